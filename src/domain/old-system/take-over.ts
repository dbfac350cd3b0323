import type { Booking } from '../booking.js'
import type { Client } from '../client.js'
import { chaseStart } from '../decide/chase.js'
import type { ReservationEvent } from '../events.js'
import { evolve } from '../evolve.js'
import type { StoredFile } from '../files.js'
import type { OutboxMail } from '../outbox.js'
import type { ReadingProblem } from '../reading-problem.js'
import type { ChasePolicy } from '../reminder-policy.js'
import { expiryAt, nextDue } from '../reminder-policy.js'
import type { ConfirmationOrder, PurchaseOrder, Reservation } from '../reservation.js'
import { isOpen } from '../reservation.js'
import type { EventStamp } from '../story.js'
import { toInstant, type Instant } from '../time.js'
import type { AmountDecision } from './old-amount.js'
import { trueAmount } from './old-amount.js'
import type { OldProblem, OldReservation } from './old-records.js'
import type { SentMail } from './steps-sent.js'
import { stepsSent } from './steps-sent.js'

/** What a reservation of the old system becomes. */
export interface TakenOver {
  /** With its past as history, as if it had happened here. */
  readonly past: Reservation
  /** What happens to it now: it is held, or has expired meanwhile. */
  readonly present: readonly ReservationEvent[]
  /** After both. */
  readonly reservation: Reservation
  readonly problems: readonly OldProblem[]
}

interface Happened {
  readonly event: ReservationEvent
  readonly at: Instant
}

const EPOCH = toInstant(0)

/** Named in place of a mail's id: there is no such mail here. */
const FROM_OLD_SYSTEM = 'old-system'

/**
 * The confirmations of an open reservation may all still lie in the mailbox: whichever comes completes what the old system
 * kept. What is settled is changed only by one that is newer than all the old system knew.
 */
const orderOf = ({ state, updatedAt }: OldReservation): ConfirmationOrder => {
  const at = isOpen({ state }) ? EPOCH : updatedAt
  return { mailDate: at, receivedAt: at, mailId: FROM_OLD_SYSTEM }
}

/** With one stay its total is the booking's. */
const withTotal = (booking: Booking, { total }: AmountDecision): Booking => ({
  ...booking,
  total,
  stays: booking.stays.map((stay) => ({ ...stay, total })),
})

const warningsOf = ({ problem }: AmountDecision): readonly ReadingProblem[] =>
  problem?.code === 'amount_doubtful'
    ? [{ code: 'ambiguous_amount', severity: 'warning', detail: problem.detail }]
    : []

const outboxMail = (
  { step, sentAt, messageIds, recipients }: SentMail,
  locator: string,
  index: number,
): OutboxMail => ({
  id: `${locator}-${step}-${index + 1}`,
  locator,
  kind: step,
  resend: false,
  to: recipients,
  messageId: messageIds[0] ?? '',
  inReplyTo: null,
  references: [],
  status: 'queued',
  queuedAt: sentAt,
  notBefore: sentAt,
  attempts: 0,
  lastError: null,
})

const mailHappened = (sent: SentMail, locator: string, index: number): readonly Happened[] => {
  const mail = outboxMail(sent, locator, index)
  const { messageIds, recipients } = sent
  return [
    { at: sent.sentAt, event: { type: 'MailQueued', mail } },
    { at: sent.sentAt, event: { type: 'MailLeft', mail, messageIds, recipients } },
  ]
}

const storedFiles = ({ orders }: OldReservation): readonly StoredFile[] => [
  ...new Map(
    orders.flatMap(({ file }) => (file && typeof file === 'object' ? [[file.id, file] as const] : [])),
  ).values(),
]

const purchaseOrderOf = (old: OldReservation): PurchaseOrder => ({
  number: old.orders.findLast(({ number }) => number !== null)?.number ?? null,
  receivedAt: old.orders.at(-1)?.receivedAt ?? old.updatedAt,
  files: storedFiles(old),
  mailId: null,
})

/** How its story ended; null while it is open, or owed nothing from the start. */
const ending = (old: OldReservation, booking: Booking): ReservationEvent | null => {
  switch (old.state) {
    case 'not_required':
    case 'pending':
    case 'requested':
      return null
    case 'received':
      return { type: 'PurchaseOrderReceived', purchaseOrder: purchaseOrderOf(old), warnings: [] }
    case 'closed': {
      const reason = old.suspended ? 'suspended' : 'other'
      return { type: 'ReservationClosed', reason, note: old.closingNote }
    }
    case 'cancelled':
      return { type: 'BookingCancelled', booking, order: orderOf(old), files: [], warnings: [] }
    case 'expired':
      return { type: 'ReservationExpired' }
  }
}

const earliest = (one: Instant, other: Instant = one): Instant => (other < one ? other : one)

const endedAt = ({ state, orders, updatedAt }: OldReservation): Instant =>
  state === 'received' ? (orders.at(-1)?.receivedAt ?? updatedAt) : updatedAt

const tellPast = (confirmed: Happened, others: readonly Happened[]): Reservation =>
  others.reduce(
    (reservation, { event, at }) => evolve(reservation, event, { at, actor: null }),
    evolve(null, confirmed.event, { at: confirmed.at, actor: null }),
  )

/** One that is not served any more is asked about like one that nobody knows. */
const served = (client: Client | null): Client | null => (client?.active === false ? null : client)

/** A request that was never sent is not sent to a client of whom the settings say that it owes nothing. */
const owesNone = ({ state }: OldReservation, asked: boolean, client: Client | null): boolean =>
  state === 'pending' && !asked && client?.requiresOc === false

const pastOf = (old: OldReservation, client: Client | null): Pick<TakenOver, 'past' | 'problems'> => {
  const amount = trueAmount(old.amount)
  const sent = stepsSent(old)
  const booking = withTotal(old.booking, amount)
  const owed = old.state !== 'not_required' && !owesNone(old, sent.mails.length > 0, client)
  const confirmed: ReservationEvent = {
    type: 'ReservationConfirmed',
    booking,
    clientId: served(client)?.id ?? null,
    owed,
    dayZero: old.dayZero,
    order: orderOf(old),
    files: isOpen(old) ? storedFiles(old) : [],
    warnings: warningsOf(amount),
  }
  const end = ending(old, booking)
  const registeredAt = earliest(old.registeredAt, sent.mails[0]?.sentAt)
  const past = tellPast({ at: registeredAt, event: confirmed }, [
    ...sent.mails.flatMap((mail, index) => mailHappened(mail, booking.locator, index)),
    ...(end ? [{ at: endedAt(old), event: end }] : []),
  ])
  return { past, problems: [...(amount.problem ? [amount.problem] : []), ...sent.problems] }
}

const clientProblems = (
  reservation: Reservation,
  old: OldReservation,
  client: Client | null,
): OldProblem[] => {
  const { agency } = old.booking
  if (!isOpen(old)) return []
  if (!client) return [{ code: 'client_unknown', detail: agency }]
  if (client.active === false) return [{ code: 'client_inactive', detail: client.name }]
  if (!client.requiresOc) return [{ code: 'client_owes_none', detail: client.name }]
  return client.contacts.length === 0 && isOpen(reservation)
    ? [{ code: 'client_without_contact', detail: client.name }]
    : []
}

const orderProblems = (old: OldReservation): OldProblem[] => {
  const { orders, state } = old
  const lost = orders.flatMap(({ file, path }): OldProblem[] => {
    if (file === 'missing') return [{ code: 'order_file_missing', detail: path }]
    return file === 'refused' ? [{ code: 'order_file_refused', detail: path }] : []
  })
  const without = state === 'received' && storedFiles(old).length === 0
  return [
    ...lost,
    ...(without && lost.length === 0 ? [{ code: 'order_without_document', detail: '' } as const] : []),
    ...(isOpen(old) && orders.length > 0
      ? [{ code: 'order_though_open', detail: orders.at(-1)?.number ?? '' } as const]
      : []),
    ...(orders.length > 1
      ? [{ code: 'several_orders', detail: orders.map(({ number }) => number ?? '?').join(', ') } as const]
      : []),
  ]
}

/** What a reservation that is open after all needs now. What should have expired is not written about any more. */
const presentOf = (
  past: Reservation,
  client: Client | null,
  policy: ChasePolicy,
  now: Instant,
): readonly ReservationEvent[] => {
  if (!isOpen(past)) return []
  if (expiryAt(past, policy) <= now) return [{ type: 'ReservationExpired' }]
  return chaseStart(past.booking, client, null)
}

/**
 * Takes a reservation of the old system over: its past is told as events, so that it is just what it would be had all this
 * happened here, and the next step follows from the policy. `client`: whom its agency's name means, by what is known now.
 */
export const takeOver = (
  old: OldReservation,
  client: Client | null,
  policy: ChasePolicy,
  now: Instant,
): TakenOver => {
  const { past, problems } = pastOf(old, client)
  const present = presentOf(past, served(client), policy, now)
  const stamp: EventStamp = { at: now, actor: null }
  const after = present.reduce((reservation, event) => evolve(reservation, event, stamp), past)
  const expired = present.some(({ type }) => type === 'ReservationExpired')
  return {
    past,
    present,
    reservation: { ...after, due: nextDue(after, served(client), policy) },
    problems: [
      ...problems,
      ...orderProblems(old),
      ...clientProblems(after, old, client),
      ...(expired ? [{ code: 'expired_now', detail: '' } as const] : []),
    ],
  }
}
