import type { Locator } from '../../domain/booking.js'
import type { AuditEntry, Page, PageRequest } from '../../ports.js'
import { cursorOf } from './cursor.js'
import { mark } from '../store-records/log-lines.js'
import type { MonthlyLog } from './monthly-log.js'

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
