import type { ReviewItem } from '../../src/domain/review.js'
import type { ChaseStory } from './chase.js'
import { Office } from './office.js'
import { santiago } from './samples.js'

/** When the questions of these stories are answered. */
export const TODAY = santiago('2026-11-23 11:00')

/** When they were asked. */
export const YESTERDAY = santiago('2026-11-22 10:00')

export const SCAN = { id: 'f'.repeat(64), filename: 'escaneo.pdf', contentType: 'application/pdf', size: 9 }

const aQuestion = (changes: Partial<ReviewItem>): ReviewItem => ({
  id: 'r1',
  kind: 'unreadable_confirmation',
  openedAt: YESTERDAY,
  locator: null,
  mailId: null,
  outboxId: null,
  facts: {},
  candidates: [],
  files: [SCAN],
  resolution: null,
  ...changes,
})

/** An office in which a question stands open, with the id `r1`. */
export const asked = async (question: Partial<ReviewItem>, ...given: ChaseStory[]): Promise<Office> => {
  const office = await Office.open({ now: TODAY, given })
  await office.store.transact({}, (tx) => tx.putReview(aQuestion(question)))
  return office
}

/** What somebody did last to the reservation. */
export const lastAudit = async (office: Office) => {
  const { items } = await office.engine.audit('AAKLMNO', { limit: 1, after: null })
  return items[0]
}
