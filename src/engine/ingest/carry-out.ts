import type { Locator } from '../../domain/booking.js'
import type { ParsedMail, RawMail } from '../../domain/mail.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { Evidence } from '../../domain/review.js'
import type { Transaction } from '../../ports.js'
import type { ApplyContext } from '../apply.js'
import { applyCommand } from '../apply.js'
import { openReview } from '../reviews.js'
import type { ExaminedMail } from './examine.js'
import { copyHashOf, mailIdOf } from './mail-id.js'
import type { MailQuestion, Verdict } from './verdict.js'
import type { MailboxNames } from './whereabouts.js'
import { whereabouts } from './whereabouts.js'
import { outcomeOf } from './verdict.js'

/** A hostile mail may bring any number of signs. */
const MOST_EVIDENCE = 60
const MOST_SHOWN = 12

/** For a card: what weighs most, on either side. */
const strongest = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight)).slice(0, MOST_SHOWN)

export const locatorsOf = (verdict: Verdict): Locator[] => [
  ...new Set([
    ...verdict.commands.map(({ locator }) => locator),
    ...verdict.questions.flatMap(({ locator }) => (locator ? [locator] : [])),
  ]),
]

export const recordOf = (
  { mail, raw, sender }: ExaminedMail,
  verdict: Verdict,
  fileId: string | null,
  decidedAt: string,
  settings: MailboxNames,
): MailRecord => ({
  id: mailIdOf(mail),
  messageId: mail.messageId,
  contentHash: mail.contentHash,
  copyHash: copyHashOf(mail),
  location: raw.location,
  receivedAt: raw.receivedAt,
  decidedAt,
  from: sender.address,
  authenticity: sender.authenticity,
  subject: mail.subject,
  kind: verdict.kind,
  decision: outcomeOf(verdict),
  locators: locatorsOf(verdict),
  evidence: verdict.evidence.slice(0, MOST_EVIDENCE),
  reason: verdict.reason,
  ...whereabouts(mail, raw.location.account, settings),
  fileId,
})

/** The reservation was settled between judging and carrying out: the OC is not lost, staff are asked. */
const asLateOrder = (mail: ParsedMail, locator: Locator, code: string): MailQuestion => ({
  kind: 'oc_to_assign',
  locator,
  facts: { subject: mail.subject, reason: code },
  candidates: [],
  files: [],
})

/** Puts down, in one transaction, all that a verdict asks for. */
export const carryOut = (
  tx: Transaction,
  { mail }: Pick<ExaminedMail, 'mail'>,
  verdict: Verdict,
  context: ApplyContext,
): void => {
  const ids = { mailId: mailIdOf(mail), outboxId: null }
  const questions = [...verdict.questions]
  for (const { locator, command } of verdict.commands) {
    const decision = applyCommand(tx, locator, command, context)
    if (!decision.ok && command.type === 'receive_purchase_order')
      questions.push({ ...asLateOrder(mail, locator, decision.code), files: command.files })
  }
  const evidence = strongest(verdict.evidence)
  for (const question of questions) openReview(tx, { ...question, ...ids, evidence }, context.at)
}

export const unreadableQuestion = (raw: RawMail, problem: string): MailQuestion => ({
  kind: 'unreadable_mail',
  locator: null,
  facts: {
    problem,
    size: String(raw.size),
    account: raw.location.account,
    folder: raw.location.folder,
    uid: String(raw.location.uid),
  },
  candidates: [],
  files: [],
})
