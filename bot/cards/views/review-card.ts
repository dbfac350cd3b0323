import type { ReviewItem } from '../../../src/contract.js'
import { evidenceText } from '../../../src/texts/mail-evidence.js'
import { FACTS, SYSTEM_ACTOR } from '../../texts/reservation.js'
import { outcomeText } from '../../texts/review-codes.js'
import { REVIEW_FACTS, REVIEW_LABELS, REVIEW_TEXTS } from '../../texts/review.js'
import { outside, shorten } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import type { CardElement } from '../elements.js'
import { evidenceLines } from './evidence-lines.js'
import { fact, type CardContext, type CardExtras, type Fact } from './context.js'
import { mailElements } from './mail-text.js'
import { momentText } from './moments.js'
import { asksWhich, reviewActions } from './review-answers.js'
import { reviewFact } from './review-fact.js'

type Candidate = ReviewItem['candidates'][number]

const CANDIDATES_SHOWN = 5
const EVIDENCE_SHOWN = 4
const LONGEST_PREVIEW = 3_000

/** A mail that waits to be looked at is shown whole. */
const SHOWN_WHOLE: readonly string[] = ['subject', 'recipients']

const isPreview = ({ kind }: ReviewItem): boolean => kind === 'first_mail' || kind === 'new_address'

const factsOf = (item: ReviewItem): readonly Fact[] => [
  ...fact(FACTS.locator, outside(item.locator ?? '', 20)),
  ...Object.entries(REVIEW_FACTS)
    .filter(([name]) => !isPreview(item) || !SHOWN_WHOLE.includes(name))
    .flatMap(([name, title]) => fact(title, outside(reviewFact(name, item.facts[name] ?? ''), 300))),
  ...fact(REVIEW_LABELS.mail, outside(item.mailId ?? '', 40)),
]

const MAIL_EVIDENCE_SHOWN = 6

/** What the decision to ask rests on, without what stands with a candidate already. */
const mailEvidence = (item: ReviewItem): string => {
  const told = new Set(
    asksWhich(item) ? item.candidates.flatMap(({ evidence }) => evidenceLines(evidence)) : [],
  )
  return evidenceLines(item.evidence ?? [])
    .filter((line) => !told.has(line))
    .slice(0, MAIL_EVIDENCE_SHOWN)
    .join(' · ')
}

const contactNote = ({ contactOffer: offer }: ReviewItem): string =>
  offer?.addedBy
    ? REVIEW_LABELS.contactAdded(
        outside(offer.address, 80),
        outside(offer.clientName, 80),
        outside(offer.addedBy, 80),
      )
    : ''

const evidenceLine = ({ evidence }: Candidate): string =>
  evidence
    .slice(0, EVIDENCE_SHOWN)
    .map(({ signal, value, where }) => evidenceText(signal, outside(value, 80), where))
    .join(' · ')

const candidateTitle = ({ locator, agency, ocNumber }: Candidate): string =>
  [
    `**${outside(locator, 20)}**`,
    outside(agency, 80),
    ocNumber ? REVIEW_LABELS.oc(outside(ocNumber, 60)) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')

const candidatesData = (item: ReviewItem): object => {
  if (!asksWhich(item)) return { candidatesTitle: '', candidates: [], moreCandidates: '' }
  const rest = item.candidates.length - CANDIDATES_SHOWN
  return {
    candidatesTitle: titleOfCandidates(item),
    candidates: item.candidates
      .slice(0, CANDIDATES_SHOWN)
      .map((candidate) => ({ title: candidateTitle(candidate), evidence: evidenceLine(candidate) })),
    moreCandidates: rest > 0 ? REVIEW_LABELS.moreCandidates(rest) : '',
  }
}

const titleOfCandidates = ({ candidates }: ReviewItem): string =>
  candidates.length > 0 ? REVIEW_LABELS.candidates : REVIEW_LABELS.noCandidates

const resolvedNote = (item: ReviewItem, context: CardContext): string => {
  if (!item.resolution) return ''
  const when = momentText(item.resolution.at, context)
  const { actor, outcome } = item.resolution
  return REVIEW_LABELS.resolved(outcomeText(item.kind, outcome), outside(actor, 80) || SYSTEM_ACTOR, when)
}

/** The text of a mail that waits to be looked at. */
const previewOf = (item: ReviewItem): readonly CardElement[] => {
  if (!isPreview(item)) return []
  const { recipients = '', copies = '', subject = '', text = '' } = item.facts
  return mailElements({ recipients, copies, subject, text }, LONGEST_PREVIEW)
}

const openedText = ({ openedAt, remindedAt }: ReviewItem, context: CardContext): string => {
  const opened = momentText(openedAt, context)
  return remindedAt ? REVIEW_LABELS.reminded(opened, momentText(remindedAt, context)) : opened
}

/** One plain line for a notification or a list. */
export const reviewSummary = (item: ReviewItem): string => {
  const about = item.locator ?? item.facts['agency'] ?? item.facts['sender'] ?? ''
  const { title } = REVIEW_TEXTS[item.kind]
  return shorten(about === '' ? title : `${title}: ${about}`, 150)
}

/** The card that asks staff; once answered it says by whom, and has no buttons left. */
export const reviewCard = (item: ReviewItem, context: CardContext, extras: CardExtras = {}): Card => {
  const { title, question } = REVIEW_TEXTS[item.kind]
  const notes = [resolvedNote(item, context), contactNote(item), extras.note ?? ''].filter(
    (note) => note !== '',
  )
  return renderCard('review', {
    fallbackText: reviewSummary(item),
    speak: reviewSummary(item),
    tone: item.resolution ? 'good' : 'warning',
    title,
    subtitle: openedText(item, context),
    question,
    facts: factsOf(item),
    evidence: mailEvidence(item),
    note: notes.join(' '),
    noteTone: item.resolution ? 'good' : 'warning',
    links: extras.links ?? [],
    evidenceTitle: REVIEW_LABELS.evidence,
    preview: previewOf(item),
    actions: reviewActions({ item, typed: extras.typed ?? {} }),
    ...candidatesData(item),
  })
}
