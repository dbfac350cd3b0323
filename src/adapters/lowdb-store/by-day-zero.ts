import type { Reservation } from '../../domain/reservation.js'
import { isWithin } from '../../domain/time.js'
import type { Span } from '../../domain/time.js'
import type { Page, PageRequest } from '../../ports.js'
import type { Committed } from './committed.js'
import { cursorOf } from './cursor.js'
import { isNewest } from './find-by-marks.js'
import { dayZeroMarks } from '../store-records/log-lines.js'
import { newestFirst } from './monthly-log.js'
import type { LinePosition } from './monthly-log.js'
import { pageOf } from './page.js'

const LIVE = 'live '
const ARCHIVE = 'archive '

const livePage = ({ live, index }: Committed, span: Span, page: PageRequest): Page<Reservation> => {
  const { reservations } = live()
  return pageOf(index.locators, page, (locator) => {
    const found = reservations.get(locator)
    return found && isWithin(found.dayZero, span) ? found : null
  })
}

const archivedAt = async (
  { live, logs }: Committed,
  span: Span,
  position: LinePosition,
): Promise<Reservation | null> => {
  const line = await logs.archive.read(position)
  if (line.kind !== 'reservation' || !isWithin(line.record.dayZero, span)) return null
  if (live().reservations.has(line.record.locator)) return null
  return isNewest(logs, line.record, position) ? line.record : null
}

/** Found by the marks of their days, so that it costs what the span holds, not what the archive does. */
const archivedPage = async (
  committed: Committed,
  span: Span,
  { limit, after }: PageRequest,
): Promise<Page<Reservation>> => {
  const { archive } = committed.logs
  const all = dayZeroMarks(span).flatMap((mark) => archive.find(mark))
  const rest = all
    .sort(newestFirst)
    .reverse()
    .filter((position) => cursorOf(position) > (after ?? ''))
  const positions = rest.slice(0, limit)
  const found = await Promise.all(positions.map((position) => archivedAt(committed, span, position)))
  const last = positions.at(-1)
  return {
    items: found.filter((one) => one !== null),
    next: rest.length > limit && last ? cursorOf(last) : null,
  }
}

const behind = (
  prefix: string,
  { items, next }: Page<Reservation>,
  end: string | null,
): Page<Reservation> => ({
  items,
  next: next === null ? end : `${prefix}${next}`,
})

/** Live reservations in the order of their locators, then archived ones in the order of their archiving. */
export const byDayZero = async (
  committed: Committed,
  span: Span,
  { limit, after }: PageRequest,
): Promise<Page<Reservation>> => {
  if (after?.startsWith(ARCHIVE))
    return behind(
      ARCHIVE,
      await archivedPage(committed, span, { limit, after: after.slice(ARCHIVE.length) }),
      null,
    )
  const live = { limit, after: after?.slice(LIVE.length) ?? null }
  return behind(LIVE, livePage(committed, span, live), ARCHIVE)
}
