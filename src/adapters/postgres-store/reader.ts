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
  Note,
  Page,
  PageRequest,
  ReservationMarks,
  StoreReader,
} from '../../ports.js'
import { mark } from '../store-records/log-lines.js'
import { frozen } from '../store-records/record.js'
import { bearersOf } from './bearers.js'
import { byDayZero } from './by-day-zero.js'
import type { Database } from './database.js'
import { findByMarks } from './find-by-marks.js'
import { keptIn } from './kept.js'
import { markId } from './mark-ids.js'
import { pageOf } from './pages.js'
import type { Row } from './pages.js'

/** From the index of marks first and only then by number: else the newest row of all is looked for in the whole table. */
const NEWEST_MAIL = `
with found as materialized (select seq, record from mails where marks @> array[$1]::uuid[])
select record from found order by seq desc limit 1`

export class PostgresReader implements StoreReader {
  protected readonly database: Database

  constructor(database: Database) {
    this.database = database
  }

  async reservation(locator: Locator): Promise<Reservation | null> {
    return this.#liveOrNewest('reservation', 'reservations where locator', locator)
  }

  async findByMarks(marks: ReservationMarks): Promise<readonly Reservation[]> {
    return findByMarks(this.database, marks)
  }

  async liveReservations(
    states: readonly ReservationState[] | null,
    page: PageRequest,
  ): Promise<Page<Reservation>> {
    return pageOf(page, (after, count) =>
      this.database.read<Row<Reservation>>(
        `select locator as key, record from reservations
         where locator > $1 and ($2::text[] is null or state = any($2)) order by locator limit $3`,
        [after ?? '', states, count],
      ),
    )
  }

  async dueReservations(now: Instant, limit: number): Promise<readonly Locator[]> {
    const rows = await this.database.read<{ locator: string }>(
      'select locator from reservations where due_at <= $1 order by due_at, locator limit $2',
      [now, limit],
    )
    return rows.map(({ locator }) => locator)
  }

  async nextDueAt(): Promise<Instant | null> {
    const [row] = await this.database.read<{ at: string | null }>(
      'select min(due_at) as at from reservations',
    )
    return row?.at ?? null
  }

  async outboxMails(
    status: AnyOutboxMail['status'],
    now: Instant,
    limit: number,
  ): Promise<readonly AnyOutboxMail[]> {
    return this.#records(
      `select record from outbox where status = $1 and ($1 <> 'queued' or not_before <= $2)
       order by queued_at, id limit $3`,
      [status, now, limit],
    )
  }

  async nextMailAt(): Promise<Instant | null> {
    const [row] = await this.database.read<{ at: string | null }>(
      `select min(not_before) as at from outbox where status = 'queued'`,
    )
    return row?.at ?? null
  }

  async openReviews(page: PageRequest): Promise<Page<ReviewItem>> {
    return pageOf(page, (after, count) => {
      const [openedAt = '', id = ''] = (after ?? '').split(' ', 2)
      return this.database.read<Row<ReviewItem>>(
        `select opened_at || ' ' || id as key, record from reviews
         where resolved_at is null and (opened_at, id) > ($1, $2) order by opened_at, id limit $3`,
        [openedAt, id, count],
      )
    })
  }

  async review(id: string): Promise<ReviewItem | null> {
    return this.#liveOrNewest('review', 'reviews where id', id)
  }

  async liveReviews(): Promise<readonly ReviewItem[]> {
    return this.#records('select record from reviews order by opened_at, id', [])
  }

  async clients(): Promise<readonly Client[]> {
    return this.#records('select record from clients order by seq', [])
  }

  async position(account: string, folder: string): Promise<FolderPosition | null> {
    return this.#record('select record from positions where account = $1 and folder = $2', [account, folder])
  }

  async seenMail(messageId: string | null, contentHash: string): Promise<MailRecord | null> {
    const sameContent = await this.#newestMail(mark.contentHash(contentHash))
    if (sameContent || messageId === null) return sameContent
    return this.#newestMail(mark.messageId(messageId))
  }

  async mailRecord(id: string): Promise<MailRecord | null> {
    return this.#record('select record from mails where id = $1 order by seq desc limit 1', [id])
  }

  async mailRecords(span: Span, page: PageRequest): Promise<Page<MailRecord>> {
    return this.#between('mails', 'decided_at', span, page)
  }

  async countIgnored(since: Instant): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(
      `select count(*)::int as count from mails where decided_at >= $1 and decision = 'ignore'
       and not exists (select 1 from mails later where later.id = mails.id and later.seq > mails.seq)`,
      [since],
    )
    return row?.count ?? 0
  }

  async reservationsByDayZero(span: Span, page: PageRequest): Promise<Page<Reservation>> {
    return byDayZero(this.database, span, page)
  }

  async auditOf(locator: Locator, page: PageRequest): Promise<Page<AuditEntry>> {
    return pageOf(page, (after, count) =>
      this.database.read<Row<AuditEntry>>(
        'select seq as key, record from audit where locator = $1 and seq > $2 order by seq limit $3',
        [locator, after ?? 0, count],
      ),
    )
  }

  async auditBetween(span: Span, page: PageRequest): Promise<Page<AuditEntry>> {
    return this.#between('audit', 'at', span, page)
  }

  async announcements(limit: number): Promise<readonly Announcement[]> {
    const rows = await this.database.read<{ id: string; record: Announcement }>(
      'select id, record from announcements order by id limit $1',
      [limit],
    )
    return rows.map(({ id, record }) => frozen({ ...record, id }))
  }

  async note<T>(key: string): Promise<T | null> {
    const found = await this.#liveOrNewest<Note & { readonly value: T | null }>(
      'note',
      'notes where key',
      key,
      (row) => row,
    )
    return found?.value ?? null
  }

  kept(wish: KeptWish): AsyncIterable<KeptRecord> {
    return keptIn(this.database, wish)
  }

  async bearersOf(fileId: string): Promise<readonly KeptRecord[]> {
    return bearersOf(this.database, fileId)
  }

  async close(): Promise<void> {
    await this.database.close()
  }

  /** The live one, else that which was archived last. */
  async #liveOrNewest<T extends object>(
    kind: 'reservation' | 'review' | 'note',
    live: string,
    id: string,
    finish: (record: T) => T = frozen,
  ): Promise<T | null> {
    const [row] = await this.database.read<{ record: T }>(
      `(select record from ${live} = $2)
       union all (select record from archive where kind = $1 and id = $2 order by seq desc limit 1) limit 1`,
      [kind, id],
    )
    return row ? finish(row.record) : null
  }

  async #newestMail(wanted: string): Promise<MailRecord | null> {
    return this.#record(NEWEST_MAIL, [markId(wanted)])
  }

  #between<T extends object>(
    table: 'mails' | 'audit',
    time: string,
    { from, until }: Span,
    page: PageRequest,
  ): Promise<Page<T>> {
    return pageOf(page, (after, count) =>
      this.database.read<Row<T>>(
        `select seq as key, record from ${table}
         where ${time} >= $1 and ${time} < $2 and seq > $3 order by seq limit $4`,
        [from, until, after ?? 0, count],
      ),
    )
  }

  async #records<T extends object>(text: string, values: readonly unknown[]): Promise<T[]> {
    const rows = await this.database.read<{ record: T }>(text, values)
    return rows.map(({ record }) => frozen(record))
  }

  async #record<T extends object>(text: string, values: readonly unknown[]): Promise<T | null> {
    const [record] = await this.#records<T>(text, values)
    return record ?? null
  }
}
