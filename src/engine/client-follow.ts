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
 * Whether a reservation of the client does not follow what the client is now: an open one of a client that owes no OCs, or
 * one for which none was owed, with check-in from today on, of a client that does.
 */
export const mustFollow = (reservation: Reservation, client: Client, world: EngineWorld): boolean => {
  if (!client.requiresOc) return isOpen(reservation)
  const today = localDay(world.clock.now(), world.settings.policy.office.zone)
  return isNotRequired(reservation) && firstCheckIn(reservation.booking) >= today
}

/** Live reservations of a client that do not follow what it is now. */
export const toApplyFor = async (client: Client, world: EngineWorld): Promise<readonly Reservation[]> => {
  const live = await liveIn(RESERVATION_STATES, world)
  return live.filter((one) => one.clientId === client.id && mustFollow(one, client, world))
}
