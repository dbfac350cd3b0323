import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Instant } from '../../domain/time.js'
import type { Note } from '../../ports.js'
import { frozen } from '../store-records/record.js'
import type { TransactionBase } from '../store-records/transaction.js'
import type { ClientBook } from './client-book.js'
import type { RecordIds } from './locks.js'
import type { Session } from './session.js'

type Row =
  | {
      readonly source: 'reservation' | 'archived reservation'
      readonly id: string
      readonly record: Reservation
    }
  | { readonly source: 'review' | 'archived review'; readonly id: string; readonly record: ReviewItem }
  | { readonly source: 'note' | 'archived note'; readonly id: string; readonly record: Note }
  | { readonly source: 'outbox'; readonly id: string; readonly record: AnyOutboxMail }

const SCOPE = `
select 'reservation' as source, locator as id, record from reservations where locator = any($1)
union all select 'outbox', id, record from outbox where id = any($2)
union all select 'review', id, record from reviews where id = any($3)
union all select 'note', key, record from notes where key = any($4)
union all (
  select distinct on (kind, id) 'archived ' || kind, id, record from archive
  where (kind = 'reservation' and id = any($1)) or (kind = 'review' and id = any($3)) or (kind = 'note' and id = any($4))
  order by kind, id, seq desc
)`

class Tables {
  readonly reservations = new Map<string, Reservation>()
  readonly archivedReservations = new Map<string, Reservation>()
  readonly outbox = new Map<string, AnyOutboxMail>()
  readonly reviews = new Map<string, ReviewItem>()
  readonly archivedReviews = new Map<string, ReviewItem>()
  readonly notes = new Map<string, Note>()
  readonly archivedNotes = new Map<string, Note>()

  add(row: Row): void {
    switch (row.source) {
      case 'reservation':
        return void this.reservations.set(row.id, frozen(row.record))
      case 'archived reservation':
        return void this.archivedReservations.set(row.id, frozen(row.record))
      case 'outbox':
        return void this.outbox.set(row.id, frozen(row.record))
      case 'review':
        return void this.reviews.set(row.id, frozen(row.record))
      case 'archived review':
        return void this.archivedReviews.set(row.id, frozen(row.record))
      case 'note':
        return void this.notes.set(row.id, frozen(row.record))
      case 'archived note':
        return void this.archivedNotes.set(row.id, frozen(row.record))
    }
  }
}

/** What a transaction sees of its records, which are locked already. */
export const loadScope = async (
  session: Session,
  { reservation, outbox, review, note }: RecordIds,
  book: ClientBook,
  now: Instant,
): Promise<TransactionBase> => {
  const tables = new Tables()
  for (const row of await session.query<Row>(SCOPE, [reservation, outbox, review, note])) tables.add(row)
  return {
    live: {
      sequence: 0,
      reservations: tables.reservations,
      outbox: tables.outbox,
      reviews: tables.reviews,
      notes: tables.notes,
      clients: await book.read(session),
    },
    archivedReservations: tables.archivedReservations,
    archivedReviews: tables.archivedReviews,
    archivedNotes: tables.archivedNotes,
    now,
    isArchived: (kind, id) =>
      kind === 'reservation' ? tables.archivedReservations.has(id) : tables.archivedReviews.has(id),
  }
}

const KNOWN_IDS = `
select exists (
  select 1 from reservations where locator = any($1)
  union all select 1 from outbox where id = any($2)
  union all select 1 from reviews where id = any($3)
  union all select 1 from archive where (kind = 'reservation' and id = any($1)) or (kind = 'review' and id = any($3))
) as known`

/** Whether there is any of these records already. */
export const isAnyKnown = async (
  session: Session,
  { reservation, outbox, review }: RecordIds,
): Promise<boolean> => {
  const [row] = await session.query<{ known: boolean }>(KNOWN_IDS, [reservation, outbox, review])
  return row?.known === true
}
