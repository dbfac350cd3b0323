import { compareAmounts } from './oc-amounts.js'
import type { AcceptReason, MatchCandidate, OcMatchInput, ReviewReason } from './oc-decision.js'
import type { OcDocument } from './mail-clues.js'
import { type Tie, isByProviderOnly } from './oc-ties.js'

/** One OC in one document or in copies of it, and the reservation that it is for. */
export interface Assignment {
  readonly order: readonly OcDocument[]
  readonly tie: Tie
  readonly reason: AcceptReason
}

export type Assigned =
  | { readonly ok: true; readonly assignments: readonly [Assignment, ...Assignment[]] }
  | { readonly ok: false; readonly reason: ReviewReason }

type One =
  | { readonly ok: true; readonly assignment: Assignment }
  | { readonly ok: false; readonly reason: ReviewReason }

const fail = (reason: ReviewReason): { readonly ok: false; readonly reason: ReviewReason } => ({
  ok: false,
  reason,
})

/** The same number on two documents is one order and its copy. */
const ordersOf = (documents: readonly OcDocument[]): readonly (readonly OcDocument[])[] => {
  const orders = new Map<string, OcDocument[]>()
  for (const document of documents) {
    const key = document.ocNumber ?? `attachment ${document.attachment}`
    orders.set(key, [...(orders.get(key) ?? []), document])
  }
  return [...orders.values()]
}

const touches = (order: readonly OcDocument[], attachments: ReadonlySet<number>): boolean =>
  order.some(({ attachment }) => attachments.has(attachment))

const sole = (
  order: readonly OcDocument[],
  ties: readonly Tie[],
  reason: AcceptReason,
  several: ReviewReason,
): One | null => {
  const [tie, ...others] = ties
  if (tie === undefined) return null
  return others.length > 0 ? fail(several) : { ok: true, assignment: { order, tie, reason } }
}

const hasEqualAmount = (
  order: readonly OcDocument[],
  { reservation }: MatchCandidate,
  tolerance: number,
): boolean => order.some((document) => compareAmounts(document, reservation, tolerance) === 'equal')

/** A short number alone is too little; with the very amount of the reservation beside it, it is enough. */
const byProvider = (order: readonly OcDocument[], ties: readonly Tie[], tolerance: number): One | null => {
  const named = ties.filter((tie) => touches(order, tie.provider) || tie.providerNamed)
  const one = sole(order, named, 'document_names_reservation', 'names_several_reservations')
  if (one === null || !one.ok) return one
  const { tie } = one.assignment
  const sure = touches(order, tie.provider) && hasEqualAmount(order, tie.candidate, tolerance)
  return sure ? one : fail('only_provider_locator')
}

const byDocument = (order: readonly OcDocument[], ties: readonly Tie[]): One | null =>
  sole(
    order,
    ties.filter((tie) => touches(order, tie.documents)),
    'document_names_reservation',
    'names_several_reservations',
  )

/** What the mail around the document says: headers and fresh words first, quoted text where they are silent. */
const byMail = (order: readonly OcDocument[], ties: readonly Tie[]): One | null => {
  const strong = ties.filter((tie) => tie.answers || tie.named)
  const differ = strong.some((tie) => tie.answers) && strong.some((tie) => !tie.answers)
  const answered = strong[0]?.answers ? 'answers_our_mail' : 'mail_names_reservation'
  return (
    sole(order, strong, answered, differ ? 'names_and_answers_differ' : 'names_several_reservations') ??
    sole(
      order,
      ties.filter((tie) => tie.quoted),
      'mail_names_reservation',
      'names_several_reservations',
    )
  )
}

/** A provider's locator in the document that is another reservation's: chance, perhaps, but not ours to say. */
const isContradicted = ({ order, tie }: Assignment, ties: readonly Tie[]): boolean =>
  ties.some((other) => other !== tie && touches(order, other.provider) && !touches(order, tie.provider))

const assignOne = (order: readonly OcDocument[], ties: readonly Tie[], tolerance: number): One => {
  const one = byDocument(order, ties) ?? byMail(order, ties) ?? byProvider(order, ties, tolerance)
  if (one === null) return fail('names_no_reservation')
  return one.ok && isContradicted(one.assignment, ties) ? fail('names_several_reservations') : one
}

const assignEach = (orders: readonly (readonly OcDocument[])[], ties: readonly Tie[]): Assigned => {
  const each = orders.map((order) => byDocument(order, ties) ?? fail('several_documents_not_all_named'))
  const refused = each.find((one) => !one.ok)
  if (refused && !refused.ok) return refused
  const assignments = each.flatMap((one) => (one.ok ? [one.assignment] : []))
  const locators = new Set(assignments.map(({ tie }) => tie.candidate.reservation.locator))
  const [first, ...others] = assignments
  return first === undefined || locators.size < assignments.length
    ? fail('several_documents_one_reservation')
    : { ok: true, assignments: [first, ...others] }
}

/** What is answered or named outside the documents must be among what they are for. */
const coversTheMail = (assignments: readonly Assignment[], ties: readonly Tie[]): ReviewReason | null => {
  const covered = new Set(assignments.map(({ tie }) => tie.candidate.reservation.locator))
  const missed = ties.filter(
    (tie) =>
      !isByProviderOnly(tie) && (tie.answers || tie.named) && !covered.has(tie.candidate.reservation.locator),
  )
  if (missed.length === 0) return null
  return missed.some((tie) => tie.answers) ? 'names_and_answers_differ' : 'names_several_reservations'
}

/** Finds the one reservation of each OC, or says why a person must. */
export const assign = (
  documents: readonly OcDocument[],
  ties: readonly Tie[],
  { amountTolerance }: Pick<OcMatchInput, 'amountTolerance'>,
): Assigned => {
  const orders = ordersOf(documents)
  const [order] = orders
  if (order === undefined) return fail('no_document')
  const one = orders.length === 1 ? assignOne(order, ties, amountTolerance) : null
  const assigned: Assigned =
    one === null ? assignEach(orders, ties) : one.ok ? { ok: true, assignments: [one.assignment] } : one
  if (!assigned.ok) return assigned
  const missed = coversTheMail(assigned.assignments, ties)
  return missed === null ? assigned : fail(missed)
}
