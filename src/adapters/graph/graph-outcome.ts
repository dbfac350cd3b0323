import type { SendOutcome } from '../../ports.js'

/** What an answer of Graph holds that a send depends on. */
export interface GraphAnswer {
  readonly status: number
  /** Seconds, as the Retry-After header has it; null where it is absent. */
  readonly retryAfter: number | null
  /** `ErrorAccessDenied: Access is denied.`, or the status line where there is no such body. */
  readonly error: string
}

/** Nothing was taken: too much at once (429), or the service is not there just now (503). */
const NOT_NOW = new Set([408, 425, 429, 503])

/** About our application, its rights or our mailbox: an administrator mends it, and the same mail goes through. */
const OUR_FAULT = new Set([401, 403, 404, 405])

/**
 * What an answer means. 400 and 413 are about the mail itself. Any other answer of 500 and above comes from a server or a
 * gateway that may have passed the mail on before it failed: nobody knows.
 * "Microsoft Graph error responses and resource types", "user: sendMail", "Microsoft Graph throttling guidance".
 */
export const outcomeOfAnswer = ({ status, retryAfter, error }: GraphAnswer): SendOutcome => {
  if (status === 202 || status === 200)
    return { kind: 'accepted', serverMessageId: null, refusedRecipients: [] }
  const text = `${status} ${error}`
  if (NOT_NOW.has(status))
    return { kind: 'deferred', error: text, retryAfterMs: retryAfter === null ? null : retryAfter * 1_000 }
  if (OUR_FAULT.has(status)) return { kind: 'deferred', error: text, retryAfterMs: null }
  return status >= 500 ? { kind: 'uncertain', error: text } : { kind: 'rejected', error: text }
}

/** A connection that was never made has carried nothing. */
const NEVER_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

const causeOf = (error: unknown): { readonly code: string; readonly message: string } => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return { code: '', message: String(cause) }
  return { code: 'code' in cause ? String(cause.code) : '', message: cause.message }
}

/** What it means that no answer came. */
export const outcomeOfSilence = (error: unknown): SendOutcome => {
  const { code, message } = causeOf(error)
  const text = code === '' || message.includes(code) ? message : `${code} ${message}`
  return NEVER_CONNECTED.test(code)
    ? { kind: 'deferred', error: text, retryAfterMs: null }
    : { kind: 'uncertain', error: text }
}
