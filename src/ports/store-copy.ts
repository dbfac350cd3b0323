import type { Client } from '../domain/client.js'
import type { MailRecord } from '../domain/mail-record.js'
import type { AnyOutboxMail } from '../domain/outbox.js'
import type { Reservation } from '../domain/reservation.js'
import type { ReviewItem } from '../domain/review.js'
import type { Instant } from '../domain/time.js'
import type { FolderPosition } from './mail-in.js'
import type { Announcement, AuditEntry } from './store.js'

/** A small value by its key, mostly of the chat side. `at` is when it was put: what nobody touches moves to the archive. */
export interface Note {
  readonly key: string
  readonly value: unknown
  readonly at: Instant
}

/**
 * One record as a store holds it. What is archived, mails and audit come in the order in which they were written, each version of
 * a record by itself; clients in the order of their book.
 */
export type StoredRecord =
  | { readonly kind: 'position'; readonly record: FolderPosition }
  | { readonly kind: 'client'; readonly record: Client }
  | { readonly kind: 'reservation'; readonly record: Reservation }
  | { readonly kind: 'outbox'; readonly record: AnyOutboxMail }
  | { readonly kind: 'review'; readonly record: ReviewItem }
  | { readonly kind: 'announcement'; readonly record: Announcement }
  | { readonly kind: 'note'; readonly record: Note }
  | { readonly kind: 'archived_reservation'; readonly record: Reservation }
  | { readonly kind: 'archived_review'; readonly record: ReviewItem }
  | { readonly kind: 'archived_note'; readonly record: Note }
  | { readonly kind: 'mail'; readonly record: MailRecord }
  | { readonly kind: 'audit'; readonly record: AuditEntry }

/** All that a store holds, read while nobody else has it open. Nothing of it is changed. */
export interface StoreContents {
  /** The number of the last announcement; the next one's is greater. */
  readonly sequence: number
  /** By which it is known later whether something has happened in it since; null where nothing tells. */
  readonly fingerprint: string | null
  /** Can be read again from the beginning. */
  records(): AsyncIterable<StoredRecord>
  close(): Promise<void>
}

/** An empty store that is filled while nobody else has it open. Before `keep` it holds nothing for anybody else. */
export interface StoreFilling {
  /** In the order in which `StoreContents` gives them. */
  add(records: readonly StoredRecord[]): Promise<void>
  /** After the last record; gives what can be read back. */
  seal(source: Pick<StoreContents, 'sequence' | 'fingerprint'>): Promise<Pick<StoreContents, 'records'>>
  /** All that was added is there, and durable, when it resolves. */
  keep(): Promise<void>
  /** Lets go of the store; of what was not kept nothing stays. */
  close(): Promise<void>
}
