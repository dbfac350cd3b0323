import type { Locator } from '../../domain/booking.js'
import { addMs, DAY_MS, isWithin } from '../../domain/time.js'
import type { Span } from '../../domain/time.js'
import type { AuditEntry, Page, PageRequest } from '../../ports.js'
import { cursorOf, positionOf } from './cursor.js'
import { mark, monthOf } from './log-lines.js'
import type { LinePosition, MonthlyLog } from './monthly-log.js'

/** The audit of one reservation, oldest first. */
export const auditPage = async (
  log: MonthlyLog<AuditEntry>,
  locator: Locator,
  { limit, after }: PageRequest,
): Promise<Page<AuditEntry>> => {
  const all = [...log.find(mark.locator(locator))].reverse()
  const rest = after ? all.filter((position) => cursorOf(position) > after) : all
  const positions = rest.slice(0, limit)
  const entries = await Promise.all(positions.map((position) => log.read(position)))
  const last = positions.at(-1)
  return {
    items: entries.filter((entry) => entry.locator === locator),
    next: rest.length > limit && last ? cursorOf(last) : null,
  }
}

/** Lines stand in the order of their time, but for a clock that was set back. */
const SLACK_MS = DAY_MS

/** What a span's months hold from a position on. Ends soon behind the span: it costs what it gives. */
async function* linesOf(log: MonthlyLog<AuditEntry>, span: Span, start: LinePosition | null) {
  const enough = addMs(span.until, SLACK_MS)
  const first = start?.month ?? monthOf(span.from)
  for (const month of log.months.filter((one) => one >= first && one <= monthOf(span.until))) {
    for await (const line of log.forward(month, month === start?.month ? start.offset : 0)) {
      if (line.record.at >= enough) return
      if (isWithin(line.record.at, span)) yield line
    }
  }
}

/** The audit of a span of time, as it was written. The cursor is the line that the next page begins with. */
export const auditBetween = async (
  log: MonthlyLog<AuditEntry>,
  span: Span,
  { limit, after }: PageRequest,
): Promise<Page<AuditEntry>> => {
  const items: AuditEntry[] = []
  for await (const { position, record } of linesOf(log, span, after ? positionOf(after) : null)) {
    if (items.length >= limit) return { items, next: cursorOf(position) }
    items.push(record)
  }
  return { items, next: null }
}
