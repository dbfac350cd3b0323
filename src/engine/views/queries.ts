import type {
  EngineStatus,
  PageOf,
  PageWish,
  PendingFilter,
  ReservationRow,
  ReservationView,
} from '../../contract.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { AnyOutboxMail } from '../../domain/outbox.js'
import { isOfReservation } from '../../domain/outbox.js'
import type { Reservation, ReservationState } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Instant } from '../../domain/time.js'
import type { Page, PageRequest } from '../../ports.js'
import { kindsAwaiting } from '../first-mails.js'
import { mailPause } from '../mail-pause.js'
import { allMails } from '../outbox/all-mails.js'
import type { EngineWorld } from '../world.js'
import { isWanted } from './pending-filter.js'
import { rowOf, viewOf } from './rows.js'

const PAGE = 500

export const allPages = async <T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> => {
  const items: T[] = []
  let after: string | null = null
  do {
    const page: Page<T> = await read({ limit: PAGE, after })
    items.push(...page.items)
    after = page.next
  } while (after)
  return items
}

/** Every live reservation in these states. Live ones are few: what is settled moves to the archive. */
export const liveIn = (states: readonly ReservationState[], world: EngineWorld): Promise<Reservation[]> =>
  allPages((page) => world.store.liveReservations(states, page))

export const allOpenReviews = (world: EngineWorld): Promise<ReviewItem[]> =>
  allPages((page) => world.store.openReviews(page))

const zoneOf = (world: EngineWorld): string => world.settings.policy.office.zone

const byUrgency = (a: ReservationRow, b: ReservationRow): number =>
  a.checkIn.localeCompare(b.checkIn) || a.locator.localeCompare(b.locator)

export const openRows = async (world: EngineWorld): Promise<ReservationRow[]> => {
  const open = await liveIn(['pending', 'requested'], world)
  return open.map((reservation) => rowOf(reservation, world.clock.now(), zoneOf(world))).sort(byUrgency)
}

/** Pages of a sorted list; `after` is the index at which the next one begins. */
export const pageOf = <T>(all: readonly T[], { limit, after }: PageWish): PageOf<T> => {
  const from = Number(after ?? 0) || 0
  const end = from + limit
  return { items: all.slice(from, end), total: all.length, next: end < all.length ? String(end) : null }
}

export const pending = async (
  filter: PendingFilter,
  page: PageWish,
  world: EngineWorld,
): Promise<PageOf<ReservationRow>> => {
  const rows = await openRows(world)
  return pageOf(rows.filter(isWanted(filter)), page)
}

export const openReviews = async (page: PageWish, world: EngineWorld): Promise<PageOf<ReviewItem>> =>
  pageOf(await allOpenReviews(world), page)

const findByCode = async (code: string, world: EngineWorld): Promise<Reservation | null> => {
  const wanted = code.trim().toUpperCase()
  const byLocator = await world.store.reservation(wanted)
  if (byLocator) return byLocator
  const [byId] = await world.store.findByMarks({ bookingIds: [wanted], providerLocators: [wanted] })
  return byId ?? null
}

const waitingInOutbox = async ({ store }: EngineWorld): Promise<readonly AnyOutboxMail[]> => [
  ...(await allMails('queued', store)),
  ...(await allMails('held', store)),
]

const waitingMails = async (reservation: Reservation, world: EngineWorld) => {
  const waiting = await waitingInOutbox(world)
  return waiting
    .filter(isOfReservation)
    .filter(({ locator }) => locator === reservation.locator)
    .map(({ kind }) => kind)
}

const orderMail = async ({ purchaseOrder }: Reservation, world: EngineWorld): Promise<MailRecord | null> =>
  purchaseOrder?.mailId ? world.store.mailRecord(purchaseOrder.mailId) : null

export const findReservation = async (code: string, world: EngineWorld): Promise<ReservationView | null> => {
  const reservation = await findByCode(code, world)
  if (!reservation) return null
  const clients = await world.store.clients()
  const client = clients.find(({ id }) => id === reservation.clientId) ?? null
  const around = {
    waitingMails: await waitingMails(reservation, world),
    orderMail: await orderMail(reservation, world),
  }
  return viewOf(reservation, client, around, world.clock.now(), zoneOf(world))
}

export const status = async (
  startedAt: Instant,
  seen: Pick<EngineStatus, 'health' | 'storeUsable'>,
  world: EngineWorld,
): Promise<EngineStatus> => {
  const [open, reviews, waiting, clients] = await Promise.all([
    liveIn(['pending', 'requested'], world),
    allOpenReviews(world),
    waitingInOutbox(world),
    world.store.clients(),
  ])
  return {
    startedAt,
    now: world.clock.now(),
    zone: zoneOf(world),
    rehearsal: world.settings.rehearsalAddress !== null,
    mailboxes: await world.mailboxStates(),
    open: open.length,
    openReviews: reviews.length,
    mailsWaiting: waiting.length,
    clients: clients.length,
    paused: await mailPause(world.store),
    awaitingApproval: kindsAwaiting(reviews),
    ...seen,
  }
}
