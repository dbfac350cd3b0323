import { texts } from './texts.js'
import { toast } from './toasts.js'
import { asViewer } from './viewer.js'

const answerOf = async (response) => {
  const answer = await response.json().catch(() => ({}))
  if (response.ok) return answer
  throw new Error(answer.message ?? texts.failed(response.status))
}

const told = async (request) => {
  try {
    return await answerOf(await request)
  } catch (error) {
    toast(error.message, 'bad')
    throw error
  }
}

/** A request of the page to the demo; what goes wrong is told on the page too. */
export const post = (path, body = {}) =>
  told(
    fetch(asViewer(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

export const upload = (path, file) =>
  told(
    fetch(asViewer(path), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    }),
  )
