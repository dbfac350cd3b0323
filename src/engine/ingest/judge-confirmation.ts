import type { DocumentReading } from '../../domain/document.js'
import type { StoredFile } from '../../domain/files.js'
import { isListed } from '../../domain/known-sender.js'
import type { Attachment } from '../../domain/mail.js'
import type { ConfirmationOrder } from '../../domain/reservation.js'
import type { ConfirmationReading } from '../../reading/confirmation.js'
import { isPdf } from '../../reading/attachment-type.js'
import { readConfirmation } from '../../reading/confirmation.js'
import { documentText } from '../../reading/layout.js'
import { isLegible } from '../../reading/recognised-text.js'
import type { JudgingWorld } from '../world.js'
import { oneForEachBooking, type RegisterConfirmation } from './copies-of-booking.js'
import { fileOf } from './documents.js'
import type { ExaminedMail } from './examine.js'
import { mailIdOf } from './mail-id.js'
import { readFacts } from './read-facts.js'
import { type RecognisedConfirmation, suggestedFacts } from './recognised-confirmation.js'
import type { MailQuestion, Verdict } from './verdict.js'
import { asked } from './verdict.js'

/** A document of a mail, and what it says as a confirmation. */
export interface ReadPdf {
  readonly attachment: Attachment
  readonly outcome:
    ConfirmationReading | RecognisedConfirmation | { readonly outcome: 'unreadable'; readonly fault: string }
}

/** Confirmations are PDFs: only of those is it a pity when they cannot be read. */
const unread = (attachment: Attachment, fault: string): ReadPdf[] =>
  isPdf(attachment) ? [{ attachment, outcome: { outcome: 'unreadable', fault } }] : []

type Text = Extract<DocumentReading, { ok: true }>

/** Whether what a document does not say is not in it. */
const isSure = ({ pages, recognised }: Text): boolean =>
  recognised === undefined || isLegible(documentText(pages), recognised.confidence)

/** Every document of the mail that could be a confirmation; those that plainly are something else are left out. */
export const confirmationPdfs = (examined: ExaminedMail): ReadPdf[] =>
  examined.attachments.flatMap(({ attachment, reading }): ReadPdf[] => {
    if (!reading) return []
    if (!reading.ok) return unread(attachment, reading.fault)
    const outcome = readConfirmation(reading.pages)
    if (isSomethingElse(outcome)) return isSure(reading) ? [] : unread(attachment, 'scanned')
    if (!reading.recognised) return [{ attachment, outcome }]
    const suggested = outcome.outcome === 'reservation' ? outcome.booking : outcome.draft
    return [{ attachment, outcome: { outcome: 'recognised', suggested, ...reading.recognised } }]
  })

const isSomethingElse = (reading: ConfirmationReading): boolean =>
  reading.outcome === 'problem' && reading.problems.some((problem) => problem.code === 'not_a_confirmation')

const orderOf = ({ mail, raw }: ExaminedMail): ConfirmationOrder => ({
  mailDate: mail.date ?? raw.receivedAt,
  receivedAt: raw.receivedAt,
  mailId: mailIdOf(mail),
})

const baseFacts = ({ mail, sender }: ExaminedMail): Record<string, string> => ({
  sender: sender.address ?? mail.from.map((from) => from.address).join(', '),
  subject: mail.subject,
})

const problemsOf = (pdf: ReadPdf): string => {
  if (pdf.outcome.outcome === 'unreadable') return pdf.outcome.fault
  if (pdf.outcome.outcome === 'recognised') return 'scanned'
  return pdf.outcome.problems
    .map((problem) => [problem.code, problem.detail].filter(Boolean).join(': '))
    .join(', ')
}

const unreadable = (examined: ExaminedMail, pdf: ReadPdf, files: readonly StoredFile[]): MailQuestion => ({
  kind: 'unreadable_confirmation',
  locator: null,
  facts: {
    ...baseFacts(examined),
    file: pdf.attachment.filename,
    problem: problemsOf(pdf),
    ...(pdf.outcome.outcome === 'recognised' && suggestedFacts(pdf.outcome)),
    ...(pdf.outcome.outcome === 'problem' && readFacts(pdf.outcome)),
  },
  candidates: [],
  files,
})

interface Outcome {
  readonly commands: readonly RegisterConfirmation[]
  readonly questions: readonly MailQuestion[]
}

const outcomeOf = (examined: ExaminedMail, pdf: ReadPdf): Outcome => {
  const files = [fileOf(pdf.attachment)]
  if (pdf.outcome.outcome !== 'reservation')
    return { commands: [], questions: [unreadable(examined, pdf, files)] }
  const { booking, problems: warnings } = pdf.outcome
  const order = orderOf(examined)
  return { commands: [{ type: 'register_confirmation', booking, order, files, warnings }], questions: [] }
}

/** The same file attached twice is asked about once. */
const isFirstOfItsFile = ({ files }: MailQuestion, index: number, all: readonly MailQuestion[]): boolean =>
  all.findIndex((other) => other.files[0]?.id === files[0]?.id) === index

const senderQuestion = (
  kind: 'unauthorised_sender' | 'unauthenticated_sender',
  examined: ExaminedMail,
  pdfs: readonly ReadPdf[],
): MailQuestion => {
  const locators = pdfs.flatMap(({ outcome }) =>
    outcome.outcome === 'reservation' ? [outcome.booking.locator] : [],
  )
  const facts = {
    ...baseFacts(examined),
    authenticity: examined.sender.authenticity,
    evidence: examined.sender.evidence,
    locators: locators.join(', '),
  }
  return { kind, locator: null, facts, candidates: [], files: [] }
}

/** Why the sender of a confirmation cannot be believed without a person; null when it can. */
const doubtAbout = (
  examined: ExaminedMail,
  world: JudgingWorld,
): 'unauthorised_sender' | 'unauthenticated_sender' | null => {
  if (!isListed(examined.sender.address, world.settings.confirmationSenders)) return 'unauthorised_sender'
  return examined.sender.authenticity === 'pass' ? null : 'unauthenticated_sender'
}

const noPdf = (examined: ExaminedMail): Verdict =>
  asked('confirmation', 'no_pdf', {
    kind: 'unreadable_confirmation',
    locator: null,
    facts: { ...baseFacts(examined), problem: 'no_pdf' },
    candidates: [],
    files: [],
  })

/**
 * A mail that brings confirmations: every PDF on its own, so that one that cannot be read keeps none of the others.
 * `trusted`: a person has vouched for the sender.
 */
export const judgeConfirmation = (
  examined: ExaminedMail,
  pdfs: readonly ReadPdf[],
  trusted: boolean,
  world: JudgingWorld,
): Verdict => {
  const doubt = trusted ? null : doubtAbout(examined, world)
  if (doubt) return asked('confirmation', doubt, senderQuestion(doubt, examined, pdfs))
  if (!pdfs.length) return noPdf(examined)
  const outcomes = pdfs.map((pdf) => outcomeOf(examined, pdf))
  const registered = oneForEachBooking(outcomes.flatMap((outcome) => outcome.commands))
  const commands = registered.map((command) => ({ locator: command.booking.locator, command }))
  const questions = outcomes.flatMap((outcome) => outcome.questions).filter(isFirstOfItsFile)
  return {
    kind: 'confirmation',
    decision: commands.length ? 'accept' : 'review',
    commands,
    questions,
    evidence: [],
    reason: commands.length ? 'confirmation' : 'unreadable_confirmation',
  }
}
