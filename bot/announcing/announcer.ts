import { createHash } from 'node:crypto'
import type { Announced, AnnouncedEvent, Engine, ReservationView } from '../../src/contract.js'
import { faultText, type BotClock, type Log } from '../ambient.js'
import type { ChannelPoster } from './channel-poster.js'
import { announcementCard } from '../cards/views/announcement-card.js'
import type { CardContext } from '../cards/views/context.js'
import { digestCard, digestTitle } from '../cards/views/digest-card.js'
import { reservationCard, reservationSummary } from '../cards/views/reservation-card.js'
import { reviewCard, reviewSummary } from '../cards/views/review-card.js'
import {
  reviewKey,
  threadKey,
  type ChannelReference,
  type Conversations,
  type PostedCard,
} from '../conversations.js'
import type { Post } from '../post.js'
import { PostFailed } from '../teams-calls.js'
import { eventTitle } from '../texts/announcements.js'

/** A card that could not be drawn: trying again would not help. */
export class CardFault extends Error {}

export interface Announcer {
  /**
   * Tells one announcement in the channel. Cards show how things stand now, whatever they stood like when it was written.
   * `quiet`: in a flood, what waits for nothing gets no thread.
   * @throws PostFailed, CardFault, or a fault of the engine.
   */
  tell(channel: ChannelReference, announced: Announced, quiet: boolean): Promise<void>
}

export interface AnnouncerOptions {
  readonly engine: Pick<Engine, 'findReservation' | 'review' | 'digest'>
  readonly conversations: Conversations
  readonly poster: ChannelPoster
  readonly clock: BotClock
  readonly zone: string
  readonly log: Log
}

const fingerprintOf = ({ card }: Post): string =>
  createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 22)

const drawn = <T>(draw: () => T): T => {
  try {
    return draw()
  } catch (fault) {
    throw new CardFault(faultText(fault), { cause: fault })
  }
}

const isGone = (fault: unknown): boolean => fault instanceof PostFailed && fault.kind === 'gone'

const isOpen = ({ reservation: { state } }: ReservationView): boolean =>
  state === 'pending' || state === 'requested'

export const createAnnouncer = (options: AnnouncerOptions): Announcer => {
  const { engine, conversations, poster, log } = options
  const cards = (): CardContext => ({ now: options.clock.now(), zone: options.zone })

  const startThread = async (channel: ChannelReference, key: string, post: Post): Promise<PostedCard> => {
    const made = await poster.startThread(channel, post)
    const posted = { ...made, fingerprint: fingerprintOf(post) }
    await conversations.remember(key, posted)
    return posted
  }

  const update = async (
    channel: ChannelReference,
    key: string,
    posted: PostedCard,
    post: Post,
  ): Promise<PostedCard> => {
    try {
      await poster.update(channel, posted, post)
    } catch (fault) {
      if (!isGone(fault)) throw fault
      log.info({ key }, 'A card was deleted in Teams: posting it anew')
      return startThread(channel, key, post)
    }
    const updated = { ...posted, fingerprint: fingerprintOf(post) }
    await conversations.remember(key, updated)
    return updated
  }

  /** The card that is kept up to date under a key: made, changed in place, or left where it shows the same already. */
  const keepCard = async (channel: ChannelReference, key: string, post: Post): Promise<PostedCard> => {
    const posted = await conversations.posted(key)
    if (!posted) return startThread(channel, key, post)
    return posted.fingerprint === fingerprintOf(post) ? posted : update(channel, key, posted, post)
  }

  const reply = async (channel: ChannelReference, root: PostedCard, post: Post): Promise<void> => {
    try {
      await poster.reply(channel, root.conversationId, post)
    } catch (fault) {
      if (!isGone(fault)) throw fault
      log.warn({ conversation: root.conversationId }, 'The thread is gone: a reply was left out')
    }
  }

  const replyTo = (announced: Announced, view: ReservationView): Post | null => {
    const card = drawn(() => announcementCard(announced, view, cards()))
    return card && { card, summary: `${view.reservation.locator}: ${eventTitle(announced.event)}` }
  }

  const tellReservation: Announcer['tell'] = async (channel, announced, quiet) => {
    const { locator } = announced
    const view = locator === null ? null : await engine.findReservation(locator)
    if (!view) return log.warn({ announced: announced.id, locator }, 'Announced reservation not found')
    const key = threadKey(view.reservation.locator)
    if (quiet && !isOpen(view) && !(await conversations.posted(key))) return
    const card = drawn(() => reservationCard(view, cards(), 'root'))
    const root = await keepCard(channel, key, { card, summary: reservationSummary(view) })
    const post = replyTo(announced, view)
    if (post) await reply(channel, root, post)
  }

  const tellReview: Announcer['tell'] = async (channel, { reviewId, id }) => {
    const item = reviewId === null ? null : await engine.review(reviewId)
    if (!item) return log.warn({ announced: id, review: reviewId }, 'Announced review item not found')
    const key = reviewKey(item.id)
    // Resolved before it could be told, and never shown: there is nothing left to ask.
    if (item.resolution && !(await conversations.posted(key))) return
    const card = drawn(() => reviewCard(item, cards()))
    await keepCard(channel, key, { card, summary: reviewSummary(item) })
  }

  const tellDigest: Announcer['tell'] = async (channel) => {
    const digest = await engine.digest()
    const card = drawn(() => digestCard(digest, cards()))
    await poster.startThread(channel, { card, summary: digestTitle(digest) })
  }

  /** The notifier itself tells of a backlog, before the rest of it. */
  const tellNothing: Announcer['tell'] = async () => undefined

  const TELL: Readonly<Record<AnnouncedEvent, Announcer['tell']>> = {
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
    ReservationAssigned: tellReservation,
    NoteAdded: tellReservation,
    DecisionUndone: tellReservation,
    ReservationExpired: tellReservation,
    ChaseHeld: tellReservation,
    ChaseResumed: tellReservation,
    ReplyNoted: tellReservation,
    ReviewOpened: tellReview,
    ReviewResolved: tellReview,
    ReviewReminded: tellReview,
    DigestDue: tellDigest,
    BacklogRead: tellNothing,
    MailPaused: tellNothing,
    MailResumed: tellNothing,
  }

  return { tell: (channel, announced, quiet) => TELL[announced.event](channel, announced, quiet) }
}
