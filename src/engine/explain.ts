import type { Locator } from '../domain/booking.js'
import type { Authenticity, MailKind, RawMail } from '../domain/mail.js'
import type { Evidence, ReviewCandidate } from '../domain/review.js'
import type { Instant } from '../domain/time.js'
import { locatorsOf } from './ingest/carry-out.js'
import type { ExaminedMail } from './ingest/examine.js'
import { examineMail } from './ingest/examine.js'
import { judgeMail } from './ingest/judge.js'
import type { Verdict } from './ingest/verdict.js'
import { outcomeOf } from './ingest/verdict.js'
import type { ExaminingWorld, JudgingWorld } from './world.js'

/** What the service would do with a mail, and why. */
export interface Explanation {
  readonly kind: MailKind
  /** `note`: told in the thread of its reservations, and nothing else. */
  readonly outcome: 'accept' | 'review' | 'note' | 'ignore'
  /** Accepted or noted: those concerned. Review: those for which something speaks, best first. */
  readonly reservations: readonly Locator[]
  readonly ocNumbers: readonly string[]
  /** One for each OC that is accepted. */
  readonly matches: readonly { readonly locator: Locator; readonly ocNumber: string | null }[]
  readonly subject: string
  readonly date: Instant | null
  readonly sender: { readonly address: string | null; readonly authenticated: Authenticity }
  readonly evidence: readonly Evidence[]
  /** English code. */
  readonly reason: string
}

export type ExplainingWorld = ExaminingWorld & JudgingWorld

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

const uniqueEvidence = (evidence: readonly Evidence[]): Evidence[] => [
  ...new Map(evidence.map((one) => [JSON.stringify(one), one])).values(),
]

const matchesOf = ({ commands }: Verdict): Explanation['matches'] =>
  commands.flatMap(({ locator, command }) =>
    command.type === 'receive_purchase_order' ? [{ locator, ocNumber: command.ocNumber }] : [],
  )

const offeredIn = ({ questions }: Verdict): readonly ReviewCandidate[] =>
  questions.flatMap(({ candidates }) => candidates)

const isSupported = ({ evidence }: ReviewCandidate): boolean => evidence.some(({ weight }) => weight > 0)

/**
 * Those for which anything speaks. A card offers all open ones of the sender's client where nothing does; of an OC it is
 * the only one that is open, or nobody knows.
 */
const candidatesIn = (verdict: Verdict): readonly ReviewCandidate[] => {
  const offered = offeredIn(verdict)
  const onlyOne = offered.length === 1 && verdict.questions.every(({ kind }) => kind === 'oc_to_assign')
  return onlyOne ? offered : offered.filter(isSupported)
}

/** Of a confirmation that waits for a person, the booking is no candidate but it is what the mail is about. */
const namedIn = ({ questions }: Verdict): Locator[] =>
  questions.flatMap(({ facts }) => (facts['locators'] ?? '').split(', ').filter(Boolean))

const reservationsOf = (verdict: Verdict): Locator[] =>
  unique([
    ...verdict.commands.map(({ locator }) => locator),
    ...candidatesIn(verdict).map(({ locator }) => locator),
    ...namedIn(verdict),
    ...locatorsOf(verdict),
  ])

const numbersIn = ({ evidence }: Verdict): string[] =>
  evidence.filter(({ signal }) => signal === 'oc_number').map(({ value }) => value)

const ocNumbersOf = (verdict: Verdict): string[] => {
  const accepted = matchesOf(verdict).flatMap(({ ocNumber }) => ocNumber ?? [])
  if (verdict.decision !== 'review') return accepted
  const offered = candidatesIn(verdict).flatMap(({ ocNumber }) => ocNumber ?? [])
  const named = verdict.questions.flatMap(({ facts }) => facts['ocNumber'] || [])
  return unique([...named, ...offered, ...numbersIn(verdict)])
}

const explanationOf = ({ mail, sender }: ExaminedMail, verdict: Verdict): Explanation => ({
  kind: verdict.kind,
  outcome: outcomeOf(verdict),
  reservations: verdict.decision === 'ignore' ? [] : reservationsOf(verdict),
  ocNumbers: ocNumbersOf(verdict),
  matches: matchesOf(verdict),
  subject: mail.subject,
  date: mail.date,
  sender: { address: sender.address, authenticated: sender.authenticity },
  evidence: uniqueEvidence([
    ...verdict.evidence,
    ...candidatesIn(verdict).flatMap(({ evidence }) => evidence),
  ]),
  reason: verdict.reason,
})

/**
 * Runs a mail through the very judgement of the service, and writes nothing: what it would do against these reservations.
 * `account` is the mailbox in which the mail is taken to have lain. @throws when the bytes are no mail at all
 */
export const explainMail = async (
  source: Uint8Array,
  account: string,
  at: Instant,
  world: ExplainingWorld,
): Promise<Explanation> => {
  const raw: RawMail = {
    location: { account, folder: 'INBOX', uidValidity: '0', uid: 0 },
    receivedAt: at,
    size: source.byteLength,
    source,
  }
  const examined = await examineMail({ ...raw, source }, world)
  return explanationOf(examined, await judgeMail(examined, false, world))
}
