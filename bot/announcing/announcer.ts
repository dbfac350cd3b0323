import type { AnnouncedEvent } from '../../src/contract.js'
import { digestCard, digestSummary } from '../cards/views/digest-card.js'
import { pausedCard, resumedCard } from '../cards/views/pause-card.js'
import { eventTitle } from '../texts/announcements.js'
import { createTellAssignment, createTellReservation } from './tell-reservation.js'
import { createTellReview } from './tell-review.js'
import { cardContext, drawn, type Tell, type TellingOptions } from './telling.js'

export interface Announcer {
  readonly tell: Tell
}

const createTellDigest =
  (options: TellingOptions): Tell =>
  async (channel) => {
    const [digest, context] = [await options.engine.digest(), await cardContext(options)]
    const card = drawn(() => digestCard(digest, context))
    await options.poster.startThread(channel, { card, summary: digestSummary(digest, context) })
  }

const createTellPause =
  ({ poster }: TellingOptions): Tell =>
  async (channel, { event, facts: { actor = '', reason } }) => {
    const card = drawn(() =>
      event === 'MailPaused' ? pausedCard(actor, reason || null) : resumedCard(actor),
    )
    await poster.startThread(channel, { card, summary: eventTitle(event) })
  }

/** The notifier itself tells of a backlog, before the rest of it. */
const tellNothing: Tell = async () => undefined

/** By event, how it is told. */
const tellsOf = (options: TellingOptions): Readonly<Record<AnnouncedEvent, Tell>> => {
  const tellReservation = createTellReservation(options)
  const tellReview = createTellReview(options)
  const tellPause = createTellPause(options)
  return {
    ReservationConfirmed: tellReservation,
    BookingChanged: tellReservation,
    BookingCancelled: tellReservation,
    RequestSent: tellReservation,
    ReminderSent: tellReservation,
    UltimatumSent: tellReservation,
    MailResent: tellReservation,
    AcknowledgementSent: tellReservation,
    PurchaseOrderReceived: tellReservation,
    RejectionSent: tellReservation,
    PurchaseOrderRejected: tellReservation,
    ReservationClosed: tellReservation,
    ReservationReopened: tellReservation,
    ReservationAssigned: createTellAssignment(options),
    NoteAdded: tellReservation,
    DecisionUndone: tellReservation,
    ReservationExpired: tellReservation,
    ChaseHeld: tellReservation,
    ChaseResumed: tellReservation,
    ReplyNoted: tellReservation,
    ReviewOpened: tellReview,
    ReviewResolved: tellReview,
    ReviewReminded: tellReview,
    DigestDue: createTellDigest(options),
    BacklogRead: tellNothing,
    MailPaused: tellPause,
    MailResumed: tellPause,
  }
}

export const createAnnouncer = (options: TellingOptions): Announcer => {
  const tells = tellsOf(options)
  return { tell: (channel, announced, quiet) => tells[announced.event](channel, announced, quiet) }
}
