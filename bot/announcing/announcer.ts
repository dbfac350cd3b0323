import type { AnnouncedEvent, BrokenFact, Digest, JunkFact, MendedFact } from '../../src/contract.js'
import { faultText, type Log } from '../ambient.js'
import { digestCard, digestSummary } from '../cards/views/digest-card.js'
import { brokenCard, mendedCard } from '../cards/views/health-card.js'
import { junkCard } from '../cards/views/junk-card.js'
import { pausedCard, resumedCard } from '../cards/views/pause-card.js'
import type { ChannelReference } from '../conversations.js'
import { eventTitle } from '../texts/announcements.js'
import type { Refresher } from './refresh.js'
import { createTellAssignment, createTellReservation } from './tell-reservation.js'
import { createTellReview } from './tell-review.js'
import { cardContext, drawn, type Tell, type TellingOptions } from './telling.js'

export interface Announcer {
  readonly tell: Tell
}

/** A check-in comes near without anything happening: the cards of what is urgent say so from this morning on. */
const showUrgency = async (
  channel: ChannelReference,
  { urgent }: Digest,
  refresher: Pick<Refresher, 'refresh'>,
  log: Log,
): Promise<void> => {
  try {
    for (const { locator } of urgent) await refresher.refresh(channel, locator)
  } catch (fault) {
    // The overview has been posted; it must not come again because of a card.
    log.warn({ fault: faultText(fault) }, 'Cards of urgent reservations were not all drawn anew')
  }
}

const createTellDigest =
  (options: TellingOptions, refresher: Pick<Refresher, 'refresh'>): Tell =>
  async (channel) => {
    const [digest, context] = [await options.engine.digest(), await cardContext(options)]
    const card = drawn(() => digestCard(digest, context))
    await options.poster.startThread(channel, { card, summary: digestSummary(digest, context) })
    await showUrgency(channel, digest, refresher, options.log)
  }

const createTellPause =
  ({ poster }: TellingOptions): Tell =>
  async (channel, { event, facts: { actor = '', reason } }) => {
    const card = drawn(() =>
      event === 'MailPaused' ? pausedCard(actor, reason || null) : resumedCard(actor),
    )
    await poster.startThread(channel, { card, summary: eventTitle(event) })
  }

const createTellHealth =
  (options: TellingOptions): Tell =>
  async (channel, { event, facts: { troubles = '[]' } }) => {
    const context = await cardContext(options)
    const card = drawn(() =>
      event === 'HealthBroken'
        ? brokenCard(JSON.parse(troubles) as BrokenFact, options.namesOf, context)
        : mendedCard(JSON.parse(troubles) as MendedFact, options.namesOf),
    )
    await options.poster.startThread(channel, { card, summary: eventTitle(event) })
  }

const createTellJunk =
  (options: TellingOptions): Tell =>
  async (channel, { event, facts: { mails = '[]' } }) => {
    const context = await cardContext(options)
    const card = drawn(() => junkCard(JSON.parse(mails) as JunkFact, options.namesOf, context))
    await options.poster.startThread(channel, { card, summary: eventTitle(event) })
  }

/** The notifier itself tells of a backlog, before the rest of it. */
const tellNothing: Tell = async () => undefined

/** By event, how it is told. */
const tellsOf = (
  options: TellingOptions,
  refresher: Pick<Refresher, 'refresh'>,
): Readonly<Record<AnnouncedEvent, Tell>> => {
  const tellReservation = createTellReservation(options)
  const tellReview = createTellReview(options)
  const tellPause = createTellPause(options)
  const tellHealth = createTellHealth(options)
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
    DigestDue: createTellDigest(options, refresher),
    BacklogRead: tellNothing,
    MailPaused: tellPause,
    MailResumed: tellPause,
    HealthBroken: tellHealth,
    HealthMended: tellHealth,
    MailInJunk: createTellJunk(options),
  }
}

export const createAnnouncer = (
  options: TellingOptions,
  refresher: Pick<Refresher, 'refresh'>,
): Announcer => {
  const tells = tellsOf(options, refresher)
  return { tell: (channel, announced, quiet) => tells[announced.event](channel, announced, quiet) }
}
