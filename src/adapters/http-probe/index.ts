import type { WebProbe } from '../../ports.js'

const LIMIT_MS = 15_000
/** As much of a page as tells whose it is. */
const LONGEST_BODY = 200

/** undici keeps what really happened in the cause. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}

/** Posts an empty object, and follows nobody elsewhere. Never rejects. */
export const probeWeb = async (url: string, limitMs = LIMIT_MS): Promise<WebProbe> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    })
    const body = (await response.text()).slice(0, LONGEST_BODY)
    return { ok: true, value: { status: response.status, body } }
  } catch (error) {
    return { ok: false, answer: reasonOf(error) }
  }
}
