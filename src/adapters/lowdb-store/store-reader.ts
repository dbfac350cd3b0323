import type { Locator } from '../../domain/booking.js'
import type { Client } from '../../domain/client.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Reservation, ReservationState } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Instant, Span } from '../../domain/time.js'
import type {
  Announcement,
  AuditEntry,
  FolderPosition,
  KeptRecord,
  KeptWish,
  Page,
  PageRequest,
  ReservationMarks,
  StoreReader,
} from '../../ports.js'
import { auditPage } from './audit-page.js'
import { byDayZero } from './by-day-zero.js'
import type { Committed } from './committed.js'
import { countIgnored } from './count-ignored.js'
import { findByMarks } from './find-by-marks.js'
import { positionKey } from '../store-records/changes.js'
import type { LiveData } from './live-data.js'
import { idOf, instantOf } from './live-index.js'
import { bearersOf, keptFiles } from './kept.js'
import { linesBetween } from './lines-between.js'
import { mark } from '../store-records/log-lines.js'
import { pageOf } from './page.js'

export class LowdbReader implements StoreReader {
  readonly #committed: Committed

  constructor(committed: Committed) {
    this.#committed = committed
  }

  get #live(): LiveData {
    return this.#committed.live()
  }

  async reservation(locator: Locator): Promise<Reservation | null> {
    return this.#live.reservations.get(locator) ?? (await this.#committed.logs.archivedReservation(locator))
  }

  async findByMarks(marks: ReservationMarks): Promise<readonly Reservation[]> {
    return findByMarks(this.#committed, marks)
  }

  async liveReservations(
    states: readonly ReservationState[] | null,
    page: PageRequest,
  ): Promise<Page<Reservation>> {
    const { reservations } = this.#live
    const wanted = (locator: string): Reservation | null => {
      const found = reservations.get(locator)
      return found && (!states || states.includes(found.state)) ? found : null
    }
    return pageOf(this.#committed.index.locators, page, wanted)
  }

  async dueReservations(now: Instant, limit: number): Promise<readonly Locator[]> {
    const due: Locator[] = []
    for (const key of this.#committed.index.due.behind(null)) {
      if (due.length >= limit || instantOf(key) > now) break
      due.push(idOf(key))
    }
    return due
  }

  async nextDueAt(): Promise<Instant | null> {
    const { first } = this.#committed.index.due
    return first === null ? null : instantOf(first)
  }

  async outboxMails(
    status: AnyOutboxMail['status'],
    now: Instant,
    limit: number,
  ): Promise<readonly AnyOutboxMail[]> {
    const { outbox } = this.#live
    const ready = (key: string): AnyOutboxMail | null => {
      const mail = outbox.get(idOf(key))
      return mail && (status !== 'queued' || mail.notBefore <= now) ? mail : null
    }
    return pageOf(this.#committed.index.mailsByAge[status], { limit }, ready).items
  }

  async nextMailAt(): Promise<Instant | null> {
    const { first } = this.#committed.index.queuedByTime
    return first === null ? null : instantOf(first)
  }

  async openReviews(page: PageRequest): Promise<Page<ReviewItem>> {
    const { reviews } = this.#live
    return pageOf(this.#committed.index.openReviews, page, (key) => reviews.get(idOf(key)) ?? null)
  }

  async review(id: string): Promise<ReviewItem | null> {
    return this.#live.reviews.get(id) ?? (await this.#committed.logs.archivedReview(id))
  }

  async liveReviews(): Promise<readonly ReviewItem[]> {
    return [...this.#live.reviews.values()]
  }

  async clients(): Promise<readonly Client[]> {
    return [...this.#live.clients.values()]
  }

  async position(account: string, folder: string): Promise<FolderPosition | null> {
    return this.#live.positions.get(positionKey({ account, folder })) ?? null
  }

  async seenMail(messageId: string | null, contentHash: string): Promise<MailRecord | null> {
    const { mails } = this.#committed.logs
    const sameContent = await mails.newest(
      mark.contentHash(contentHash),
      (found) => found.contentHash === contentHash || found.copyHash === contentHash,
    )
    if (sameContent || messageId === null) return sameContent
    return mails.newest(mark.messageId(messageId), (found) => found.messageId === messageId)
  }

  async mailRecord(id: string): Promise<MailRecord | null> {
    return this.#committed.logs.mails.newest(mark.id(id), (found) => found.id === id)
  }

  async mailRecords(span: Span, page: PageRequest): Promise<Page<MailRecord>> {
    return linesBetween(this.#committed.logs.mails, ({ decidedAt }) => decidedAt, span, page)
  }

  async countIgnored(since: Instant): Promise<number> {
    return countIgnored(this.#committed.logs.mails, since)
  }

  async reservationsByDayZero(span: Span, page: PageRequest): Promise<Page<Reservation>> {
    return byDayZero(this.#committed, span, page)
  }

  async auditOf(locator: Locator, page: PageRequest): Promise<Page<AuditEntry>> {
    return auditPage(this.#committed.logs.audit, locator, page)
  }

  async auditBetween(span: Span, page: PageRequest): Promise<Page<AuditEntry>> {
    return linesBetween(this.#committed.logs.audit, ({ at }) => at, span, page)
  }

  async announcements(limit: number): Promise<readonly Announcement[]> {
    const first: Announcement[] = []
    for (const announcement of this.#live.announcements.values()) {
      if (first.length >= limit) break
      first.push(announcement)
    }
    return first
  }

  async note<T>(key: string): Promise<T | null> {
    const found = this.#live.notes.get(key) ?? (await this.#committed.logs.archivedNote(key))
    const value: T | null = JSON.parse(JSON.stringify(found?.value ?? null))
    return value
  }

  async *kept(wish: KeptWish): AsyncGenerator<KeptRecord> {
    for (const file of keptFiles(this.#committed.logs, wish)) yield* file.records()
  }

  async bearersOf(fileId: string): Promise<readonly KeptRecord[]> {
    return bearersOf(this.#committed, fileId)
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }
}
