import type { Reservation } from '../../../src/domain/reservation.js'
import type { Entry, OrderPut } from './diary.js'
import type { MustBe, State } from './must-be.js'
import { mustBe } from './must-be.js'
import type { DeliveredMail, InterruptedSend, RootCard, Seen } from './seen.js'

export const FAULT_KINDS = [
  'confirmation_lost',
  'mail_twice',
  'mail_lost',
  'mail_unwanted',
  'order_lost',
  'send_unsettled',
  'impossible_state',
  'wrong_state',
  'card_wrong',
] as const

/** What is counted of each, in words. */
export const FAULT_NAMES: Readonly<Record<(typeof FAULT_KINDS)[number], string>> = {
  confirmation_lost: 'confirmations lost',
  mail_twice: 'mails sent twice to a client for one thing',
  mail_lost: 'mails to clients that were due and never came',
  mail_unwanted: 'mails to clients that nobody had reason to send',
  order_lost: 'OCs lost',
  send_unsettled: 'uncertain sends neither settled by Sent nor shown to staff',
  impossible_state: 'reservations in an impossible state',
  wrong_state: 'reservations in another state than they must be',
  card_wrong: 'cards that are missing or not right after restart',
}

export interface Fault {
  readonly kind: (typeof FAULT_KINDS)[number]
  /** A locator, a Message-ID, the id of a review item. */
  readonly about: string
  readonly detail: string
}

export interface Occasion {
  /** Nothing is to come any more: what time brings must have come too. */
  readonly isEnd: boolean
}

const LABELS: Readonly<Record<Reservation['state'], State>> = {
  not_required: 'NO_REQUIERE_OC',
  pending: 'PENDIENTE',
  requested: 'SOLICITADA',
  received: 'RECIBIDA',
  closed: 'CERRADA',
  cancelled: 'CANCELADA',
  expired: 'EXPIRADA',
}

const STEPS = ['request', 'reminder', 'ultimatum'] as const

const isStep = ({ kind }: DeliveredMail): boolean => STEPS.some((step) => step === kind)

/** One reservation with all that was put in and is to be seen of it. */
interface Case {
  readonly locator: string
  readonly entries: readonly Entry[]
  readonly must: MustBe
  readonly found: Reservation | null
  readonly mails: readonly DeliveredMail[]
  readonly roots: readonly RootCard[]
  readonly seen: Seen
  readonly occasion: Occasion
}

type Check = (one: Case) => readonly (Omit<Fault, 'about'> | false)[]

const lost: Check = ({ found }) => [
  found === null && { kind: 'confirmation_lost', detail: 'no reservation was made of it' },
]

const count = (mails: readonly DeliveredMail[], kind: DeliveredMail['kind']): number =>
  mails.filter((mail) => mail.kind === kind).length

/** Mails of a step beyond the first of it. */
const repeated = (mails: readonly DeliveredMail[]): number => {
  const steps = mails.filter(isStep)
  return steps.length - new Set(steps.map(({ kind }) => kind)).size
}

const twice: Check = ({ mails, must }) => {
  const more = repeated(mails)
  return [
    more > must.mostResends && {
      kind: 'mail_twice',
      detail: `${more} mails repeat a step, and Reenviar was pressed ${must.mostResends} times`,
    },
    ...(['acknowledgement', 'rejection'] as const).map(
      (kind) => count(mails, kind) > 1 && { kind: 'mail_twice' as const, detail: `more than one ${kind}` },
    ),
    ...[...new Set(mails.map(({ messageId }) => messageId))].map(
      (id) =>
        mails.filter(({ messageId }) => messageId === id).length > 1 && {
          kind: 'mail_twice' as const,
          detail: `${id} was delivered more than once`,
        },
    ),
  ]
}

/** Staff have not said yet whether it left. */
const isAskedAbout = (locator: string, { outbox }: Seen): boolean =>
  outbox.some((mail) => mail.locator === locator && mail.status === 'uncertain')

/** What has expired is chased no more, however far it had come. */
const missing: Check = ({ locator, mails, must, found, seen, occasion: { isEnd } }) => [
  must.asked &&
    count(mails, 'request') === 0 &&
    !isAskedAbout(locator, seen) && { kind: 'mail_lost', detail: 'no request' },
  repeated(mails) < must.leastResends && { kind: 'mail_lost', detail: 'a resend that was asked for' },
  isEnd &&
    must.thanked &&
    count(mails, 'acknowledgement') === 0 && { kind: 'mail_lost', detail: 'no acknowledgement' },
  isEnd &&
    must.rejected &&
    count(mails, 'rejection') === 0 && { kind: 'mail_lost', detail: 'no word that its OC was rejected' },
  ...STEPS.map(
    (step) =>
      isEnd &&
      must.chased &&
      found?.state !== 'expired' &&
      count(mails, step) === 0 && { kind: 'mail_lost' as const, detail: `no ${step}, long after its day` },
  ),
]

const unwanted: Check = ({ mails, must }) => [
  !must.maybeAsked &&
    mails.length > 0 && { kind: 'mail_unwanted', detail: 'nothing was to be asked of anybody' },
  !must.thanked &&
    !must.maybeThanked &&
    count(mails, 'acknowledgement') > 0 && { kind: 'mail_unwanted', detail: 'thanked for no OC' },
  !must.maybeRejected &&
    count(mails, 'rejection') > 0 && { kind: 'mail_unwanted', detail: 'an OC was rejected by nobody' },
  mails.some(({ kind }) => kind === null) && { kind: 'mail_unwanted', detail: 'a mail of no known kind' },
]

const has = (entries: readonly Entry[], is: (entry: Entry) => boolean): boolean => entries.some(is)

/** What no order of events could have made of it; each of these is worse than a wrong state. */
const impossible: Check = ({ entries, found, mails, seen, must }) => {
  if (!found) return []
  const { state, purchaseOrder, closing, settledAt, steps } = found
  const isOpen = state === 'pending' || state === 'requested'
  const marked = has(entries, (entry) => entry.type === 'press' && entry.press === 'mark_received')
  const ordered = has(entries, (entry) => entry.type === 'order')
  const closed = has(entries, (entry) => entry.type === 'press' && entry.press === 'close')
  const cancelled = has(entries, (entry) => entry.type === 'confirmation' && entry.cancelled)
  const waiting = seen.outbox.filter((mail) => mail.locator === found.locator)
  const faults: readonly (readonly [boolean, string])[] = [
    [state === 'closed' && !closed, 'closed without an OC, and by nobody'],
    [state === 'closed' && closing === null, 'closed without a reason'],
    [state === 'received' && !ordered && !marked, 'received, and there never was an OC'],
    [state === 'received' && purchaseOrder === null, 'received without its OC'],
    [isOpen && purchaseOrder !== null, 'still asked for an OC that it has'],
    [state === 'cancelled' && !cancelled, 'cancelled by nobody'],
    [state === 'not_required' && must.asked, 'no OC required, though its client owes one'],
    [isOpen === (settledAt !== null), 'open and settled at the same time, or neither'],
    [state === 'requested' && count(mails, 'request') === 0, 'requested, and no request left'],
    ...STEPS.map(
      (step) =>
        [
          Boolean(steps[step]?.sentAt) && count(mails, step) === 0,
          `its ${step} is noted as sent, and was not`,
        ] as const,
    ),
    [!isOpen && waiting.some(({ kind }) => STEPS.some((step) => step === kind)), 'settled, and still chased'],
  ]
  return faults.map(([is, detail]) => is && { kind: 'impossible_state', detail })
}

const state: Check = ({ found, must }) => {
  const label = found && LABELS[found.state]
  const right = label === null || label === must.state || must.orElse.includes(label)
  return [!right && { kind: 'wrong_state', detail: `${label}, and must be ${must.state}` }]
}

const card: Check = ({ found, roots, seen }) => {
  const newest = roots.toSorted((a, b) => Number(b.postId) - Number(a.postId))[0]
  if (!found) return []
  if (!newest) return [{ kind: 'card_wrong', detail: 'it has no card' }]
  const kept = seen.keptThreads.get(found.locator) ?? null
  return [
    newest.state !== LABELS[found.state] && {
      kind: 'card_wrong',
      detail: `the newest card says ${newest.state}, and it is ${LABELS[found.state]}`,
    },
    kept !== newest.threadId && {
      kind: 'card_wrong',
      detail: 'another card than the newest is kept up to date',
    },
  ]
}

const CHECKS: readonly Check[] = [lost, twice, missing, unwanted, impossible, state, card]

const caseOf = (locator: string, diary: readonly Entry[], seen: Seen, occasion: Occasion): Case | null => {
  const entries = diary.filter((entry) => entry.locator === locator)
  const must = mustBe(entries, seen.now)
  return (
    must && {
      locator,
      entries,
      must,
      found: seen.reservations.find((one) => one.locator === locator) ?? null,
      mails: seen.mails.filter((mail) => mail.locator === locator),
      roots: seen.roots.filter((root) => root.locator === locator),
      seen,
      occasion,
    }
  )
}

const checkCase = (one: Case): readonly Fault[] =>
  CHECKS.flatMap((check) => check(one))
    .filter((fault) => fault !== false)
    .map((fault) => ({ ...fault, about: one.locator }))

/** Of OCs, whether they count still or were rejected. */
const documentsOf = ({ purchaseOrder, rejected }: Reservation): readonly string[] =>
  [...(purchaseOrder?.files ?? []), ...(rejected?.files ?? [])].map(({ id }) => id)

/** An OC is kept: with its reservation, or in a question to staff; and its document can be read. */
const checkOrder = ({ document, locator }: OrderPut, seen: Seen): readonly Fault[] => {
  const received = seen.reservations.some(
    (one) => one.locator === locator && documentsOf(one).some((id) => id === document),
  )
  const asked = seen.reviews.some(({ files }) => files.some(({ id }) => id === document))
  const details = [
    !received && !asked && 'it is with no reservation and in no question',
    !seen.documents.has(document) && 'its document cannot be read back',
  ].filter((detail) => detail !== false)
  return details.map((detail) => ({
    kind: 'order_lost',
    about: `${locator} ${document.slice(0, 8)}`,
    detail,
  }))
}

/** A send whose outcome nobody knew was looked up in Sent, or staff are asked about it where they see it. */
const checkSends = (seen: Seen): readonly Fault[] =>
  seen.outbox.flatMap((mail): readonly Fault[] => {
    const fault = (detail: string): readonly Fault[] => [{ kind: 'send_unsettled', about: mail.id, detail }]
    if (mail.status === 'sending') return fault('it is neither sent, nor given up, nor asked about')
    if (mail.status !== 'uncertain') return []
    const asked = seen.reviews.find((item) => item.outboxId === mail.id && item.resolution === null)
    if (!asked) return fault('it is uncertain, and nobody is asked')
    return seen.reviewCards.has(asked.id) ? [] : fault('staff are asked where they cannot see it')
  })

/** How what became of an interrupted send was found out: by the Sent folder, without a question, or by asking staff. */
export const settledBy = (
  { id, locator, messageId }: InterruptedSend,
  seen: Seen,
): 'sent' | 'staff' | null => {
  if (seen.reviews.some(({ outboxId }) => outboxId === id)) return 'staff'
  const found = seen.reservations.find((one) => one.locator === locator)
  return found?.sentMessageIds.includes(messageId) ? 'sent' : null
}

const checkInterrupted = (seen: Seen): readonly Fault[] =>
  seen.interrupted
    .filter((send) => settledBy(send, seen) === null)
    .map(({ id }) => ({
      kind: 'send_unsettled',
      about: id,
      detail: 'it was interrupted, and nobody found out or was asked what became of it',
    }))

/** A mail that a client has, and of which its reservation knows nothing, would be answered into the void. */
const checkKnown = (seen: Seen): readonly Fault[] =>
  seen.mails
    .filter(({ locator, messageId }) => {
      const found = seen.reservations.find((one) => one.locator === locator)
      const isAsked = seen.outbox.some((mail) => mail.messageId === messageId && mail.status === 'uncertain')
      return !isAsked && !found?.sentMessageIds.includes(messageId)
    })
    .map(({ messageId }) => ({
      kind: 'send_unsettled',
      about: messageId,
      detail: 'the client has it, and its reservation does not know that',
    }))

const checkQuestions = (seen: Seen): readonly Fault[] =>
  seen.reviews
    .filter(({ id, resolution }) => resolution === null && !seen.reviewCards.has(id))
    .map(({ id, kind }) => ({
      kind: 'card_wrong',
      about: id,
      detail: `an open question (${kind}) has no card`,
    }))

const checkStrangers = (diary: readonly Entry[], seen: Seen): readonly Fault[] => {
  const confirmed = new Set(diary.flatMap((entry) => (entry.type === 'confirmation' ? [entry.locator] : [])))
  const times = (locator: string): number => seen.reservations.filter((one) => one.locator === locator).length
  return seen.reservations
    .filter(({ locator }) => !confirmed.has(locator) || times(locator) > 1)
    .map(({ locator }) => ({
      kind: 'impossible_state',
      about: locator,
      detail: confirmed.has(locator) ? 'it is there twice' : 'nobody has confirmed it',
    }))
}

/** Compares what is to be seen with what must be, from what was put in alone. */
export const check = (diary: readonly Entry[], seen: Seen, occasion: Occasion): readonly Fault[] => {
  const locators = [...new Set(diary.map(({ locator }) => locator))]
  const cases = locators
    .map((locator) => caseOf(locator, diary, seen, occasion))
    .filter((one) => one !== null)
  return [
    ...cases.flatMap(checkCase),
    ...diary.flatMap((entry) => (entry.type === 'order' ? checkOrder(entry, seen) : [])),
    ...checkSends(seen),
    ...checkInterrupted(seen),
    ...checkKnown(seen),
    ...checkQuestions(seen),
    ...checkStrangers(diary, seen),
  ]
}
