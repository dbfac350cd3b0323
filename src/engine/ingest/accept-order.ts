import type { Client } from '../../domain/client.js'
import type { StoredFile } from '../../domain/files.js'
import type { OcDecision } from '../../domain/oc-match.js'
import type { Reservation } from '../../domain/reservation.js'
import type { Evidence } from '../../domain/review.js'
import type { ExaminedMail } from './examine.js'
import { mailIdOf } from './mail-id.js'
import { filesOf, warningText } from './order-parts.js'
import type { MailQuestion, Verdict } from './verdict.js'

export interface Candidate {
  readonly reservation: Reservation
  readonly client: Client | null
}

const REJECTED_BEFORE = 'rejected_before'

type Accept = Extract<OcDecision, { decision: 'accept' }>

type Match = Accept['matches'][number] & { readonly files: readonly StoredFile[] }

const receipt = (
  examined: ExaminedMail,
  { locator, ocNumber, files, warnings }: Match,
): Verdict['commands'][number] => ({
  locator,
  command: {
    type: 'receive_purchase_order',
    ocNumber,
    files,
    mailId: mailIdOf(examined.mail),
    answerTo: { address: examined.sender.address, messageId: examined.mail.messageId },
    warnings: warnings.map(warningText),
    assigned: null,
  },
})

/** The reservation for which a person has found one of these very documents wrong. */
const rejectedBefore = ({ locator, files }: Match, candidates: readonly Candidate[]): Reservation | null => {
  const known = candidates.find(({ reservation }) => reservation.locator === locator)?.reservation
  const rejected = known?.rejected?.files ?? []
  return known && files.some(({ id }) => rejected.some((file) => file.id === id)) ? known : null
}

/** Whoever found it wrong may have been wrong: a person decides once more. */
const askedAgain = (
  examined: ExaminedMail,
  { locator, ocNumber, files, warnings }: Match,
  { booking }: Reservation,
  evidence: readonly Evidence[],
): MailQuestion => ({
  kind: 'oc_to_assign',
  locator,
  facts: {
    sender: examined.sender.address ?? '',
    subject: examined.mail.subject,
    authenticity: examined.sender.authenticity,
    reason: REJECTED_BEFORE,
    ocNumber: ocNumber ?? '',
    warnings: warnings.map(warningText).join(', '),
  },
  candidates: [{ locator, agency: booking.agency, ocNumber, score: 1, evidence }],
  files,
})

/** Each OC for its reservation; a document that was rejected for it before is asked about. */
export const acceptance = (
  examined: ExaminedMail,
  candidates: readonly Candidate[],
  decision: Accept,
): Verdict => {
  const matches = decision.matches.map((one) => ({ ...one, files: filesOf(examined, one.attachments) }))
  const known = matches.map((match) => ({ match, before: rejectedBefore(match, candidates) }))
  const accepted = known.filter(({ before }) => before === null)
  const verdict: Omit<Verdict, 'decision' | 'reason'> = {
    kind: 'purchase_order',
    commands: accepted.map(({ match }) => receipt(examined, match)),
    questions: known.flatMap(({ match, before }) =>
      before ? [askedAgain(examined, match, before, decision.evidence)] : [],
    ),
    evidence: decision.evidence,
  }
  if (accepted.length > 0) return { ...verdict, decision: 'accept', reason: decision.reason }
  return { ...verdict, decision: 'review', reason: REJECTED_BEFORE }
}
