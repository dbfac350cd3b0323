import type { MailLocation } from './mail.js'
import type { MailRecord } from './mail-record.js'
import type { ReviewItem, ReviewKind } from './review.js'
import type { Instant } from './time.js'

/** Mails of one folder that nobody need look at any more, by their UIDs, ascending. */
export interface SettledMails extends Pick<MailLocation, 'folder' | 'uidValidity'> {
  readonly uids: readonly number[]
}

/** So many go in one command: a line of it stays below the 1,000 octets that any server takes (RFC 2683, 3.2.1.5). */
const AT_ONCE = 80

/** What waits while a server refuses does not grow for ever: the oldest stay where they are. */
const MOST_WAITING = 10_000

/**
 * Whether a mail has been dealt with so far that nobody need look at it in the mailbox: a confirmation was registered, or an
 * older one changes nothing; an OC was accepted. All else stays, ignored mail and what was only noted among it: it may be for a person.
 */
export const isSettled = ({ decision, reason }: Pick<MailRecord, 'decision' | 'reason'>): boolean =>
  decision === 'accept' || (decision === 'ignore' && reason === 'older_confirmation')

/** Questions about a reservation, or about a mail of ours, do not need the mail that they came from. */
const ABOUT_THE_MAIL: ReadonlySet<ReviewKind> = new Set([
  'oc_to_assign',
  'mail_to_answer',
  'unreadable_confirmation',
  'unreadable_mail',
  'unauthorised_sender',
  'unauthenticated_sender',
  'rebooked_after_cancellation',
  'bounced',
])

/** The mails, by their records' ids, that staff are still asked about. */
export const askedAbout = (open: readonly ReviewItem[]): ReadonlySet<string> =>
  new Set(open.flatMap(({ kind, mailId }) => (mailId !== null && ABOUT_THE_MAIL.has(kind) ? [mailId] : [])))

/**
 * Whether a person has put a mail here that was dealt with elsewhere in the same mailbox: a move keeps INTERNALDATE (RFC 3501,
 * 6.4.7). A folder that was only numbered anew is nobody's doing.
 */
export const isPutThere = (
  { location: here, receivedAt }: { readonly location: MailLocation; readonly receivedAt: Instant },
  { location: known, receivedAt: before }: Pick<MailRecord, 'location' | 'receivedAt'>,
): boolean => {
  if (here.account !== known.account || receivedAt !== before) return false
  if (here.folder !== known.folder) return true
  return here.uidValidity === known.uidValidity && here.uid !== known.uid
}

const withOne = (waiting: readonly SettledMails[], { folder, uidValidity, uid }: MailLocation) => {
  const known = waiting.find((mails) => mails.folder === folder && mails.uidValidity === uidValidity)
  const uids = [...new Set([...(known?.uids ?? []), uid])].toSorted((a, b) => a - b).slice(-MOST_WAITING)
  // Those of a folder's earlier numbering name nothing any more.
  return [...waiting.filter((mails) => mails.folder !== folder), { folder, uidValidity, uids }]
}

/** What waits to be moved in one mailbox, after more mails of it have been dealt with. */
export const withSettled = (
  waiting: readonly SettledMails[],
  settled: readonly MailLocation[],
): readonly SettledMails[] => settled.reduce<readonly SettledMails[]>(withOne, waiting)

/** What still waits once these have been moved. */
export const withoutFiled = (
  waiting: readonly SettledMails[],
  { folder, uidValidity, uids }: SettledMails,
): readonly SettledMails[] =>
  waiting
    .map((mails) =>
      mails.folder === folder && mails.uidValidity === uidValidity
        ? { ...mails, uids: mails.uids.filter((uid) => !uids.includes(uid)) }
        : mails,
    )
    .filter((mails) => mails.uids.length > 0)

/** What goes next, in one command; null when nothing waits. */
export const nextToFile = ([first]: readonly SettledMails[]): SettledMails | null =>
  first ? { ...first, uids: first.uids.slice(0, AT_ONCE) } : null
