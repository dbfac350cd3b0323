import type { Reservation } from '../../domain/reservation.js'
import type { ReservationMarks } from '../../ports.js'
import { mark } from '../store-records/log-lines.js'
import { frozen } from '../store-records/record.js'
import type { Database } from './database.js'
import { markList } from './mark-ids.js'

const FOUND_AT_MOST = 200

/** An archived reservation that came back to life, or was archived again since, is no longer what its row says. */
export const STILL_TRUE = `
kind = 'reservation'
and not exists (select 1 from reservations live where live.locator = archive.id)
and not exists (
  select 1 from archive later where later.kind = 'reservation' and later.id = archive.id and later.seq > archive.seq
)`

const LIVE = `
select record from reservations where marks && $1::uuid[] or client_id = any($2) order by locator limit $3`

const ARCHIVED = `
with found as materialized (select * from archive where marks && $1::uuid[])
select record from found as archive where ${STILL_TRUE} order by seq desc limit $2`

/** Live reservations in the order of their locators, then archived ones, those archived last first. */
export const findByMarks = async (
  database: Database,
  marks: ReservationMarks,
): Promise<readonly Reservation[]> => {
  const wanted = markList(marksOf(marks))
  const live = await database.read<{ record: Reservation }>(LIVE, [
    wanted,
    marks.clientIds ?? [],
    FOUND_AT_MOST,
  ])
  const room = FOUND_AT_MOST - live.length
  const archived = room === 0 ? [] : await database.read<{ record: Reservation }>(ARCHIVED, [wanted, room])
  return [...live, ...archived].map(({ record }) => frozen(record))
}

const marksOf = (marks: ReservationMarks): readonly string[] => [
  ...(marks.locators ?? []).map(mark.locator),
  ...(marks.bookingIds ?? []).map(mark.bookingId),
  ...(marks.providerLocators ?? []).map(mark.providerLocator),
  ...(marks.messageIds ?? []).map(mark.messageId),
]
