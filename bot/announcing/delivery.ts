/** What to do after a call to the connector has failed. Pure, so that the judgement can be read in one place. */
export type DeliveryJudgement =
  /** The connector is busy or away: the same call again, after `afterMs` where it named a time. */
  | { readonly kind: 'retry'; readonly afterMs: number | null }
  /** The message or thread is no longer there: forget its id, and post anew. */
  | { readonly kind: 'gone' }
  /** The bot may not speak there now (removed from the team, bad credentials): keep everything and wait. */
  | { readonly kind: 'barred' }
  /** This very card will never be taken: skip it. */
  | { readonly kind: 'refused' }

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

export const statusOf = (fault: unknown): number | null => {
  const { statusCode } = asRecord(fault)
  return typeof statusCode === 'number' ? statusCode : null
}

const headerOf = (fault: unknown, name: string): string | null => {
  const headers = asRecord(asRecord(asRecord(fault)['response'])['headers'])
  const get = headers['get']
  if (typeof get !== 'function') return null
  const value: unknown = get.call(headers, name)
  return typeof value === 'string' ? value : null
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3); the connector sends seconds. */
const retryAfterMs = (fault: unknown): number | null => {
  const seconds = Number(headerOf(fault, 'retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis */
export const judgeDelivery = (fault: unknown): DeliveryJudgement => {
  const status = statusOf(fault)
  // No status: the connection broke, or the time limit passed. Posting twice is better than not at all.
  if (status === null || status === 408 || status === 412 || status === 429 || status >= 500)
    return { kind: 'retry', afterMs: retryAfterMs(fault) }
  if (status === 404) return { kind: 'gone' }
  if (status === 401 || status === 403) return { kind: 'barred' }
  return { kind: 'refused' }
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/** Doubles with each attempt (counted from 0), with jitter of up to half; never sooner than the connector asked. */
export const backoffMs = (attempt: number, afterMs: number | null, random: () => number): number => {
  const base = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt)
  return Math.max(afterMs ?? 0, base / 2) + (base / 2) * random()
}
