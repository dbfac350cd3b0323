import type { OcDocument } from './mail-clues.js'
import { nearLocators } from './near-locators.js'
import { plainAmount } from './money.js'
import { compareAmounts, nearestAmount } from './oc-amounts.js'
import type { MatchCandidate, OcMatchInput } from './oc-decision.js'
import type { Tie } from './oc-ties.js'
import { isOpen } from './reservation.js'
import type { Evidence, ReviewCandidate } from './review.js'

const MOST = 10

const AMOUNT_WEIGHTS = { equal: 15, near: 10, differs: -5, unknown: 0 } as const

/** Evidence of the amount, from the document that fits best. */
export const amountEvidence = (
  documents: readonly OcDocument[],
  { reservation }: MatchCandidate,
  tolerance: number,
): readonly Evidence[] => {
  const [best] = documents
    .map((document) => compareAmounts(document, reservation, tolerance))
    .toSorted((a, b) => AMOUNT_WEIGHTS[b] - AMOUNT_WEIGHTS[a])
  if (best === undefined || best === 'unknown') return []
  const seen = nearestAmount(documents, reservation)
  const value = seen ? plainAmount(seen.order) : ''
  return [{ signal: `amount_${best}`, value, where: 'document', weight: AMOUNT_WEIGHTS[best] }]
}

const slipEvidence = ({ clues }: OcMatchInput, { reservation }: MatchCandidate): readonly Evidence[] => {
  const slip = clues.codes.find(({ code }) => nearLocators(code, [reservation.locator]).length > 0)
  return slip ? [{ signal: 'near_locator', value: slip.code, where: slip.where, weight: 15 }] : []
}

const stateEvidence = ({ reservation }: MatchCandidate): readonly Evidence[] =>
  isOpen(reservation)
    ? []
    : [{ signal: 'not_open', value: reservation.state, where: 'reservation', weight: -20 }]

/** `OC 45215412` may mean the order of booking 45215412: a code of the reservation is not its order's number. */
export const orderNumberFor = (number: string | null, { reservation }: MatchCandidate): string | null => {
  const { locator, bookingId, providerLocator } = reservation.booking
  return number !== null && [locator, bookingId, providerLocator].includes(number) ? null : number
}

/** The number on the document that names it, or on the only document; else the one that the mail's words name. */
const numberFor = ({ clues }: OcMatchInput, candidate: MatchCandidate, tie: Tie | null): string | null => {
  const [only, ...others] = clues.documents
  const naming = clues.documents.find(({ attachment }) => tie?.documents.has(attachment))
  if (others.length > 0) return naming?.ocNumber ?? null
  return only?.ocNumber ?? orderNumberFor(clues.ocNumber, candidate)
}

const toCandidate = (input: OcMatchInput, candidate: MatchCandidate, tie: Tie | null): ReviewCandidate => {
  const evidence = [
    ...(tie?.evidence ?? slipEvidence(input, candidate)),
    ...amountEvidence(input.clues.documents, candidate, input.amountTolerance),
    ...stateEvidence(candidate),
  ]
  return {
    locator: candidate.reservation.locator,
    agency: candidate.reservation.booking.agency,
    ocNumber: numberFor(input, candidate, tie),
    score: evidence.reduce((sum, { weight }) => sum + weight, 0),
    evidence,
  }
}

const byScore = (a: ReviewCandidate, b: ReviewCandidate): number =>
  b.score - a.score || (a.locator < b.locator ? -1 : 1)

const isOffered = ({ knownClientIds }: OcMatchInput, { client, reservation }: MatchCandidate): boolean =>
  isOpen(reservation) && client !== null && knownClientIds.includes(client.id)

/** Best first: what the mail is tied to; where it is tied to nothing, the open reservations of the sender's clients. */
export const rankCandidates = (input: OcMatchInput, ties: readonly Tie[]): readonly ReviewCandidate[] => {
  const ranked =
    ties.length > 0
      ? ties.map((tie) => toCandidate(input, tie.candidate, tie))
      : input.candidates
          .filter((candidate) => isOffered(input, candidate))
          .map((candidate) => toCandidate(input, candidate, null))
  return ranked.toSorted(byScore).slice(0, MOST)
}
