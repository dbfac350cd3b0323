import type { Locator } from '../../domain/booking.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReservationMarks } from '../../ports.js'
import { mark, reservationMarks } from '../store-records/log-lines.js'
import type { Logs } from './logs.js'
import { newestFirst } from './monthly-log.js'
import type { LinePosition } from './monthly-log.js'
import type { Committed } from './committed.js'

const FOUND_AT_MOST = 200

/** Live reservations in the order of their locators, then archived ones, those archived last first. */
export const findByMarks = async (
  { live, index, logs }: Committed,
  marks: ReservationMarks,
): Promise<readonly Reservation[]> => {
  const { reservations } = live()
  const everywhere = marksOf(marks)
  const wanted = [...everywhere, ...(marks.clientIds ?? []).map(mark.client)]
  const locators = new Set(wanted.flatMap((one) => [...index.locatorsWith(one)]))
  const found = [...locators].sort().flatMap((locator) => reservations.get(locator) ?? [])
  const room = FOUND_AT_MOST - found.length
  if (room <= 0) return found.slice(0, FOUND_AT_MOST)
  return [...found, ...(await archivedWith(logs, everywhere, reservations, room))]
}

const marksOf = (marks: ReservationMarks): readonly string[] => [
  ...(marks.locators ?? []).map(mark.locator),
  ...(marks.bookingIds ?? []).map(mark.bookingId),
  ...(marks.providerLocators ?? []).map(mark.providerLocator),
  ...(marks.messageIds ?? []).map(mark.messageId),
]

const archivedWith = async (
  logs: Logs,
  wanted: readonly string[],
  live: ReadonlyMap<Locator, Reservation>,
  limit: number,
): Promise<Reservation[]> => {
  const found: Reservation[] = []
  for (const position of distinct(wanted.flatMap((one) => [...logs.archive.find(one)]))) {
    if (found.length >= limit) break
    const line = await logs.archive.read(position)
    if (line.kind !== 'reservation' || live.has(line.record.locator)) continue
    const bears = reservationMarks(line.record).some((one) => wanted.includes(one))
    if (bears && isNewest(logs, line.record, position)) found.push(line.record)
  }
  return found
}

const distinct = (positions: readonly LinePosition[]): readonly LinePosition[] => {
  const byPlace = new Map(positions.map((position) => [`${position.month} ${position.offset}`, position]))
  return [...byPlace.values()].sort(newestFirst)
}

/** One that came back to life was archived again since: only its last line counts. */
export const isNewest = (logs: Logs, { locator }: Reservation, position: LinePosition): boolean => {
  const newest = logs.archive.find(mark.locator(locator))[0]
  return newest?.month === position.month && newest.offset === position.offset
}
