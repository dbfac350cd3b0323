import type { MatchCandidate } from './oc-decision.js'
import type { Assignment } from './oc-assignment.js'
import { type Case, hasEvidence } from './oc-case.js'
import { nearLocators } from './near-locators.js'
import { isOpen } from './reservation.js'

const codesOf = ({ reservation }: MatchCandidate): readonly string[] =>
  [reservation.booking.locator, reservation.booking.bookingId].filter((code) => code !== null)

/**
 * One wrong letter of a scan could make one reservation of the sender's into another: then its text alone does not say
 * which is meant.
 */
export const mayBeMisread = (mail: Case, { order, tie }: Assignment): boolean => {
  if (tie.printed || !order.every((document) => hasEvidence(document, 'recognised_text'))) return false
  const own = codesOf(tie.candidate)
  return mail.candidates
    .filter((other) => other !== tie.candidate && isOpen(other.reservation))
    .some((other) => own.some((code) => nearLocators(code, codesOf(other)).length > 0))
}
