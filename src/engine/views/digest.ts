import type { Digest, ReservationRow } from '../../contract.js'
import type { Instant, IsoDate } from '../../domain/time.js'
import { DAY_MS, addMs } from '../../domain/time.js'
import { localDay } from '../../domain/zoned-time.js'
import { kindsAwaiting } from '../first-mails.js'
import { mailPause } from '../mail-pause.js'
import type { EngineWorld } from '../world.js'
import { allOpenReviews, liveIn, openRows } from './queries.js'
import { rowOf } from './rows.js'

const REVIEWS_SHOWN = 10

const isDueOn = (row: ReservationRow, day: IsoDate, zone: string): boolean =>
  row.next !== null && row.next.action !== 'expiry' && localDay(row.next.at, zone) <= day

/** Settled reservations stay live for a while: long enough for "since yesterday". */
const receivedSince = async (since: Instant, now: Instant, zone: string, world: EngineWorld) => {
  const received = await liveIn(['received'], world)
  return received
    .filter((reservation) => (reservation.purchaseOrder?.receivedAt ?? '') >= since)
    .map((reservation) => rowOf(reservation, now, zone))
}

/** The state of affairs on the morning of a day. */
export const digestOf = async (world: EngineWorld): Promise<Digest> => {
  const { zone } = world.settings.policy.office
  const now = world.clock.now()
  const day = localDay(now, zone)
  const yesterday = addMs(now, -DAY_MS)
  const rows = await openRows(world)
  const reviews = await allOpenReviews(world)
  return {
    day,
    dueToday: rows.filter((row) => isDueOn(row, day, zone)),
    urgent: rows.filter((row) => row.urgent),
    overdue: rows.filter((row) => row.overdue),
    receivedSinceYesterday: await receivedSince(yesterday, now, zone, world),
    openReviews: reviews.length,
    reviews: reviews.slice(0, REVIEWS_SHOWN),
    pending: rows.length,
    ignoredMails: await world.store.countIgnored(yesterday),
    paused: await mailPause(world.store),
    awaitingApproval: kindsAwaiting(reviews),
  }
}
