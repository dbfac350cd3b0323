import type { Step } from '../reservation.js'
import { STEPS } from '../reservation.js'
import type { Instant } from '../time.js'
import type { OldMail, OldProblem, OldReservation } from './old-records.js'

/** A mail that left, as far as the old system knows, with a date that the chase can count from. */
export interface SentMail {
  readonly step: Step
  readonly sentAt: Instant
  readonly messageIds: readonly string[]
  readonly recipients: readonly string[]
}

interface StepsSent {
  /** Oldest first; of every step up to the last one that left at least one. */
  readonly mails: readonly SentMail[]
  readonly problems: readonly OldProblem[]
}

type Old = Pick<OldReservation, 'state' | 'mails' | 'stepDates' | 'updatedAt'>

/** A mail of which nobody knows the kind is the request where no other is, for a client must not get a second one. */
const stepOf = (mail: OldMail, left: readonly OldMail[]): Step =>
  mail.step ??
  (left.some(({ step }) => step === 'request')
    ? (left.findLast(({ step }) => step)?.step ?? 'request')
    : 'request')

const claims = (old: Old, left: readonly OldMail[], step: Step): boolean =>
  left.some((mail) => stepOf(mail, left) === step) ||
  old.stepDates[step] !== undefined ||
  // The state itself says that the client was asked.
  (step === 'request' && old.state === 'requested')

const lastClaimed = (old: Old, left: readonly OldMail[]): number =>
  STEPS.findLastIndex((step) => claims(old, left, step))

/** When the row says that a step left, where it gives a day. */
const rowDate = (old: Old, step: Step): Instant | null => {
  const date = old.stepDates[step]
  return typeof date === 'string' ? date : null
}

const asSent = (mail: OldMail, step: Step, sentAt: Instant): SentMail => ({
  step,
  sentAt,
  messageIds: mail.messageId === null ? [] : [mail.messageId],
  recipients: mail.recipients,
})

interface OneStep {
  readonly mails: readonly SentMail[]
  readonly assumed: boolean
}

/** `assume`: the date for what left without one. Later is safer: the next step then comes later. */
const mailsOf = (old: Old, left: readonly OldMail[], step: Step, assume: Instant): OneStep => {
  const own = left.filter((mail) => stepOf(mail, left) === step)
  const date = rowDate(old, step)
  if (own.length === 0) {
    const bare = { step, sentAt: date ?? assume, messageIds: [], recipients: [] }
    return { mails: [bare], assumed: date === null }
  }
  const assumed = date === null && own.some(({ sentAt }) => sentAt === null)
  return { mails: own.map((mail) => asSent(mail, step, mail.sentAt ?? date ?? assume)), assumed }
}

const failures = (old: Old, lastStep: number): readonly OldProblem[] =>
  old.mails
    .filter(({ left, step }) => !left && step !== null && STEPS.indexOf(step) > lastStep)
    .map(({ step }) => ({ code: 'mail_not_sent', detail: step ?? '' }))

/**
 * What the client has got. A step of which anything says that it left has left, and so have those before it: nothing is
 * repeated. Where no day is known, the next known one counts, else the last time the row was written.
 */
export const stepsSent = (old: Old): StepsSent => {
  const left = old.mails.filter((mail) => mail.left)
  const last = lastClaimed(old, left)
  const mails: SentMail[] = []
  const problems: OldProblem[] = []
  let assume = old.updatedAt
  for (const step of STEPS.slice(0, last + 1).toReversed()) {
    const one = mailsOf(old, left, step, assume)
    mails.push(...one.mails)
    if (one.assumed) problems.unshift({ code: 'step_assumed', detail: step })
    assume = one.mails.map(({ sentAt }) => sentAt).reduce((first, at) => (at < first ? at : first))
  }
  const nameless = left
    .filter(({ step }) => step === null)
    .map((): OldProblem => ({ code: 'mail_without_kind', detail: '' }))
  return {
    mails: mails.sort(
      (one, other) =>
        one.sentAt.localeCompare(other.sentAt) || STEPS.indexOf(one.step) - STEPS.indexOf(other.step),
    ),
    problems: [...nameless.slice(0, 1), ...problems, ...failures(old, last)],
  }
}
