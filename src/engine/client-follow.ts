import { firstCheckIn } from '../domain/booking.js'
import type { Client } from '../domain/client.js'
import type { Reservation } from '../domain/reservation.js'
import { isOpen, RESERVATION_STATES } from '../domain/reservation.js'
import { localDay } from '../domain/zoned-time.js'
import { liveIn } from './views/queries.js'
import type { EngineWorld } from './world.js'

/** No OC was owed, as the client's settings or a person said. */
const isNotRequired = ({ state, closing }: Reservation): boolean =>
  state === 'not_required' || (state === 'closed' && closing?.reason === 'not_required')

/**
 * Live reservations that do not follow what the client is now: open ones of a client that owes no OCs, and those for which
 * none was owed, with check-in from today on, of one that does.
 */
export const toApplyFor = async (client: Client, world: EngineWorld): Promise<readonly Reservation[]> => {
  const live = await liveIn(RESERVATION_STATES, world)
  const own = live.filter(({ clientId }) => clientId === client.id)
  if (!client.requiresOc) return own.filter(isOpen)
  const today = localDay(world.clock.now(), world.settings.policy.office.zone)
  return own.filter((one) => isNotRequired(one) && firstCheckIn(one.booking) >= today)
}
