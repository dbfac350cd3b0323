import { addMs, DAY_MS, isWithin } from '../../domain/time.js'
import type { Instant, Span } from '../../domain/time.js'
import type { Page, PageRequest } from '../../ports.js'
import { cursorOf, positionOf } from './cursor.js'
import { monthOf } from '../store-records/log-lines.js'
import type { LinePosition, MonthlyLog } from './monthly-log.js'

/** Lines stand in the order of their time, but for a clock that was set back. */
const SLACK_MS = DAY_MS

type TimeOf<T> = (record: T) => Instant

/** What a span's months hold from a position on. Ends soon behind the span: it costs what it gives. */
async function* linesOf<T extends object>(
  log: MonthlyLog<T>,
  timeOf: TimeOf<T>,
  span: Span,
  start: LinePosition | null,
) {
  const enough = addMs(span.until, SLACK_MS)
  const first = start?.month ?? monthOf(span.from)
  for (const month of log.months.filter((one) => one >= first && one <= monthOf(span.until))) {
    for await (const line of log.forward(month, month === start?.month ? start.offset : 0)) {
      const at = timeOf(line.record)
      if (at >= enough) return
      if (isWithin(at, span)) yield line
    }
  }
}

/** The lines of a span of time, as they were written. The cursor is the line that the next page begins with. */
export const linesBetween = async <T extends object>(
  log: MonthlyLog<T>,
  timeOf: TimeOf<T>,
  span: Span,
  { limit, after }: PageRequest,
): Promise<Page<T>> => {
  const items: T[] = []
  for await (const { position, record } of linesOf(log, timeOf, span, after ? positionOf(after) : null)) {
    if (items.length >= limit) return { items, next: cursorOf(position) }
    items.push(record)
  }
  return { items, next: null }
}
