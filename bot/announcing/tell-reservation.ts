import type { Announced, ReservationView } from '../../src/contract.js'
import { faultText } from '../ambient.js'
import { announcementCard } from '../cards/views/announcement-card.js'
import type { CardContext } from '../cards/views/context.js'
import { reservationCard, reservationSummary } from '../cards/views/reservation-card.js'
import { isOpenState } from '../cards/views/tones.js'
import { yoursCard, yoursSummary } from '../cards/views/yours-card.js'
import { threadKey } from '../conversations.js'
import type { Post } from '../post.js'
import { eventTitle } from '../texts/announcements.js'
import { cardContext, drawn, type Tell, type TellingOptions } from './telling.js'
import { offeredUntil } from './undo-watch.js'

const replyTo = (announced: Announced, view: ReservationView, context: CardContext): Post | null => {
  const card = announcementCard(announced, view, context)
  return card && { card, summary: `${view.reservation.locator}: ${eventTitle(announced.event)}` }
}

/** The root card as things stand, and what happened as a reply in its thread, unless it is a trifle. */
export const createTellReservation =
  (options: TellingOptions): Tell =>
  async (channel, announced, quiet) => {
    const { engine, kept, undoWatch, log } = options
    const { locator } = announced
    const view = locator === null ? null : await engine.findReservation(locator)
    if (!view) return log.warn({ announced: announced.id, locator }, 'Announced reservation not found')
    const key = threadKey(view.reservation.locator)
    if (quiet && !isOpenState(view.reservation.state) && !(await kept.isPosted(key))) return
    const context = await cardContext(options)
    const card = drawn(() => reservationCard(view, context, 'root'))
    const { posted } = await kept.keep(channel, key, { card, summary: reservationSummary(view) })
    await undoWatch.shown(view.reservation.locator, offeredUntil(view, context.now))
    const reply = replyTo(announced, view, context)
    if (reply) await kept.reply(channel, posted, reply)
  }

/** Whom a case was given to hears of it, unless it was their own doing. That Teams is away there holds nobody up. */
const tellWhoIsInCharge = async (announced: Announced, options: TellingOptions): Promise<void> => {
  const { engine, chats, log } = options
  const { locator, facts } = announced
  const { assigneeId = '', assignee, actor = '' } = facts
  const view = locator === null ? null : await engine.findReservation(locator)
  if (!view || assigneeId === '' || assignee === actor) return
  const context = await cardContext(options)
  const card = drawn(() => yoursCard(view, actor, context))
  try {
    await chats.tell(assigneeId, { card, summary: yoursSummary(view) })
  } catch (fault) {
    log.warn({ person: assigneeId, locator, fault: faultText(fault) }, 'Who is in charge was not told')
  }
}

export const createTellAssignment = (options: TellingOptions): Tell => {
  const tellReservation = createTellReservation(options)
  return async (channel, announced, quiet) => {
    await tellReservation(channel, announced, quiet)
    await tellWhoIsInCharge(announced, options)
  }
}
