import type { Locator } from '../domain/booking.js'
import type { DueAction } from '../domain/reservation.js'
import { toEpochMs } from '../domain/time.js'
import { applyCommand } from './apply.js'
import type { EngineWorld } from './world.js'

/** `requests`: only what needs no look at the mailbox first. An OC that lies unread must stop a reminder, not cross it. */
export type AdvanceWhat = 'requests' | 'everything'

/** What doing it needs of the engine. */
export type AdvancingWorld = Pick<EngineWorld, 'clock' | 'metrics' | 'settings' | 'store'>

const SO_MANY_AT_ONCE = 200

const isWanted = (action: DueAction['action'], what: AdvanceWhat): boolean =>
  what === 'everything' || action === 'request' || action === 'hold_end'

const advanceOne = async (locator: Locator, what: AdvanceWhat, world: AdvancingWorld): Promise<boolean> => {
  const at = world.clock.now()
  const taken = await world.store.transact({ reservations: [locator] }, (tx) => {
    const due = tx.reservation(locator)?.due
    if (!due || due.at > at || !isWanted(due.action, what)) return null
    const context = { at, actor: null, settings: world.settings }
    const decision = applyCommand(tx, locator, { type: 'advance' }, context)
    return decision.ok && decision.events.length > 0 ? due : null
  })
  if (taken) world.metrics.stepTaken(taken.action, toEpochMs(at) - toEpochMs(taken.at))
  return taken !== null
}

/**
 * Does what is due now, each reservation one thing at a time, until nothing moves any more. What was missed in
 * downtime comes up one mail at a time: the step after it counts from when that mail leaves.
 */
export const advanceDue = async (what: AdvanceWhat, world: AdvancingWorld): Promise<number> => {
  let moved = 0
  for (;;) {
    const locators = await world.store.dueReservations(world.clock.now(), SO_MANY_AT_ONCE)
    const results = await Promise.all(locators.map((locator) => advanceOne(locator, what, world)))
    const count = results.filter(Boolean).length
    moved += count
    if (!count) return moved
  }
}
