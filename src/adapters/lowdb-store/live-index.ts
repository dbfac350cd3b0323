import type { Locator } from '../../domain/booking.js'
import type { AnyOutboxMail, OutboxStatus } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Instant } from '../../domain/time.js'
import { emptyLive } from './live-data.js'
import type { Changes } from '../store-records/changes.js'
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
    for (const locator of data.reservations.keys()) this.#reservation(locator, emptyLive, data)
    for (const id of data.outbox.keys()) this.#mail(id, emptyLive, data)
    for (const id of data.reviews.keys()) this.#review(id, emptyLive, data)
  }

  update(changes: Changes, before: LiveData, after: LiveData): void {
    for (const locator of changes.reservations.keys()) this.#reservation(locator, before, after)
    for (const id of changes.outbox.keys()) this.#mail(id, before, after)
    for (const id of changes.reviews.keys()) this.#review(id, before, after)
  }

  locatorsWith(wanted: string): ReadonlySet<Locator> {
    return this.#byMark.get(wanted) ?? new Set()
  }

  #reservation(locator: Locator, before: LiveData, after: LiveData): void {
    const old = before.reservations.get(locator)
    const now = after.reservations.get(locator)
    if (old) this.#withoutReservation(old)
    if (now) this.#withReservation(now)
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

  #mail(id: string, before: LiveData, after: LiveData): void {
    const old = before.outbox.get(id)
    const now = after.outbox.get(id)
    if (old) this.#eachMailKey(old, (keys, key) => keys.remove(key))
    if (now) this.#eachMailKey(now, (keys, key) => keys.add(key))
  }

  #eachMailKey(mail: AnyOutboxMail, act: (keys: SortedKeys, key: string) => void): void {
    act(this.mailsByAge[mail.status], timeKey(mail.queuedAt, mail.id))
    if (mail.status === 'queued') act(this.queuedByTime, timeKey(mail.notBefore, mail.id))
  }

  #review(id: string, before: LiveData, after: LiveData): void {
    const old = before.reviews.get(id)
    const now = after.reviews.get(id)
    if (old) this.openReviews.remove(reviewKey(old))
    if (now?.resolution === null) this.openReviews.add(reviewKey(now))
  }
}

const reviewKey = (item: ReviewItem): string => timeKey(item.openedAt, item.id)
