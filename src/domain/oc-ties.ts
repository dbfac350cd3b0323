import type { Booking } from './booking.js'
import type { CodeClue, MailClues, OcDocument } from './mail-clues.js'
import type { MatchCandidate } from './oc-decision.js'
import type { Evidence } from './review.js'

/** How one mail is tied to one reservation. */
export interface Tie {
  readonly candidate: MatchCandidate
  /** It answers a message of ours about this reservation. */
  readonly answers: boolean
  /** Its subject or fresh text names the locator or the booking ID. */
  readonly named: boolean
  /** Only what is quoted, or a paper that is no OC, names it. */
  readonly quoted: boolean
  /** Attachments whose text or name has the locator or the booking ID. */
  readonly documents: ReadonlySet<number>
  /** Whether more than the text of a scan says so: a letter in that may be wrong. */
  readonly printed: boolean
  /** Attachments that have nothing but the provider's locator. */
  readonly provider: ReadonlySet<number>
  /** Subject or fresh text have nothing but the provider's locator. */
  readonly providerNamed: boolean
  readonly evidence: readonly Evidence[]
}

type Mark = 'locator' | 'booking_id' | 'provider_locator'

const WEIGHTS: Readonly<Record<CodeClue['where'], number>> = {
  document: 45,
  recognised: 30,
  attachment_name: 40,
  subject: 40,
  body: 40,
  quoted: 20,
}
const ANSWERS_WEIGHT = 50
/** A provider's locator is a short number: it may be there by chance. */
const PROVIDER_WEIGHT = 12

const markOf = (code: string, { locator, bookingId, providerLocator }: Booking): Mark | null => {
  if (code === locator.toUpperCase()) return 'locator'
  if (code === bookingId?.toUpperCase()) return 'booking_id'
  return code === providerLocator?.toUpperCase() ? 'provider_locator' : null
}

interface Hit extends CodeClue {
  readonly mark: Mark
}

/** The number of the order itself may look like a provider's locator; it is none. */
const isOrdersOwnNumber = (hit: Hit, { documents, ocNumber }: MailClues): boolean =>
  hit.mark === 'provider_locator' &&
  [ocNumber, ...documents.map((document) => document.ocNumber)].some(
    (number) => number?.replace(/^(?:OC|PO)-/u, '') === hit.code,
  )

const hitsOf = (clues: MailClues, booking: Booking): readonly Hit[] =>
  clues.codes.flatMap((clue) => {
    const mark = markOf(clue.code, booking)
    const hit = mark && { ...clue, mark }
    return hit && !isOrdersOwnNumber(hit, clues) ? [hit] : []
  })

const weightOf = ({ where, mark }: Hit): number =>
  mark === 'provider_locator' ? Math.min(PROVIDER_WEIGHT, WEIGHTS[where]) : WEIGHTS[where]

const evidenceOf = (hits: readonly Hit[], answers: boolean, number: number): readonly Evidence[] => [
  ...(answers ? [{ signal: 'answers_our_mail', value: '', where: 'headers', weight: ANSWERS_WEIGHT }] : []),
  ...hits
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, number)
    .map((hit) => ({
      signal: `names_${hit.mark}`,
      value: hit.code,
      where: hit.where,
      weight: weightOf(hit),
    })),
]

const isOcDocument = (attachment: number | null, documents: readonly OcDocument[]): boolean =>
  documents.some((document) => document.attachment === attachment)

const attachmentsOf = (hits: readonly Hit[]): ReadonlySet<number> =>
  new Set(hits.flatMap(({ attachment }) => attachment ?? []))

const isFresh = ({ where }: Hit): boolean => where === 'subject' || where === 'body'

const tieOf = (clues: MailClues, candidate: MatchCandidate): Tie | null => {
  const { booking, sentMessageIds } = candidate.reservation
  const answers = clues.answers.some((id) => sentMessageIds.includes(id))
  const hits = hitsOf(clues, booking)
  if (!answers && hits.length === 0) return null
  const strong = hits.filter(({ mark }) => mark !== 'provider_locator')
  const weak = hits.filter(({ mark }) => mark === 'provider_locator')
  const inOrders = (chosen: readonly Hit[]): readonly Hit[] =>
    chosen.filter(({ attachment }) => isOcDocument(attachment, clues.documents))
  const inOtherPapers = strong.some(
    ({ attachment }) => attachment !== null && !isOcDocument(attachment, clues.documents),
  )
  return {
    candidate,
    answers,
    named: strong.some(isFresh),
    quoted: strong.some(({ where }) => where === 'quoted') || inOtherPapers,
    documents: attachmentsOf(inOrders(strong)),
    printed: answers || strong.some(({ where }) => where !== 'recognised'),
    provider: attachmentsOf(inOrders(weak)),
    providerNamed: weak.some(isFresh),
    evidence: evidenceOf(hits, answers, 4),
  }
}

/** Nothing but a short number says so. */
export const isByProviderOnly = (tie: Tie): boolean =>
  !tie.answers && !tie.named && !tie.quoted && tie.documents.size === 0

/** A provider's locator that happens to be another client's is chance, not a tie. */
const isChance = (tie: Tie, knownClientIds: readonly string[]): boolean =>
  isByProviderOnly(tie) && !knownClientIds.includes(tie.candidate.client?.id ?? '')

export const tiesOf = (
  clues: MailClues,
  candidates: readonly MatchCandidate[],
  knownClientIds: readonly string[],
): readonly Tie[] =>
  candidates.flatMap((candidate) => {
    const tie = tieOf(clues, candidate)
    return tie && !isChance(tie, knownClientIds) ? [tie] : []
  })
