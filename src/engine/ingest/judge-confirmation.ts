import type { ReservationCommand } from '../../domain/commands.js'
import type { StoredFile } from '../../domain/files.js'
import type { Attachment } from '../../domain/mail.js'
import type { ConfirmationOrder } from '../../domain/reservation.js'
import type { ConfirmationReading } from '../../reading/confirmation.js'
import { readConfirmation } from '../../reading/confirmation.js'
import type { JudgingWorld } from '../world.js'
import type { ExaminedMail } from './examine.js'
import { mailIdOf } from './mail-id.js'
import type { MailQuestion, Verdict } from './verdict.js'
import { asked } from './verdict.js'

/** A PDF of a mail, and what it says as a confirmation. */
export interface ReadPdf {
  readonly attachment: Attachment
  readonly outcome: ConfirmationReading | { readonly outcome: 'unreadable'; readonly fault: string }
}

/** Every PDF of the mail that could be a confirmation; those that plainly are something else are left out. */
export const confirmationPdfs = (examined: ExaminedMail): ReadPdf[] =>
  examined.attachments.flatMap(({ attachment, reading }): ReadPdf[] => {
    if (!reading) return []
    if (!reading.ok) return [{ attachment, outcome: { outcome: 'unreadable', fault: reading.fault } }]
    const outcome = readConfirmation(reading.pages)
    return isSomethingElse(outcome) ? [] : [{ attachment, outcome }]
  })

const isSomethingElse = (reading: ConfirmationReading): boolean =>
  reading.outcome === 'problem' && reading.problems.some((problem) => problem.code === 'not_a_confirmation')

/** By address, or by `@domain`. */
export const isAuthorised = (address: string | null, senders: readonly string[]): boolean =>
  address !== null &&
  senders.some((sender) => sender === address || (sender.startsWith('@') && address.endsWith(sender)))

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
  return pdf.outcome.problems
    .map((problem) => [problem.code, problem.detail].filter(Boolean).join(': '))
    .join(', ')
}

const unreadable = (examined: ExaminedMail, pdf: ReadPdf, files: readonly StoredFile[]): MailQuestion => ({
  kind: 'unreadable_confirmation',
  locator: null,
  facts: { ...baseFacts(examined), file: pdf.attachment.filename, problem: problemsOf(pdf) },
  candidates: [],
  files,
})

interface Outcome {
  readonly commands: Verdict['commands']
  readonly questions: readonly MailQuestion[]
}

const outcomeOf = async (examined: ExaminedMail, pdf: ReadPdf, world: JudgingWorld): Promise<Outcome> => {
  const { content, filename, contentType } = pdf.attachment
  const files = [await world.vault.put(content, filename, contentType)]
  if (pdf.outcome.outcome !== 'reservation')
    return { commands: [], questions: [unreadable(examined, pdf, files)] }
  const { booking, problems: warnings } = pdf.outcome
  const command: ReservationCommand = {
    type: 'register_confirmation',
    booking,
    order: orderOf(examined),
    files,
    warnings,
  }
  return { commands: [{ locator: booking.locator, command }], questions: [] }
}

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
  if (!isAuthorised(examined.sender.address, world.settings.confirmationSenders)) return 'unauthorised_sender'
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
export const judgeConfirmation = async (
  examined: ExaminedMail,
  pdfs: readonly ReadPdf[],
  trusted: boolean,
  world: JudgingWorld,
): Promise<Verdict> => {
  const doubt = trusted ? null : doubtAbout(examined, world)
  if (doubt) return asked('confirmation', doubt, senderQuestion(doubt, examined, pdfs))
  if (!pdfs.length) return noPdf(examined)
  const outcomes = await Promise.all(pdfs.map((pdf) => outcomeOf(examined, pdf, world)))
  const commands = outcomes.flatMap((outcome) => outcome.commands)
  const questions = outcomes.flatMap((outcome) => outcome.questions)
  return {
    kind: 'confirmation',
    decision: commands.length ? 'accept' : 'review',
    commands,
    questions,
    evidence: [],
    reason: commands.length ? 'confirmation' : 'unreadable_confirmation',
  }
}
