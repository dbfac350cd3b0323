import type { Locator } from '../../domain/booking.js'
import type { AnyOutboxMail, OutboxStatus } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Instant } from '../../domain/time.js'
import type { LiveData } from './live-data.js'
import { mark, reservationMarks } from '../store-records/log-lines.js'
import { SortedKeys } from './sorted-keys.js'

/** An instant and an id in one key that sorts by time. */
const timeKey = (at: Instant, id: string): string => `${at} ${id}`

export const instantOf = (key: string): Instant => key.slice(0, key.indexOf(' '))

export const idOf = (key: string): string => key.slice(key.indexOf(' ') + 1)

const liveMarks = (reservation: Reservation): string[] => {
  const marks = reservationMarks(reservation)
  return reservation.clientId === null ? marks : [...marks, mark.client(reservation.clientId)]
}

type Ids = {
  readonly [N in 'reservations' | 'outbox' | 'reviews']: Pick<ReadonlyMap<string, unknown>, 'keys'>
}

const found = function* <T>(ids: Ids['outbox'], table: ReadonlyMap<string, T>): Generator<T> {
  for (const id of ids.keys()) {
    const record = table.get(id)
    if (record !== undefined) yield record
  }
}

const addKey = (keys: SortedKeys, key: string): void => keys.add(key)
const removeKey = (keys: SortedKeys, key: string): void => keys.remove(key)

/** How live records are found other than by their key; follows what is committed. */
export class LiveIndex {
  readonly locators = new SortedKeys()
  readonly due = new SortedKeys()
  readonly mailsByAge: Readonly<Record<OutboxStatus, SortedKeys>> = {
    queued: new SortedKeys(),
    sending: new SortedKeys(),
    uncertain: new SortedKeys(),
    held: new SortedKeys(),
  }
  readonly queuedByTime = new SortedKeys()
  readonly openReviews = new SortedKeys()
  readonly #byMark = new Map<string, Set<Locator>>()

  constructor(data: LiveData) {
    this.with(data, data)
  }

  /** Forgets the records that are about to change. */
  without(changes: Ids, before: LiveData): void {
    for (const record of found(changes.reservations, before.reservations)) this.#withoutReservation(record)
    for (const mail of found(changes.outbox, before.outbox)) this.#eachMailKey(mail, removeKey)
    for (const item of found(changes.reviews, before.reviews)) this.openReviews.remove(reviewKey(item))
  }

  /** Takes in the records that have changed. */
  with(changes: Ids, after: LiveData): void {
    for (const record of found(changes.reservations, after.reservations)) this.#withReservation(record)
    for (const mail of found(changes.outbox, after.outbox)) this.#eachMailKey(mail, addKey)
    for (const item of found(changes.reviews, after.reviews))
      if (item.resolution === null) this.openReviews.add(reviewKey(item))
  }

  locatorsWith(wanted: string): ReadonlySet<Locator> {
    return this.#byMark.get(wanted) ?? new Set()
  }

  #withReservation(reservation: Reservation): void {
    const { locator, due } = reservation
    this.locators.add(locator)
    if (due) this.due.add(timeKey(due.at, locator))
    for (const wanted of liveMarks(reservation)) {
      this.#byMark.set(wanted, (this.#byMark.get(wanted) ?? new Set()).add(locator))
    }
  }

  #withoutReservation(reservation: Reservation): void {
    const { locator, due } = reservation
    this.locators.remove(locator)
    if (due) this.due.remove(timeKey(due.at, locator))
    for (const wanted of liveMarks(reservation)) {
      const bearers = this.#byMark.get(wanted)
      bearers?.delete(locator)
      if (bearers?.size === 0) this.#byMark.delete(wanted)
    }
  }

  #eachMailKey(mail: AnyOutboxMail, act: (keys: SortedKeys, key: string) => void): void {
    act(this.mailsByAge[mail.status], timeKey(mail.queuedAt, mail.id))
    if (mail.status === 'queued') act(this.queuedByTime, timeKey(mail.notBefore, mail.id))
  }
}

const reviewKey = (item: ReviewItem): string => timeKey(item.openedAt, item.id)
