import type { Locator } from '../../src/domain/booking.js'
import type { Client } from '../../src/domain/client.js'
import type { MailRecord } from '../../src/domain/mail-record.js'
import type { AnyOutboxMail } from '../../src/domain/outbox.js'
import type { Reservation, ReservationState } from '../../src/domain/reservation.js'
import type { ReviewItem } from '../../src/domain/review.js'
import { isWithin } from '../../src/domain/time.js'
import type { Instant, Span } from '../../src/domain/time.js'
import type {
  Announcement,
  AuditEntry,
  FolderPosition,
  KeptRecord,
  KeptWish,
  Page,
  PageRequest,
  ReservationMarks,
  Scope,
  Store,
  Transaction,
} from '../../src/ports.js'
import { filesIn, isMeant, keptIn, putKept } from './memory-kept.js'
import { copyState, emptyState, positionKey, stored } from './memory-state.js'
import type { MemoryState } from './memory-state.js'
import { MemoryTransaction } from './memory-transaction.js'

const FOUND_AT_MOST = 200

/** The whole Store port without a disk, written to be obvious, not fast: every search looks at everything. */
export class MemoryStore implements Store {
  #state: MemoryState = emptyState()
  #turn: Promise<unknown> = Promise.resolve()
  #failures: Error[] = []
  #closed = false

  /** The next write fails as a full disk would: its transaction rejects and nothing of it stays. */
  failNextWrite(error: Error = new Error('no space left on device')): void {
    this.#failures.push(error)
  }

  async transact<T>(scope: Scope, work: (tx: Transaction) => T): Promise<T> {
    return this.#change((draft) => work(new MemoryTransaction(draft, scope)))
  }

  async reservation(locator: Locator): Promise<Reservation | null> {
    return this.#state.live.get(locator) ?? this.#state.archived.get(locator) ?? null
  }

  async findByMarks(marks: ReservationMarks): Promise<readonly Reservation[]> {
    const live = [...this.#state.live.values()].filter(
      (found) =>
        hasMark(found, marks) || (found.clientId !== null && marks.clientIds?.includes(found.clientId)),
    )
    const archived = [...this.#state.archived.values()].filter((found) => hasMark(found, marks)).reverse()
    return [...live.sort(by((found) => found.locator)), ...archived].slice(0, FOUND_AT_MOST)
  }

  async liveReservations(
    states: readonly ReservationState[] | null,
    page: PageRequest,
  ): Promise<Page<Reservation>> {
    const wanted = [...this.#state.live.values()].filter((found) => !states || states.includes(found.state))
    return pageOf(wanted, page, (found) => found.locator)
  }

  async dueReservations(now: Instant, limit: number): Promise<readonly Locator[]> {
    const due = this.#due().filter(({ at }) => at <= now)
    return due.slice(0, limit).map(({ locator }) => locator)
  }

  async nextDueAt(): Promise<Instant | null> {
    return this.#due()[0]?.at ?? null
  }

  async outboxMails(
    status: AnyOutboxMail['status'],
    now: Instant,
    limit: number,
  ): Promise<readonly AnyOutboxMail[]> {
    const mails = [...this.#state.outbox.values()].filter((mail) => mail.status === status)
    const ready = mails.filter((mail) => status !== 'queued' || mail.notBefore <= now)
    return ready.sort(by((mail) => `${mail.queuedAt} ${mail.id}`)).slice(0, limit)
  }

  async nextMailAt(): Promise<Instant | null> {
    const queued = [...this.#state.outbox.values()].filter((mail) => mail.status === 'queued')
    return queued.map((mail) => mail.notBefore).sort()[0] ?? null
  }

  async openReviews(page: PageRequest): Promise<Page<ReviewItem>> {
    const open = [...this.#state.reviews.values()].filter((item) => item.resolution === null)
    return pageOf(open, page, (item) => `${item.openedAt} ${item.id}`)
  }

  async review(id: string): Promise<ReviewItem | null> {
    return this.#state.reviews.get(id) ?? null
  }

  async liveReviews(): Promise<readonly ReviewItem[]> {
    return [...this.#state.reviews.values()]
  }

  async clients(): Promise<readonly Client[]> {
    return [...this.#state.clients.values()]
  }

  async position(account: string, folder: string): Promise<FolderPosition | null> {
    return this.#state.positions.get(positionKey(account, folder)) ?? null
  }

  async seenMail(messageId: string | null, contentHash: string): Promise<MailRecord | null> {
    const sameContent = this.#state.mails.findLast(
      (mail) => mail.contentHash === contentHash || mail.copyHash === contentHash,
    )
    if (sameContent || messageId === null) return sameContent ?? null
    return this.#state.mails.findLast((mail) => mail.messageId === messageId) ?? null
  }

  async mailRecord(id: string): Promise<MailRecord | null> {
    return this.#state.mails.findLast((mail) => mail.id === id) ?? null
  }

  async mailRecords(span: Span, page: PageRequest): Promise<Page<MailRecord>> {
    return linesPage(this.#state.mails, page, ({ decidedAt }) => isWithin(decidedAt, span))
  }

  async countIgnored(since: Instant): Promise<number> {
    const latest = new Map(this.#state.mails.map((mail) => [mail.id, mail]))
    return [...latest.values()].filter((mail) => mail.decision === 'ignore' && mail.decidedAt >= since).length
  }

  async reservationsByDayZero(span: Span, page: PageRequest): Promise<Page<Reservation>> {
    const { live, archived } = this.#state
    const wanted = [...live.values(), ...archived.values()].filter(({ dayZero }) => isWithin(dayZero, span))
    return pageOf(wanted, page, ({ locator }) => `${live.has(locator) ? 'live' : 'none'} ${locator}`)
  }

  async auditOf(locator: Locator, page: PageRequest): Promise<Page<AuditEntry>> {
    return linesPage(this.#state.audit, page, (entry) => entry.locator === locator)
  }

  async auditBetween(span: Span, page: PageRequest): Promise<Page<AuditEntry>> {
    return linesPage(this.#state.audit, page, ({ at }) => isWithin(at, span))
  }

  async announcements(limit: number): Promise<readonly Announcement[]> {
    return [...this.#state.announcements.values()].slice(0, limit)
  }

  async removeAnnouncements(ids: readonly string[]): Promise<void> {
    await this.#change((draft) => ids.forEach((id) => draft.announcements.delete(id)))
  }

  async note<T>(key: string): Promise<T | null> {
    const value: T | null = JSON.parse(JSON.stringify(this.#state.notes.get(key) ?? null))
    return value
  }

  async putNote(key: string, value: unknown): Promise<void> {
    await this.#change((draft) => void draft.notes.set(key, stored(value ?? null)))
  }

  async archiveSettled(before: Instant): Promise<number> {
    return this.#change((draft) => {
      const settled = [...draft.live.values()].filter((found) => isArchivable(found, before))
      for (const reservation of settled) {
        draft.live.delete(reservation.locator)
        draft.archived.set(reservation.locator, reservation)
      }
      return settled.length
    })
  }

  async *kept(wish: KeptWish): AsyncGenerator<KeptRecord> {
    yield* keptIn(this.#state).filter((one) => isMeant(one, wish))
  }

  async reviseKept(wish: KeptWish, change: (kept: KeptRecord) => KeptRecord): Promise<number> {
    return this.#change((draft) => {
      const meant = keptIn(draft).filter((one) => isMeant(one, wish))
      const revised = meant.map((old) => [old, change(old)] as const)
      const changed = revised.filter(([old, next]) => next.record !== old.record)
      for (const [old, next] of changed) putKept(draft, old, next)
      return changed.length
    })
  }

  /** It keeps nothing of before. */
  async expunge(): Promise<void> {}

  async bearersOf(fileId: string): Promise<readonly KeptRecord[]> {
    const live = [...this.#state.live.values()].map((record) => ({ kind: 'reservation', record }) as const)
    const open = [...this.#state.reviews.values()].filter(({ resolution }) => resolution === null)
    const asked = open.map((record) => ({ kind: 'review', record }) as const)
    return [...live, ...asked, ...keptIn(this.#state)].filter((one) => filesIn(one).includes(fileId))
  }

  async close(): Promise<void> {
    await this.#turn
    this.#closed = true
  }

  #due(): { at: Instant; locator: Locator }[] {
    const due = [...this.#state.live.values()].flatMap(({ due: next, locator }) =>
      next ? [{ at: next.at, locator }] : [],
    )
    return due.sort(by(({ at, locator }) => `${at} ${locator}`))
  }

  #change<T>(work: (draft: MemoryState) => T): Promise<T> {
    const done = this.#turn.then(() => this.#apply(work))
    this.#turn = done.catch(() => undefined)
    return done
  }

  #apply<T>(work: (draft: MemoryState) => T): T {
    if (this.#closed) throw new Error('the store is closed')
    const draft = copyState(this.#state)
    const result = work(draft)
    const failure = this.#failures.shift()
    if (failure) throw failure
    this.#state = draft
    return result
  }
}

const hasMark = (found: Reservation, marks: ReservationMarks): boolean =>
  Boolean(
    marks.locators?.includes(found.locator) ||
    (found.booking.bookingId !== null && marks.bookingIds?.includes(found.booking.bookingId)) ||
    (found.booking.providerLocator !== null &&
      marks.providerLocators?.includes(found.booking.providerLocator)) ||
    marks.messageIds?.some((id) => found.sentMessageIds.includes(id)),
  )

const isArchivable = (found: Reservation, before: Instant): boolean =>
  found.settledAt !== null && found.settledAt < before && found.due === null

const by =
  <T>(key: (item: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0

const pageOf = <T>(items: readonly T[], { limit, after }: PageRequest, key: (item: T) => string): Page<T> => {
  const rest = [...items].sort(by(key)).filter((item) => !after || key(item) > after)
  const last = rest[limit - 1]
  return { items: rest.slice(0, limit), next: rest.length > limit && last ? key(last) : null }
}

/** In the order in which they were written. */
const linesPage = <T>(lines: readonly T[], page: PageRequest, wanted: (line: T) => boolean): Page<T> => {
  const numbered = lines.map((line, index) => ({ line, key: String(index).padStart(12, '0') }))
  const found = pageOf(
    numbered.filter(({ line }) => wanted(line)),
    page,
    ({ key }) => key,
  )
  return { items: found.items.map(({ line }) => line), next: found.next }
}
