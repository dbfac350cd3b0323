import { addMs, DAY_MS } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import { lockRecords } from './transact.js'
import type { RecordIds } from './locks.js'
import { isNone } from './locks.js'
import type { Session } from './session.js'

/** Records moved in one transaction: keeps it, and what waits behind it, short. */
const TOGETHER = 200

/** Evidence of mails is kept this long; a month goes when all of it is older. */
const MAILS_KEPT_MS = 90 * DAY_MS

const SETTLED = 'settled_at < $1 and due_at is null'
const RESOLVED = 'resolved_at < $1'
const UNTOUCHED = 'at < $1'

const firstSettled = async (session: Session, before: Instant): Promise<RecordIds> => {
  const ids = async (text: string): Promise<string[]> => {
    const rows = await session.query<{ id: string }>(`${text} limit ${TOGETHER}`, [before])
    return rows.map(({ id }) => id)
  }
  return {
    reservation: await ids(`select locator as id from reservations where ${SETTLED} order by locator`),
    review: await ids(`select id from reviews where ${RESOLVED} order by id`),
    note: await ids(`select key as id from notes where ${UNTOUCHED} order by key`),
    outbox: [],
  }
}

const MOVE_RESERVATIONS = `
with gone as (delete from reservations where ${SETTLED} and locator = any($2) returning *)
insert into archive (kind, id, day_zero, settled_at, marks, record)
select 'reservation', locator, day_zero, settled_at, marks, record from gone order by locator`

const MOVE_REVIEWS = `
with gone as (delete from reviews where ${RESOLVED} and id = any($2) returning *)
insert into archive (kind, id, settled_at, marks, record)
select 'review', id, resolved_at, marks, record from gone order by id`

const MOVE_NOTES = `
with gone as (delete from notes where ${UNTOUCHED} and key = any($2) returning *)
insert into archive (kind, id, marks, record) select 'note', key, '{}', record from gone order by key`

export interface Moved {
  readonly reservations: number
  readonly isLast: boolean
}

/** Moves the next lot: locked first, and looked at again, since another may have touched it meanwhile. */
export const moveNext = async (
  session: Session,
  before: Instant,
  beginWriting: () => Promise<void>,
): Promise<Moved> => {
  const ids = await firstSettled(session, before)
  if (isNone(ids)) return { reservations: 0, isLast: true }
  await lockRecords(session, ids)
  await beginWriting()
  const reservations = await session.write(MOVE_RESERVATIONS, [before, ids.reservation])
  await session.write(MOVE_REVIEWS, [before, ids.review])
  await session.write(MOVE_NOTES, [before, ids.note])
  return { reservations, isLast: false }
}

/** The month of an instant, as that of a file by month would be. */
const firstOfMonth = (instant: Instant): Instant => `${instant.slice(0, 7)}-01T00:00:00.000Z`

/** Lets the months go whose mails are all too old. */
export const dropOldMails = async (session: Session, now: Instant): Promise<void> => {
  await session.write('delete from mails where decided_at < $1', [firstOfMonth(addMs(now, -MAILS_KEPT_MS))])
}

/** After a day nobody asks any more whether a commit came through. */
export const dropOldCommits = async (session: Session): Promise<void> => {
  await session.write(`delete from commits where at < now() - interval '1 day'`)
}
