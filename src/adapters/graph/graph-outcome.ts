import { z } from 'zod'
import type { SendOutcome } from '../../ports.js'
import type { NoReply, Reply } from './post.js'

/** Nothing was taken: too much at once (429), or the service is not there just now (503). */
const NOT_NOW = new Set([408, 425, 429, 503])

/** About our application, its rights or our mailbox: an administrator mends it, and the same mail goes through. */
const OUR_FAULT = new Set([401, 403, 404, 405])

/** The same, by the code of Exchange and whatever the status: a mailbox that is full, blocked or over its limits. */
const OUR_FAULT_CODE =
  /^Error(?:QuotaExceeded|ExceededMessageLimit|MessageSubmissionBlocked|SendAsDenied|AccessDenied|MailboxStoreUnavailable|InvalidUser)$/

/** To nowhere that we would show our token to: somebody has set a wrong address. */
const isRedirection = (status: number): boolean => status >= 300 && status < 400

const Refused = z.object({ error: z.object({ code: z.string(), message: z.string().default('') }) })

const reasonOf = (body: string): { readonly code: string; readonly message: string } | null => {
  try {
    return Refused.parse(JSON.parse(body)).error
  } catch {
    return null
  }
}

/** `403 ErrorAccessDenied: Access is denied.`, or the status line where there is no such body. */
const textOf = ({ status, statusText, body }: Reply): string => {
  const reason = reasonOf(body)
  return reason === null ? `${status} ${statusText}` : `${status} ${reason.code}: ${reason.message}`
}

/**
 * What an answer means. 202 alone says that the mail was taken: Graph has been seen to answer 200 to a MIME mail that is too
 * large, and to send nothing (microsoft-graph-docs #13979). 400 and 413 are about the mail itself. Any other answer of
 * 500 and above comes from a server or a gateway that may have passed the mail on before it failed: nobody knows.
 * "Microsoft Graph error responses and resource types", "user: sendMail", "Microsoft Graph throttling guidance".
 */
export const outcomeOfReply = (reply: Reply): SendOutcome => {
  const { status, retryAfter } = reply
  if (status === 202) return { kind: 'accepted', serverMessageId: null, refusedRecipients: [] }
  const error = textOf(reply)
  const isOurFault = OUR_FAULT.has(status) || OUR_FAULT_CODE.test(reasonOf(reply.body)?.code ?? '')
  if (NOT_NOW.has(status) || isOurFault || isRedirection(status))
    return { kind: 'deferred', error, retryAfterMs: retryAfter === null ? null : retryAfter * 1_000 }
  return status >= 400 && status < 500 ? { kind: 'rejected', error } : { kind: 'uncertain', error }
}

/** How long Graph wants none of our mails, where it says so. It throttles an application's use of a mailbox as a whole. */
export const restOfReply = ({ status, retryAfter }: Reply): number =>
  NOT_NOW.has(status) ? (retryAfter ?? 0) * 1_000 : 0

/** What it means that no answer came: a body that had not left in full cannot have been taken. */
export const outcomeOfSilence = ({ handedOver, message, cause }: NoReply): SendOutcome => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const error = code === '' || message.includes(code) ? message : `${code} ${message}`
  return handedOver ? { kind: 'uncertain', error } : { kind: 'deferred', error, retryAfterMs: null }
}
