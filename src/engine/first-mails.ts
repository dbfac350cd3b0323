import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { OutboxMail } from '../domain/outbox.js'
import { isOfReservation } from '../domain/outbox.js'
import type { ClientMailKind } from '../domain/reservation.js'
import { CLIENT_MAIL_KINDS } from '../domain/reservation.js'
import type { ReviewItem } from '../domain/review.js'
import type { Instant } from '../domain/time.js'
import type { OutgoingMail, Transaction } from '../ports.js'
import { openReview, resolveReview } from './reviews.js'
import type { EngineSettings } from './settings.js'

export const APPROVED_NOTE = 'engine:approved-mails'

const approvedShape = z.object({
  kind: z.enum(CLIENT_MAIL_KINDS),
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  at: z.string(),
})

/** A kind of mail that may leave by itself. `by`: who has looked at its first; null: it had left before anybody was asked. */
export type ApprovedKind = z.infer<typeof approvedShape>

/** On a card, under 25 KB with all the rest. */
const LONGEST_TEXT = 3_000

/** One question for each kind, whichever mail of it came first. */
export const firstMailReviewId = (kind: ClientMailKind): string =>
  createHash('sha256').update(`first_mail|${kind}`).digest('hex').slice(0, 10)

const approvedIn = (tx: Transaction): readonly ApprovedKind[] =>
  z.array(approvedShape).parse(tx.note(APPROVED_NOTE) ?? [])

const isApproved = (tx: Transaction, kind: ClientMailKind): boolean =>
  approvedIn(tx).some((one) => one.kind === kind)

/** Asked in earnest only: in rehearsal nothing reaches a client. */
const isAsked = ({ previewFirstMails, rehearsalAddress }: EngineSettings): boolean =>
  previewFirstMails && rehearsalAddress === null

export const mustBeSeen = (tx: Transaction, kind: ClientMailKind, settings: EngineSettings): boolean =>
  isAsked(settings) && !isApproved(tx, kind)

export const approve = (tx: Transaction, approved: ApprovedKind): void => {
  if (!isApproved(tx, approved.kind)) tx.putNote(APPROVED_NOTE, [...approvedIn(tx), approved])
}

/** What has left for a client has been looked at, or was never to be. */
export const rememberSent = (
  tx: Transaction,
  kind: ClientMailKind,
  at: Instant,
  { rehearsalAddress }: EngineSettings,
): void => {
  if (rehearsalAddress === null) approve(tx, { kind, by: null, at })
}

const ask = (
  tx: Transaction,
  { id, kind, locator }: OutboxMail,
  outgoing: OutgoingMail,
  at: Instant,
): void => {
  const { to, cc, subject, text } = outgoing
  const facts = {
    kind,
    recipients: to.join(', '),
    copies: cc.join(', '),
    subject,
    text: text.slice(0, LONGEST_TEXT),
  }
  const question = { kind: 'first_mail', facts, locator, mailId: null, outboxId: id } as const
  openReview(tx, question, at, firstMailReviewId(kind))
}

/** Puts a mail aside until its kind has been approved; of the first one an administrator is asked. */
export const holdForApproval = (
  tx: Transaction,
  mail: OutboxMail,
  outgoing: OutgoingMail,
  at: Instant,
): void => {
  tx.putOutboxMail({ ...mail, status: 'held' })
  const asked = tx.review(firstMailReviewId(mail.kind))
  if (!asked || asked.resolution) ask(tx, mail, outgoing, at)
}

/** Lets those go on whose kind has been approved, or need not be any more; whether they are still wanted is seen at the door. */
export const releaseHeld = (
  tx: Transaction,
  ids: readonly string[],
  settings: EngineSettings,
): readonly ClientMailKind[] => {
  const held = ids.map((id) => tx.outboxMail(id)).filter(isOfReservation)
  const free = held.filter(({ status, kind }) => status === 'held' && !mustBeSeen(tx, kind, settings))
  for (const mail of free) tx.putOutboxMail({ ...mail, status: 'queued' })
  return [...new Set(free.map(({ kind }) => kind))]
}

/** A question that has answered itself, since its mails are let go. */
export const settleQuestion = (tx: Transaction, kind: ClientMailKind, at: Instant): void => {
  const item = tx.review(firstMailReviewId(kind))
  if (item && !item.resolution) resolveReview(tx, item, { at, actor: 'Control OC', outcome: 'not_needed' })
}

/** Kinds of mail of which the first one waits for an administrator. */
export const kindsAwaiting = (open: readonly ReviewItem[]): readonly ClientMailKind[] => {
  const asked = open.filter(({ kind }) => kind === 'first_mail').map(({ facts }) => facts['kind'])
  return CLIENT_MAIL_KINDS.filter((kind) => asked.includes(kind))
}
