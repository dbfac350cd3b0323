import type { StoredRecord } from '../../ports.js'
import type { ArchivedLine } from '../store-records/log-lines.js'
import { reservationMarks, reviewMarks, settledAtOf } from '../store-records/log-lines.js'
import { markList } from './mark-ids.js'
import type { Session } from './session.js'
import * as tables from './write-changes.js'
import { append, record } from './write-changes.js'
import type { Table } from './write-changes.js'

const idOf = (line: ArchivedLine): string => {
  switch (line.kind) {
    case 'reservation':
      return line.record.locator
    case 'review':
      return line.record.id
    case 'note':
      return line.record.key
  }
}

const marksOf = (line: ArchivedLine): readonly string[] => {
  switch (line.kind) {
    case 'reservation':
      return reservationMarks(line.record)
    case 'review':
      return reviewMarks(line.record)
    case 'note':
      return []
  }
}

const ARCHIVE: Table<ArchivedLine> = {
  name: 'archive',
  key: [],
  columns: [
    ['kind', 'text', ({ kind }) => kind],
    ['id', 'text', idOf],
    ['day_zero', 'text', (line) => (line.kind === 'reservation' ? line.record.dayZero : null)],
    ['settled_at', 'text', settledAtOf],
    ['marks', 'uuid[]', (line) => markList(marksOf(line))],
    ['record', 'json', (line) => JSON.stringify(line.record)],
  ],
}

const ANNOUNCEMENTS: Table<Extract<StoredRecord, { kind: 'announcement' }>['record']> = {
  name: 'announcements',
  key: ['id'],
  columns: [['id', 'text', ({ id }) => id], record],
}

const archivedLine = (one: StoredRecord): ArchivedLine[] => {
  if (one.kind === 'archived_reservation') return [{ kind: 'reservation', record: one.record }]
  if (one.kind === 'archived_review') return [{ kind: 'review', record: one.record }]
  return one.kind === 'archived_note' ? [{ kind: 'note', record: one.record }] : []
}

type RecordOf<K extends StoredRecord['kind']> = Extract<StoredRecord, { kind: K }>['record']

/** Appends records as they stand in another store, each kind in its order. */
export const writeStored = async (session: Session, records: readonly StoredRecord[]): Promise<void> => {
  const of = <K extends StoredRecord['kind']>(kind: K): RecordOf<K>[] =>
    records.flatMap((one) => (one.kind === kind ? [one.record as RecordOf<K>] : []))
  await append(session, tables.POSITIONS, of('position'))
  await append(session, tables.CLIENTS, of('client'))
  await append(session, tables.RESERVATIONS, of('reservation'))
  await append(session, tables.OUTBOX, of('outbox'))
  await append(session, tables.REVIEWS, of('review'))
  await append(session, ANNOUNCEMENTS, of('announcement'))
  await append(session, tables.NOTES, of('note'))
  await append(session, ARCHIVE, records.flatMap(archivedLine))
  await append(session, tables.MAILS, of('mail'))
  await append(session, tables.AUDIT, of('audit'))
}
