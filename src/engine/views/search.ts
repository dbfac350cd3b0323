import type { PageOf, PageWish, ReservationRow } from '../../contract.js'
import { firstCheckIn } from '../../domain/booking.js'
import { foldText } from '../../domain/fold-text.js'
import type { Reservation } from '../../domain/reservation.js'
import { RESERVATION_STATES } from '../../domain/reservation.js'
import type { EngineWorld } from '../world.js'
import { liveIn, pageOf } from './queries.js'
import { rowOf } from './rows.js'

const guestsOf = ({ booking }: Reservation): readonly string[] =>
  booking.stays.flatMap(({ rooms }) =>
    rooms.flatMap(({ guests }) => guests.map(({ firstName, lastName }) => `${firstName} ${lastName}`)),
  )

const textOf = (reservation: Reservation): string => {
  const { booking, purchaseOrder, closing, assignee } = reservation
  const hotels = booking.stays.map(({ hotel }) => hotel.name)
  const codes = [booking.locator, booking.bookingId, booking.providerLocator]
  const orders = [purchaseOrder?.number, closing?.ocNumber]
  return foldText(
    [booking.agency, ...hotels, ...guestsOf(reservation), ...codes, ...orders, assignee?.name].join(' '),
  )
}

/** A code is looked up in the index, so that what is archived is found as well without reading it all. */
const byCode = async (text: string, world: EngineWorld): Promise<readonly Reservation[]> => {
  const code = text.trim().toUpperCase()
  return world.store.findByMarks({ locators: [code], bookingIds: [code], providerLocators: [code] })
}

const byText = async (text: string, world: EngineWorld): Promise<readonly Reservation[]> => {
  const words = foldText(text).split(' ')
  const live = await liveIn(RESERVATION_STATES, world)
  return live.filter((reservation) => {
    const all = textOf(reservation)
    return words.every((word) => all.includes(word))
  })
}

const newestFirst = (one: Reservation, other: Reservation): number =>
  firstCheckIn(other.booking).localeCompare(firstCheckIn(one.booking)) ||
  one.locator.localeCompare(other.locator)

export const search = async (
  text: string,
  page: PageWish,
  world: EngineWorld,
): Promise<PageOf<ReservationRow>> => {
  const found = [...(await byCode(text, world)), ...(await byText(text, world))]
  const unique = [...new Map(found.map((one) => [one.locator, one])).values()].sort(newestFirst)
  const { zone } = world.settings.policy.office
  const now = world.clock.now()
  return pageOf(
    unique.map((one) => rowOf(one, now, zone)),
    page,
  )
}
