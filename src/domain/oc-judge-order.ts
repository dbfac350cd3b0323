import { plainAmount } from './money.js'
import { compareAmounts, nearestAmount } from './oc-amounts.js'
import { type Assignment, assign } from './oc-assignment.js'
import { amountEvidence, orderNumberFor } from './oc-candidates.js'
import { type Case, evidenceOf, isPaper, review } from './oc-case.js'
import type { AcceptDecision, OcAcceptance, OcDecision, OcWarning } from './oc-decision.js'
import { mayBeMisread } from './oc-misread.js'
import { contentFault, provenDocuments, senderFault, tieFault } from './oc-faults.js'
import type { Evidence } from './review.js'

const amountWarning = ({ amountTolerance }: Case, { order, tie }: Assignment): readonly OcWarning[] => {
  const { reservation } = tie.candidate
  const compared = order.map((document) => compareAmounts(document, reservation, amountTolerance))
  if (!compared.includes('differs') || compared.includes('equal') || compared.includes('near')) return []
  const nearest = nearestAmount(order, reservation)
  const detail = nearest && `${plainAmount(nearest.order)}/${plainAmount(nearest.total)}`
  return [{ code: 'amount_differs', detail }]
}

const unreadWarning = ({ clues }: Case, { order }: Assignment): readonly OcWarning[] =>
  clues.documents.some((document) => !document.certain && !order.includes(document) && isPaper(document))
    ? [{ code: 'unread_attachment', detail: null }]
    : []

const recognisedWarning = ({ order }: Assignment): readonly OcWarning[] => {
  const seen = order.flatMap(({ evidence }) => evidence).find(({ signal }) => signal === 'recognised_text')
  return seen ? [{ code: 'recognised_text', detail: seen.value }] : []
}

const warningsOf = (mail: Case, assignment: Assignment): readonly OcWarning[] => [
  ...amountWarning(mail, assignment),
  ...unreadWarning(mail, assignment),
  ...recognisedWarning(assignment),
]

const acceptanceOf = (mail: Case, assignment: Assignment, alone: boolean): OcAcceptance => {
  const { order, tie } = assignment
  const printed = order.find(({ ocNumber }) => ocNumber !== null)?.ocNumber ?? null
  return {
    locator: tie.candidate.reservation.locator,
    ocNumber: printed ?? (alone ? orderNumberFor(mail.clues.ocNumber, tie.candidate) : null),
    attachments: order.map(({ attachment }) => attachment),
    warnings: warningsOf(mail, assignment),
  }
}

const amountsSeen = (mail: Case, assignments: readonly Assignment[]): readonly Evidence[] =>
  assignments.flatMap(({ order, tie }) => amountEvidence(order, tie.candidate, mail.amountTolerance))

const accept = (
  mail: Case,
  assignments: readonly Assignment[],
  reason: AcceptDecision['reason'],
): OcDecision => ({
  decision: 'accept',
  matches: assignments.map((assignment) => acceptanceOf(mail, assignment, assignments.length === 1)),
  evidence: [...evidenceOf(mail), ...amountsSeen(mail, assignments)],
  reason,
})

/** Where the office wants to be asked about amounts that differ, such an order waits for a person. */
const amountDoubt = (mail: Case, assignments: readonly Assignment[]): OcDecision | null => {
  const warnings = assignments.flatMap((assignment) => amountWarning(mail, assignment))
  if (mail.amountMismatch === 'warn' || warnings.length === 0) return null
  const evidence = [...evidenceOf(mail), ...amountsSeen(mail, assignments)]
  return { ...review(mail, 'amount_differs'), evidence, warnings }
}

const marksOf = ({ tie }: Assignment): readonly (string | null)[] => {
  const { locator, bookingId, providerLocator } = tie.candidate.reservation.booking
  return [locator, bookingId, providerLocator]
}

/** A code that is meant as a reservation's but is of none of those found: the mail is about another one. */
const namesAnother = ({ clues }: Case, assignments: readonly Assignment[]): boolean => {
  const found = new Set(assignments.flatMap(marksOf))
  const orders = assignments.flatMap(({ order }) => order.flatMap(({ evidence }) => evidence))
  return [...clues.signs, ...orders].some(({ signal, value }) => signal === 'names_code' && !found.has(value))
}

/** A mail that seems to bring an OC: accepted where nothing is wrong with sender, paper and reservation; else a person is asked. */
export const judgeOrder = (mail: Case): OcDecision => {
  const fault = senderFault(mail) ?? contentFault(mail)
  if (fault !== null) return review(mail, fault)
  const assigned = assign(provenDocuments(mail), mail.ties, mail)
  if (!assigned.ok) return review(mail, assigned.reason)
  const { assignments } = assigned
  const [wrong] = assignments.flatMap(({ tie }) => tieFault(mail, tie) ?? [])
  if (wrong === undefined && namesAnother(mail, assignments)) return review(mail, 'names_unknown_reservation')
  if (wrong) return review(mail, wrong)
  if (assignments.some((assignment) => mayBeMisread(mail, assignment)))
    return review(mail, 'document_doubtful')
  return amountDoubt(mail, assignments) ?? accept(mail, assignments, assignments[0].reason)
}
