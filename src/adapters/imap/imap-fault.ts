/**
 * What to do about an IMAP error. `throttled`: the server named how long to stay away. `credentials`: a person has to
 * act, so tries are rare (a mailbox that is knocked at too often gets locked). `folder`: this folder only, the others go
 * on. `connection`: come back soon on a new connection.
 */
export type ImapFault =
  | { readonly kind: 'throttled'; readonly waitMs: number; readonly message: string }
  | { readonly kind: 'credentials'; readonly message: string }
  | { readonly kind: 'folder'; readonly message: string }
  | { readonly kind: 'connection'; readonly message: string }

/** The parts of imapflow's errors that carry meaning; any error may lack all of them. */
export interface ImapErrorFacts {
  readonly message: string
  readonly code?: string
  readonly command?: string
  readonly responseStatus?: string
  readonly responseText?: string
  readonly response?: string
  readonly serverResponseCode?: string
  readonly authenticationFailed?: boolean
  readonly mailboxMissing?: boolean
  readonly throttleReset?: number
  readonly throttleWaited?: number
}

/**
 * RFC 5530 codes that say "not now". They come first: imapflow sets `authenticationFailed` for every refused login, also
 * when there were too many connections or the server's own token service was away.
 */
const NOT_NOW = new Set(['LIMIT', 'UNAVAILABLE', 'INUSE', 'SERVERBUG'])

/** RFC 5530 and 3501 codes by which a folder, and not the login or the server, is refused. */
const FOLDER_CODES = new Set(['NONEXISTENT', 'NOPERM', 'TRYCREATE', 'CANNOT', 'PERM'])

const LONGEST_WAIT_MS = 60 * 60_000

export const factsOf = (error: unknown): ImapErrorFacts =>
  error instanceof Error ? Object.assign({}, error, { message: error.message }) : { message: String(error) }

const answerOf = (facts: ImapErrorFacts): string =>
  facts.responseText ?? (typeof facts.response === 'string' ? facts.response : '')

/** Never the command that was sent: a LOGIN has the password in it. */
export const describeImapError = (error: unknown): string => {
  const facts = factsOf(error)
  const answer = answerOf(facts)
  const code = facts.serverResponseCode ?? facts.code
  return [facts.message, code ? `[${code}]` : '', answer].filter((part) => part !== '').join(' ')
}

/** Exchange: `BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds`. */
const throttleOf = (facts: ImapErrorFacts): number | null => {
  const named = /Backoff Time\D{0,3}(\d+)/i.exec(answerOf(facts))?.[1]
  const total = facts.throttleReset ?? (named === undefined ? null : Number(named))
  if (total === null) return facts.code === 'ETHROTTLE' ? 60_000 : null
  return Math.min(Math.max(0, total - (facts.throttleWaited ?? 0)), LONGEST_WAIT_MS)
}

/**
 * Exchange answers `BAD User is authenticated but not connected` for every folder alike, and the cause is the mailbox
 * (its rights, or too many connections): no matter of one folder.
 */
const isFolderRefusal = (facts: ImapErrorFacts): boolean =>
  facts.mailboxMissing === true ||
  FOLDER_CODES.has(facts.serverResponseCode ?? '') ||
  (facts.responseStatus === 'NO' && facts.authenticationFailed !== true)

export const judgeImapFault = (error: unknown): ImapFault => {
  const facts = factsOf(error)
  const message = describeImapError(error)
  const waitMs = throttleOf(facts)
  if (waitMs !== null) return { kind: 'throttled', waitMs, message }
  if (NOT_NOW.has(facts.serverResponseCode ?? '')) return { kind: 'connection', message }
  if (facts.authenticationFailed === true) return { kind: 'credentials', message }
  return isFolderRefusal(facts) ? { kind: 'folder', message } : { kind: 'connection', message }
}
