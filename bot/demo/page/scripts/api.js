import { toast } from './toasts.js'

const answerOf = async (response) => {
  const answer = await response.json().catch(() => ({}))
  if (response.ok) return answer
  throw new Error(answer.message ?? `La demostración respondió ${response.status}`)
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
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

export const upload = (path, file) =>
  told(fetch(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file }))
