import type { AuditLine, PageOf, PageWish } from '../../contract.js'
import type { Locator } from '../../domain/booking.js'
import type { AuditEntry } from '../../ports.js'
import type { EngineWorld } from '../world.js'
import { allPages, pageOf } from './queries.js'

const lineOf = (entry: AuditEntry): AuditLine => ({
  at: entry.at,
  actor: { id: entry.actor, name: entry.name ?? entry.actor },
  action: entry.action,
  detail: entry.detail,
  before: entry.before ?? null,
  after: entry.after ?? null,
  from: entry.from ?? null,
})

/** What people did to a reservation, newest first. */
export const audit = async (
  locator: Locator,
  page: PageWish,
  world: EngineWorld,
): Promise<PageOf<AuditLine>> => {
  const entries = await allPages((wish) => world.store.auditOf(locator.trim().toUpperCase(), wish))
  return pageOf(entries.map(lineOf).reverse(), page)
}
