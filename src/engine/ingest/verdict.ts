import type { Locator } from '../../domain/booking.js'
import type { ReservationCommand } from '../../domain/commands.js'
import type { StoredFile } from '../../domain/files.js'
import type { MailKind } from '../../domain/mail.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { Evidence, ReviewCandidate, ReviewKind } from '../../domain/review.js'

/** What is to be done about a mail. It is carried out, with the mail's record, in one write. */
export interface Verdict {
  readonly kind: MailKind
  readonly decision: 'accept' | 'review' | 'ignore'
  /** Commands by reservation, in the order in which they are to be carried out. */
  readonly commands: readonly { readonly locator: Locator; readonly command: ReservationCommand }[]
  /** Questions to staff; the mail's id is added when they are opened. */
  readonly questions: readonly MailQuestion[]
  readonly evidence: readonly Evidence[]
  /** English code. */
  readonly reason: string
}

export interface MailQuestion {
  readonly kind: ReviewKind
  readonly locator: Locator | null
  readonly facts: Readonly<Record<string, string>>
  readonly candidates: readonly ReviewCandidate[]
  readonly files: readonly StoredFile[]
}

export const ignored = (kind: MailKind, reason: string, evidence: readonly Evidence[] = []): Verdict => ({
  kind,
  decision: 'ignore',
  commands: [],
  questions: [],
  evidence,
  reason,
})

export const asked = (
  kind: MailKind,
  reason: string,
  question: MailQuestion,
  evidence: readonly Evidence[] = [],
): Verdict => ({
  kind,
  decision: 'review',
  commands: [],
  questions: [question],
  evidence,
  reason,
})

/** What became of a mail, for its record: one of which no more comes than a line in a thread is accepted for nothing. */
export const outcomeOf = ({ decision, commands, questions }: Verdict): MailRecord['decision'] => {
  if (decision !== 'accept' || questions.length > 0) return decision
  return commands.every(({ command }) => command.type === 'note_reply') ? 'note' : decision
}
