import { isDeepStrictEqual } from 'node:util'
import type { Locator } from '../../domain/booking.js'
import { eraseReservation, fileIdsOf, isErasable } from '../../domain/erasing.js'
import type { MailRecord } from '../../domain/mail-record.js'
import { RESERVATION_STATES } from '../../domain/reservation.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Instant } from '../../domain/time.js'
import type { KeptRecord, KeptWish, PageRequest, Store } from '../../ports.js'

const PAGE = 200

export type DueStore = Pick<Store, 'kept' | 'liveReservations' | 'mailRecord' | 'reservation'>

/** What one night erases. */
export interface Due {
  /** In which nothing but erased versions is left when it is done. */
  readonly locators: Set<Locator>
  /** Those of them that are not in the archive yet. */
  readonly live: Set<Locator>
  readonly reviews: Set<string>
  readonly mails: Set<string>
  readonly files: Set<string>
}

const nothingDue = (): Due => ({
  locators: new Set(),
  live: new Set(),
  reviews: new Set(),
  mails: new Set(),
  files: new Set(),
})

export const isNamed = (reservation: Reservation): boolean =>
  !isDeepStrictEqual(eraseReservation(reservation), reservation)

const addReservation = (due: Due, reservation: Reservation): void => {
  due.locators.add(reservation.locator)
  fileIdsOf(reservation).forEach((id) => due.files.add(id))
  due.mails.add(reservation.confirmation.mailId)
  const orderMail = reservation.purchaseOrder?.mailId
  if (orderMail) due.mails.add(orderMail)
}

/** Settled so long ago that it is due before it was archived: the service stood still, or it was taken over from elsewhere. */
const findLive = async (due: Due, before: Instant, store: DueStore): Promise<void> => {
  const final = RESERVATION_STATES.filter((state) => state !== 'pending' && state !== 'requested')
  let page: PageRequest | null = { limit: PAGE }
  while (page) {
    const { items, next } = await store.liveReservations(final, page)
    for (const one of items.filter((found) => isErasable(found, before) && isNamed(found))) {
      addReservation(due, one)
      due.live.add(one.locator)
    }
    page = next === null ? null : { limit: PAGE, after: next }
  }
}

export const isOver = ({ resolution }: ReviewItem, before: Instant): boolean =>
  resolution !== null && resolution.at < before

const findArchived = async (due: Due, wish: KeptWish, before: Instant, store: DueStore): Promise<void> => {
  for await (const { kind, record } of store.kept(wish)) {
    if (kind === 'review' && isOver(record, before)) {
      due.reviews.add(record.id)
      record.files.forEach(({ id }) => due.files.add(id))
      if (record.mailId !== null) due.mails.add(record.mailId)
    }
    if (kind === 'reservation' && isErasable(record, before) && isNamed(record)) {
      // Of one that came back to life the archive holds an old version: that goes, the reservation stays.
      const current = await store.reservation(record.locator)
      if (current && isErasable(current, before)) addReservation(due, record)
    }
  }
}

/** A mail of several reservations goes with the last of them. Its newest record knows them all. */
const isMailDue = async (
  record: MailRecord,
  due: Due,
  before: Instant,
  store: DueStore,
): Promise<boolean> => {
  const touched = due.mails.has(record.id) || record.locators.some((one) => due.locators.has(one))
  if (!touched) return false
  const newest = (await store.mailRecord(record.id)) ?? record
  const others = newest.locators.filter((one) => !due.locators.has(one))
  const found = await Promise.all(others.map((one) => store.reservation(one)))
  return found.every((one) => one === null || isErasable(one, before))
}

const findMails = async (due: Due, before: Instant, store: DueStore): Promise<void> => {
  const mails = new Set<string>()
  for await (const { kind, record } of store.kept({ of: 'mails' })) {
    if (kind !== 'mail' || !(await isMailDue(record, due, before, store))) continue
    mails.add(record.id)
    if (record.fileId !== null) due.files.add(record.fileId)
  }
  due.mails.clear()
  mails.forEach((id) => due.mails.add(id))
}

export const isDue = (kept: KeptRecord, due: Due): boolean => {
  switch (kept.kind) {
    case 'reservation':
      return due.locators.has(kept.record.locator)
    case 'review':
      return due.reviews.has(kept.record.id)
    case 'mail':
      return due.mails.has(kept.record.id)
    case 'audit':
      return true
  }
}

/** Gathers what falls due: of the live set, of what is meant in the archive, and the mails of both. */
export const findDue = async (wish: KeptWish | null, before: Instant, store: DueStore): Promise<Due> => {
  const due = nothingDue()
  await findLive(due, before, store)
  if (wish) await findArchived(due, wish, before, store)
  if (due.locators.size + due.reviews.size > 0) await findMails(due, before, store)
  return due
}
