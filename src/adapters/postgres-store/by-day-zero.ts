import type { Reservation } from '../../domain/reservation.js'
import type { Span } from '../../domain/time.js'
import type { Page, PageRequest } from '../../ports.js'
import type { Database } from './database.js'
import { STILL_TRUE } from './find-by-marks.js'
import { pageOf } from './pages.js'
import type { Row } from './pages.js'

const LIVE = 'live '
const ARCHIVE = 'archive '

const LIVE_PAGE = `
select 'live ' || locator as key, record from reservations
where day_zero >= $1 and day_zero < $2 and locator > $3 order by locator limit $4`

const ARCHIVED_PAGE = `
select 'archive ' || seq as key, record from archive
where day_zero >= $1 and day_zero < $2 and seq > $3 and ${STILL_TRUE} order by seq limit $4`

/** Live reservations in the order of their locators, then archived ones in the order of their archiving. */
export const byDayZero = async (
  database: Database,
  { from, until }: Span,
  page: PageRequest,
): Promise<Page<Reservation>> => {
  const read = (text: string, first: string) => (after: string | null, count: number) =>
    database.read<Row<Reservation>>(text, [from, until, after?.slice(after.indexOf(' ') + 1) || first, count])
  if (page.after?.startsWith(ARCHIVE)) return pageOf(page, read(ARCHIVED_PAGE, '0'))
  const live = await pageOf({ ...page, after: page.after ?? LIVE }, read(LIVE_PAGE, ''))
  return live.next === null ? { items: live.items, next: ARCHIVE } : live
}
