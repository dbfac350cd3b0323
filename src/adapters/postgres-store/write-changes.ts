import type { Changes, TableChanges } from '../store-records/changes.js'
import { mailMarks, reservationMarks, reviewMarks } from '../store-records/log-lines.js'
import type { LogLine } from '../store-records/log-lines.js'
import { markList } from './mark-ids.js'
import type { Session } from './session.js'

type Column<T> = readonly [
  name: string,
  type: 'text' | 'uuid[]' | 'json',
  value: (record: T) => string | null,
]

export const record: Column<object> = ['record', 'json', (one) => JSON.stringify(one)]

/** How records become rows. */
export interface Table<T> {
  readonly name: string
  readonly key: readonly string[]
  readonly columns: readonly Column<T>[]
}

/** One statement for many rows, whose number is in no text: each column is one list, lists of marks as text. */
const insertion = <T>({ name, columns }: Table<T>): string => {
  const names = columns.map(([column]) => column)
  const lists = columns.map((_, index) => `$${index + 1}::text[]`)
  const casts = columns.map(([column, type]) => `${column}::${type}`)
  const rows = `unnest(${lists.join(', ')}) with ordinality as row (${names.join(', ')}, place)`
  return `insert into ${name} (${names.join(', ')}) select ${casts.join(', ')} from ${rows} order by place`
}

const overwriting = <T>({ key, columns }: Table<T>): string => {
  const others = columns.map(([column]) => column).filter((column) => !key.includes(column))
  return ` on conflict (${key.join(', ')}) do update set ${others.map((one) => `${one} = excluded.${one}`).join(', ')}`
}

const listsOf = <T>({ columns }: Table<T>, records: readonly T[]): (string | null)[][] =>
  columns.map(([, , value]) => records.map(value))

const put = async <T>(session: Session, table: Table<T>, records: readonly T[]): Promise<void> => {
  if (records.length === 0) return
  await session.write(insertion(table) + overwriting(table), listsOf(table, records))
}

export const append = async <T>(session: Session, table: Table<T>, records: readonly T[]): Promise<void> => {
  if (records.length === 0) return
  await session.write(insertion(table), listsOf(table, records))
}

const putOf = <T>(changes: TableChanges<T>): T[] => [...changes.values()].filter((one) => one !== null)

const removedFrom = <T>(changes: TableChanges<T>): string[] =>
  [...changes].flatMap(([id, one]) => (one === null ? [id] : []))

type RecordOf<C> = C extends TableChanges<infer T> ? T : never
type LineOf<N extends LogLine['log']> = Extract<LogLine, { log: N }>['record']

export const RESERVATIONS: Table<RecordOf<Changes['reservations']>> = {
  name: 'reservations',
  key: ['locator'],
  columns: [
    ['locator', 'text', ({ locator }) => locator],
    ['state', 'text', ({ state }) => state],
    ['client_id', 'text', ({ clientId }) => clientId],
    ['due_at', 'text', ({ due }) => due?.at ?? null],
    ['day_zero', 'text', ({ dayZero }) => dayZero],
    ['settled_at', 'text', ({ settledAt }) => settledAt],
    ['marks', 'uuid[]', (one) => markList(reservationMarks(one))],
    record,
  ],
}

export const OUTBOX: Table<RecordOf<Changes['outbox']>> = {
  name: 'outbox',
  key: ['id'],
  columns: [
    ['id', 'text', ({ id }) => id],
    ['status', 'text', ({ status }) => status],
    ['queued_at', 'text', ({ queuedAt }) => queuedAt],
    ['not_before', 'text', ({ notBefore }) => notBefore],
    record,
  ],
}

export const REVIEWS: Table<RecordOf<Changes['reviews']>> = {
  name: 'reviews',
  key: ['id'],
  columns: [
    ['id', 'text', ({ id }) => id],
    ['opened_at', 'text', ({ openedAt }) => openedAt],
    ['resolved_at', 'text', ({ resolution }) => resolution?.at ?? null],
    ['marks', 'uuid[]', (one) => markList(reviewMarks(one))],
    record,
  ],
}

export const CLIENTS: Table<RecordOf<Changes['clients']>> = {
  name: 'clients',
  key: ['id'],
  columns: [['id', 'text', ({ id }) => id], record],
}

export const POSITIONS: Table<RecordOf<Changes['positions']>> = {
  name: 'positions',
  key: ['account', 'folder'],
  columns: [
    ['account', 'text', ({ account }) => account],
    ['folder', 'text', ({ folder }) => folder],
    record,
  ],
}

export const NOTES: Table<RecordOf<Changes['notes']>> = {
  name: 'notes',
  key: ['key'],
  columns: [['key', 'text', ({ key }) => key], ['at', 'text', ({ at }) => at], record],
}

export const MAILS: Table<LineOf<'mails'>> = {
  name: 'mails',
  key: [],
  columns: [
    ['id', 'text', ({ id }) => id],
    ['decided_at', 'text', ({ decidedAt }) => decidedAt],
    ['decision', 'text', ({ decision }) => decision],
    ['marks', 'uuid[]', (one) => markList(mailMarks(one))],
    record,
  ],
}

export const AUDIT: Table<LineOf<'audit'>> = {
  name: 'audit',
  key: [],
  columns: [['at', 'text', ({ at }) => at], ['locator', 'text', ({ locator }) => locator], record],
}

/** Their numbers are given at this moment, in the turn to commit: so they are told in the order in which they happened. */
const ANNOUNCE = `
insert into announcements (id, record)
select lpad(nextval('announcement_ids')::text, 12, '0'), one::json
from unnest($1::text[]) with ordinality as row (one, place) order by place`

const writeClients = async (session: Session, clients: Changes['clients']): Promise<void> => {
  if (clients.size === 0) return
  await put(session, CLIENTS, putOf(clients))
  await session.write('update client_book set version = version + 1')
}

const writeAnnouncements = async (
  session: Session,
  announcements: Changes['announcements'],
): Promise<void> => {
  const made = putOf(announcements).map((one) => JSON.stringify(one))
  if (made.length > 0) await session.write(ANNOUNCE, [made])
}

/** Writes what a transaction has put down. It must have its turn to commit. */
export const writeChanges = async (session: Session, changes: Changes): Promise<void> => {
  await put(session, RESERVATIONS, putOf(changes.reservations))
  await put(session, OUTBOX, putOf(changes.outbox))
  const gone = removedFrom(changes.outbox)
  if (gone.length > 0) await session.write('delete from outbox where id = any($1)', [gone])
  await put(session, REVIEWS, putOf(changes.reviews))
  await put(session, POSITIONS, putOf(changes.positions))
  await put(session, NOTES, putOf(changes.notes))
  await writeClients(session, changes.clients)
  await writeAnnouncements(session, changes.announcements)
  await append(
    session,
    MAILS,
    changes.lines.flatMap((line) => (line.log === 'mails' ? [line.record] : [])),
  )
  await append(
    session,
    AUDIT,
    changes.lines.flatMap((line) => (line.log === 'audit' ? [line.record] : [])),
  )
}
