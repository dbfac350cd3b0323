import { request as plain } from 'node:http'
import { request as encrypted } from 'node:https'
import { text } from 'node:stream/consumers'

export interface Reply {
  readonly status: number
  readonly statusText: string
  /** Seconds, as the Retry-After header has it; null where it is absent, or a date. */
  readonly retryAfter: number | null
  readonly body: string
}

/** No answer came. `handedOver`: the last byte of the body was on its way by then. */
export class NoReply extends Error {
  constructor(
    readonly handedOver: boolean,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

const secondsOf = (header: string | undefined): number | null =>
  header !== undefined && /^\d+$/.test(header) ? Number(header) : null

/**
 * Posts on a connection of its own, for one that was kept may have been closed by the other side without our knowing. fetch
 * was weighed: it does not tell whether the body had left when a connection broke.
 * @throws NoReply
 */
export const post = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  silenceMs: number,
  signal: AbortSignal,
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    let handedOver = false
    const fail = (error: unknown): void => reject(new NoReply(handedOver, error))
    const send = url.startsWith('https:') ? encrypted : plain
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      minVersion: 'TLSv1.2',
      timeout: silenceMs,
      signal,
    })
    request.on('finish', () => {
      handedOver = true
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${silenceMs / 1_000} seconds`)))
    request.on('error', fail)
    request.on('response', (response) => {
      const { statusCode: status = 0, statusMessage: statusText = '' } = response
      const retryAfter = secondsOf(response.headers['retry-after'])
      // What was decided is in the status; a body that breaks off only takes its reason away.
      const settle = (whole: string): void => resolve({ status, statusText, retryAfter, body: whole })
      text(response).then(settle, () => settle(''))
    })
    request.end(body)
  })
