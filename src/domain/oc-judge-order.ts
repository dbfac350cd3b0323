import { compareAmounts } from './oc-amounts.js'
import { type Assignment, assign } from './oc-assignment.js'
import { amountEvidence, orderNumberFor } from './oc-candidates.js'
import { type Case, evidenceOf, isPaper, review } from './oc-case.js'
import type { AcceptDecision, OcAcceptance, OcDecision, OcWarning } from './oc-decision.js'
import { contentFault, provenDocuments, senderFault, tieFault } from './oc-faults.js'

const warningsOf = (mail: Case, { order, tie }: Assignment): readonly OcWarning[] => {
  const { reservation } = tie.candidate
  const compared = order.map((document) => compareAmounts(document, reservation, mail.amountTolerance))
  const fits = compared.includes('equal') || compared.includes('near')
  const unread = mail.clues.documents.some(
    (document) => !document.certain && !order.includes(document) && isPaper(document),
  )
  return [
    ...(compared.includes('differs') && !fits ? ['amount_differs' as const] : []),
    ...(unread ? ['unread_attachment' as const] : []),
  ]
}

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

const accept = (
  mail: Case,
  assignments: readonly Assignment[],
  reason: AcceptDecision['reason'],
): OcDecision => ({
  decision: 'accept',
  matches: assignments.map((assignment) => acceptanceOf(mail, assignment, assignments.length === 1)),
  evidence: [
    ...evidenceOf(mail),
    ...assignments.flatMap(({ order, tie }) => amountEvidence(order, tie.candidate, mail.amountTolerance)),
  ],
  reason,
})

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
  return wrong ? review(mail, wrong) : accept(mail, assignments, assignments[0].reason)
}
