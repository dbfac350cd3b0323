import type { SendOutcome } from '../../ports.js'

/** The parts of nodemailer's errors that carry meaning; any error may lack all of them. */
export interface SmtpErrorFacts {
  readonly message: string
  readonly code?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
  readonly rejectedErrors?: readonly { readonly responseCode?: number }[]
}

export const factsOf = (error: unknown): SmtpErrorFacts =>
  error instanceof Error ? Object.assign({}, error, { message: error.message }) : { message: String(error) }

/** RFC 4954, 6: about the login, whatever command they answer. */
const LOGIN_CODES = new Set([530, 534, 535, 538])

/**
 * Refusals by Exchange Online that are about our tenant, our sending address or a day's quota. They come with 5xx, but
 * the mail is not at fault: once an administrator has mended it, or the day is over, the same mail goes through.
 * 5.7.3, 5.7.8, 5.7.57, 5.7.139: login · 5.7.30: basic authentication removed · 5.7.60: no SendAs right ·
 * 5.7.5xx, 5.7.7xx: tenant blocked or over its threshold · 5.1.8: outbound spam block · 5.1.90: day's limit reached.
 */
const OUR_FAULT =
  /\b5\.7\.(?:3|8|9|14|30|57|60|64|139|5\d\d|7\d\d)\b|\b5\.1\.(?:8|90)\b|SendAsDenied|SubmissionQuotaExceeded/i

/** Whatever is refused before a mail was spoken of is not about the mail. */
const SESSION_SETUP = /^(?:CONN|EHLO|HELO|STARTTLS|AUTH)/
/** 5.7.x before any recipient was named can only be about us. */
const POLICY = /\b5\.7\.\d+\b/

const UNITS_MS = new Map([
  ['millisecond', 1],
  ['second', 1_000],
  ['minute', 60_000],
  ['hour', 3_600_000],
])

/** "Suggested Backoff Time: 30000 milliseconds", "try again in 5 minutes", "retry after 300 seconds". */
export const namedWaitMs = (response: string): number | null => {
  const found = /(?:backoff|again|retry|wait)\D{0,20}(\d{1,9})\s*(millisecond|second|minute|hour)/i.exec(
    response,
  )
  const unitMs = UNITS_MS.get(found?.[2]?.toLowerCase() ?? '')
  return unitMs === undefined ? null : Number(found?.[1]) * unitMs
}

/** Where Exchange throttles without a word of how long (432 4.3.2, too many connections or mails at once). */
const THROTTLED_REST_MS = 30_000

/**
 * How long the server wants none of our mails; 0 where it does not say so. Only what throttles the whole account counts: a
 * time that comes with one recipient's refusal (greylisting) is about that one. "Suggested Backoff Time" and 432 4.3.2
 * are Exchange's (Microsoft: "Exchange Online limits"), 421 4.7.0 is Gmail's.
 */
export const restOf = (error: unknown): number => {
  const { response = '', responseCode, command } = factsOf(error)
  const named = namedWaitMs(response)
  if (responseCode === 432) return named ?? THROTTLED_REST_MS
  const isAboutAccount =
    /backoff time|throttl|rate limit/i.test(response) || (responseCode === 421 && command !== 'RCPT TO')
  return isAboutAccount ? (named ?? 0) : 0
}

const isAboutUs = ({ code, command = '', response = '', responseCode = 0 }: SmtpErrorFacts): boolean =>
  code === 'EAUTH' ||
  code === 'ENOAUTH' ||
  code === 'EOAUTH2' ||
  LOGIN_CODES.has(responseCode) ||
  OUR_FAULT.test(response) ||
  (command === 'MAIL FROM' && POLICY.test(response))

/** One recipient that may be accepted later keeps the whole mail waiting: none of them has got it yet. */
const mayPassLater = ({ responseCode = 0, rejectedErrors = [] }: SmtpErrorFacts): boolean =>
  responseCode < 500 ||
  // 503, bad sequence of commands: the session was out of step, which says nothing of the mail.
  responseCode === 503 ||
  rejectedErrors.some((refusal) => (refusal.responseCode ?? 500) < 500)

/** Found wrong before the server was asked: no address, or an address that is none. It would be so the next time too. */
const isOurOwnRefusal = ({ code, command }: SmtpErrorFacts): boolean =>
  (code === 'EENVELOPE' && command === 'API') || code === 'EMESSAGE' || code === 'EMAXRECIPIENTS'

/**
 * What an error of a send means. `handedOver`: the server had said 354 and the text was on its way.
 *
 * A reply of the server always decides, also one to the text itself: RFC 5321, 4.2.5 makes it answer for what it takes.
 * Without a reply, the text may have been taken or not: that must not be tried again by itself, or a client is written
 * to twice. A connection lost before that has delivered nothing (RFC 5321, 4.1.1.4), and is simply tried again.
 */
export const outcomeOfError = (error: unknown, handedOver: boolean): SendOutcome => {
  const facts = factsOf(error)
  const text = facts.message
  const retry: SendOutcome = {
    kind: 'deferred',
    error: text,
    retryAfterMs: namedWaitMs(facts.response ?? ''),
  }
  if (facts.responseCode === undefined) {
    if (handedOver) return { kind: 'uncertain', error: text }
    return isOurOwnRefusal(facts) ? { kind: 'rejected', error: text } : retry
  }
  if (!handedOver && SESSION_SETUP.test(facts.command ?? '')) return retry
  if (isAboutUs(facts) || mayPassLater(facts)) return retry
  return { kind: 'rejected', error: text }
}

/** What nodemailer tells of a mail that was taken. */
export interface TakenMail {
  readonly rejected?: readonly unknown[]
  readonly serverMessageId?: string | undefined
}

const addressOf = (recipient: unknown): string =>
  typeof recipient === 'object' && recipient !== null && 'address' in recipient
    ? String(recipient.address)
    : String(recipient)

export const outcomeOfTaken = (taken: TakenMail): SendOutcome => ({
  kind: 'accepted',
  serverMessageId: taken.serverMessageId ?? null,
  refusedRecipients: (taken.rejected ?? []).map(addressOf),
})
