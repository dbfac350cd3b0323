import type { Client } from '../../domain/client.js'
import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Announcement, FolderPosition, Note } from '../../ports.js'
import { positionKey } from '../store-records/changes.js'
import type { TableChanges } from '../store-records/changes.js'

/** What each table of the live data holds. */
export interface RecordOf {
  readonly positions: FolderPosition
  readonly clients: Client
  readonly reservations: Reservation
  readonly outbox: AnyOutboxMail
  readonly reviews: ReviewItem
  readonly announcements: Announcement
  readonly notes: Note
}

export type TableName = keyof RecordOf

export type Tables = { readonly [N in TableName]: ReadonlyMap<string, RecordOf[N]> }
export type TablesChanges = { readonly [N in TableName]: TableChanges<RecordOf[N]> }

/** In the order in which they stand in the live file. */
export const TABLES: readonly TableName[] = [
  'positions',
  'clients',
  'reservations',
  'outbox',
  'reviews',
  'announcements',
  'notes',
]

type Keys = { readonly [N in TableName]: (record: RecordOf[N]) => string }

const KEYS: Keys = {
  positions: positionKey,
  clients: ({ id }) => id,
  reservations: ({ locator }) => locator,
  outbox: ({ id }) => id,
  reviews: ({ id }) => id,
  announcements: ({ id }) => id,
  notes: ({ key }) => key,
}

export const keyOf = <N extends TableName>(name: N, record: RecordOf[N]): string => KEYS[name](record)
