import type { Locator } from '../../src/contract.js'
import { faultText } from '../ambient.js'
import { reservationCard, reservationSummary } from '../cards/views/reservation-card.js'
import { threadKey, type ChannelReference } from '../conversations.js'
import { cardContext, drawn, isHopeless, type TellingOptions } from './telling.js'
import { offeredUntil } from './undo-watch.js'

/** Cards that time alone makes wrong: what could be undone no longer can, a check-in has come near. */
export interface Refresher {
  /** The root card as things stand now, where there is one. @throws PostFailed, CardFault, or a fault of the engine. */
  refresh(channel: ChannelReference, locator: Locator): Promise<void>
  /** Draws anew what is due; gives the milliseconds until there is more to do, or null. */
  refreshDue(channel: ChannelReference): Promise<number | null>
}

export const createRefresher = (options: TellingOptions): Refresher => {
  const { engine, kept, undoWatch, clock, log } = options

  const refresh: Refresher['refresh'] = async (channel, locator) => {
    const view = await engine.findReservation(locator)
    const isShown = await kept.isPosted(threadKey(locator))
    await undoWatch.shown(locator, view && isShown ? offeredUntil(view, clock.now()) : null)
    if (!view || !isShown) return
    const context = await cardContext(options)
    const card = drawn(() => reservationCard(view, context, 'root'))
    await kept.keep(channel, threadKey(locator), { card, summary: reservationSummary(view) })
  }

  const tryRefresh = async (channel: ChannelReference, locator: Locator): Promise<void> => {
    try {
      await refresh(channel, locator)
    } catch (fault) {
      if (!isHopeless(fault)) throw fault
      log.error({ locator, fault: faultText(fault) }, 'A card cannot be drawn anew: left as it is')
    }
  }

  return {
    refresh,
    refreshDue: async (channel) => {
      for (const locator of await undoWatch.passed(clock.now())) await tryRefresh(channel, locator)
      const next = await undoWatch.next()
      return next === null ? null : Math.max(0, Date.parse(next) - Date.parse(clock.now()))
    },
  }
}
