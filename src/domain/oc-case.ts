import type { MailClues, OcDocument } from './mail-clues.js'
import { rankCandidates } from './oc-candidates.js'
import type {
  IgnoreReason,
  NoteKind,
  NoteReason,
  OcDecision,
  OcMatchInput,
  ReviewDecision,
  ReviewReason,
} from './oc-decision.js'
import type { Tie } from './oc-ties.js'
import type { Evidence } from './review.js'

/** A mail with its ties looked up. */
export interface Case extends OcMatchInput {
  readonly ties: readonly Tie[]
}

export const evidenceOf = ({ clues, ties }: Case): readonly Evidence[] => [
  ...clues.signs,
  ...clues.documents.flatMap(({ evidence }) => evidence),
  ...ties.flatMap(({ evidence }) => evidence),
]

export const review = (
  mail: Case,
  reason: ReviewReason,
  reviewKind: ReviewDecision['reviewKind'] = 'oc_to_assign',
): ReviewDecision => ({
  decision: 'review',
  reviewKind,
  candidates: rankCandidates(mail, mail.ties),
  evidence: evidenceOf(mail),
  reason,
})

export const ignore = (mail: Case, reason: IgnoreReason): OcDecision => ({
  decision: 'ignore',
  evidence: evidenceOf(mail),
  reason,
})

export const note = (mail: Case, noteKind: NoteKind, reason: NoteReason): OcDecision => ({
  decision: 'note',
  locators: mail.ties.map(({ candidate }) => candidate.reservation.locator),
  noteKind,
  evidence: evidenceOf(mail),
  reason,
})

export const isTied = ({ ties }: Case): boolean => ties.length > 0

export const hasSign = ({ signs }: MailClues, ...names: readonly string[]): boolean =>
  signs.some(({ signal }) => names.includes(signal))

export const hasEvidence = ({ evidence }: OcDocument, ...names: readonly string[]): boolean =>
  evidence.some(({ signal }) => names.includes(signal))

/** Pictures inside the text are mostly logos. */
export const isPaper = (document: OcDocument): boolean => !hasEvidence(document, 'inline_picture')
