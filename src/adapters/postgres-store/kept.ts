import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { AuditEntry, KeptRecord, KeptWish } from '../../ports.js'
import { mailMarks, reservationMarks, reviewMarks } from '../store-records/log-lines.js'
import { frozen } from '../store-records/record.js'
import type { Database } from './database.js'
import { markList } from './mark-ids.js'
import type { Session } from './session.js'

/** Rows that are read, and changed, in one go. */
const TOGETHER = 200

type KeptRow =
  | { readonly seq: string; readonly kind: 'reservation'; readonly record: Reservation }
  | { readonly seq: string; readonly kind: 'review'; readonly record: ReviewItem }
  | { readonly seq: string; readonly kind: 'mail'; readonly record: MailRecord }
  | { readonly seq: string; readonly kind: 'audit'; readonly record: AuditEntry }

interface Query {
  readonly text: string
  readonly values: readonly unknown[]
}

export const tableOf = ({ of }: KeptWish): 'archive' | 'mails' | 'audit' => of

/** The rows of a wish behind a number, in the order in which they were written. */
const rowsBehind = (wish: KeptWish, seq: string): Query => {
  const end = `and seq > $1 order by seq limit ${TOGETHER}`
  switch (wish.of) {
    case 'mails':
      return { text: `select seq, 'mail' as kind, record from mails where true ${end}`, values: [seq] }
    case 'audit':
      return wish.locators === null
        ? { text: `select seq, 'audit' as kind, record from audit where true ${end}`, values: [seq] }
        : {
            text: `select seq, 'audit' as kind, record from audit where locator = any($2) ${end}`,
            values: [seq, wish.locators],
          }
    case 'archive':
      return archived(wish, seq, end)
  }
}

const archived = ({ settled }: Extract<KeptWish, { of: 'archive' }>, seq: string, end: string): Query => {
  const select = `select seq, kind, record from archive where kind in ('reservation', 'review')`
  return settled === null
    ? { text: `${select} ${end}`, values: [seq] }
    : {
        text: `${select} and settled_at >= $2 and settled_at < $3 ${end}`,
        values: [seq, settled.from, settled.until],
      }
}

const keptOf = (row: KeptRow): KeptRecord => {
  frozen(row.record)
  switch (row.kind) {
    case 'reservation':
      return { kind: row.kind, record: row.record }
    case 'review':
      return { kind: row.kind, record: row.record }
    case 'mail':
      return { kind: row.kind, record: row.record }
    case 'audit':
      return { kind: row.kind, record: row.record }
  }
}

export async function* keptIn(database: Database, wish: KeptWish): AsyncGenerator<KeptRecord> {
  for (let behind = '0'; ;) {
    const { text, values } = rowsBehind(wish, behind)
    const rows = await database.read<KeptRow>(text, values)
    for (const row of rows) yield keptOf(row)
    const last = rows.at(-1)
    if (!last || rows.length < TOGETHER) return
    behind = last.seq
  }
}

const marksOf = (kept: KeptRecord): string | null => {
  switch (kept.kind) {
    case 'reservation':
      return markList(reservationMarks(kept.record))
    case 'review':
      return markList(reviewMarks(kept.record))
    case 'mail':
      return markList(mailMarks(kept.record))
    case 'audit':
      return null
  }
}

const requireRevision = (old: KeptRecord, next: KeptRecord): void => {
  if (old.kind !== next.kind) throw new Error('a revised record must stay of its kind')
  if (JSON.stringify(next.record).length > JSON.stringify(old.record).length)
    throw new Error('a revised record must not be longer than it was')
}

const overwrite = async (session: Session, wish: KeptWish, seq: string, next: KeptRecord): Promise<void> => {
  const marks = marksOf(next)
  const record = JSON.stringify(next.record)
  if (marks === null) await session.write('update audit set record = $2::json where seq = $1', [seq, record])
  else
    await session.write(`update ${tableOf(wish)} set record = $2::json, marks = $3::uuid[] where seq = $1`, [
      seq,
      record,
      marks,
    ])
}

/** How far a revision has come. */
export interface Revised {
  /** Null when nothing is left. */
  readonly behind: string | null
  readonly changed: number
}

/** Revises the next rows in one transaction. */
export const reviseNext = async (
  session: Session,
  wish: KeptWish,
  behind: string,
  change: (kept: KeptRecord) => KeptRecord,
  beginWriting: () => Promise<void>,
): Promise<Revised> => {
  const { text, values } = rowsBehind(wish, behind)
  const rows = await session.query<KeptRow>(`${text} for update`, values)
  let changed = 0
  for (const row of rows) {
    const old = keptOf(row)
    const next = change(old)
    if (next.record === old.record) continue
    requireRevision(old, next)
    if (changed === 0) await beginWriting()
    await overwrite(session, wish, row.seq, next)
    changed += 1
  }
  const last = rows.at(-1)
  return { behind: last && rows.length === TOGETHER ? last.seq : null, changed }
}
