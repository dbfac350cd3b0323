import type { MailRecord } from '../../../src/contract.js'
import { formatInstant } from '../../../src/texts/es.js'
import {
  authenticityText,
  mailReasonSentence,
  receivedMailKindLabel,
} from '../../../src/texts/mail-reasons.js'
import { MAIL } from '../../texts/mails.js'
import { escapeMarkdown, outside, shorten } from '../markdown.js'
import type { Card } from '../render.js'
import { VERBS, type Button } from '../verbs.js'
import { fact, type CardContext, type CardExtras, type Fact } from './context.js'
import { evidenceLines } from './evidence-lines.js'
import { noticeCard } from './notice.js'
import type { Tone } from './tones.js'

const EVIDENCE_SHOWN = 15

const TONES: Readonly<Record<MailRecord['decision'], Tone>> = {
  accept: 'good',
  review: 'warning',
  note: 'default',
  ignore: 'default',
}

const factsOf = (mail: MailRecord, { zone, now }: CardContext): readonly Fact[] => [
  ...fact(MAIL.from, outside(mail.from ?? '', 120)),
  ...fact(MAIL.authenticity, authenticityText(mail.authenticity)),
  ...fact(MAIL.subject, outside(mail.subject)),
  ...fact(MAIL.received, formatInstant(mail.receivedAt, zone, now)),
  ...fact(MAIL.decided, formatInstant(mail.decidedAt, zone, now)),
  ...fact(MAIL.reservations, outside(mail.locators.join(', '))),
  ...fact(MAIL.id, outside(mail.id, 40)),
]

const evidenceOf = ({ evidence }: MailRecord): readonly string[] => {
  const lines = evidenceLines(evidence)
  if (lines.length === 0) return [MAIL.noEvidence]
  const rest = lines.length - EVIDENCE_SHOWN
  return [
    MAIL.evidence,
    ...lines.slice(0, EVIDENCE_SHOWN).map((line) => `· ${line}`),
    ...(rest > 0 ? [MAIL.moreEvidence(rest)] : []),
  ]
}

const buttonsOf = ({ id, fileId }: MailRecord): readonly Button[] =>
  fileId === null ? [] : [{ title: MAIL.reprocess, data: { verb: VERBS.reprocessMail, mailId: id } }]

/** One plain line for a notification or a screen reader. */
export const mailSummary = ({ kind, subject }: MailRecord): string =>
  shorten([MAIL.title(receivedMailKindLabel(kind)), subject].filter(Boolean).join(' · '), 150)

/** What was decided about a mail, and the evidence that it rests on. */
export const mailCard = (mail: MailRecord, context: CardContext, extras: CardExtras = {}): Card =>
  noticeCard({
    tone: TONES[mail.decision],
    title: MAIL.title(receivedMailKindLabel(mail.kind)),
    lines: [
      ...(extras.note ? [extras.note] : []),
      escapeMarkdown(mailReasonSentence(mail.decision, mail.reason)),
      ...evidenceOf(mail),
      ...(mail.fileId === null ? [MAIL.notKept] : []),
    ],
    facts: factsOf(mail, context),
    buttons: buttonsOf(mail),
  })
