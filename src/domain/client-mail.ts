import type { AnswerTo } from './commands.js'
import type { OutboxMail } from './outbox.js'
import type { ClientMailKind, Reservation, Step } from './reservation.js'
import { STEPS } from './reservation.js'
import type { DecisionContext } from './decision.js'
import type { Instant } from './time.js'

/** References grow with every mail; mail clients need the first and the latest to keep one conversation (RFC 5322, 3.6.4). */
const MOST_REFERENCES = 10

const referencesFor = (ids: readonly string[]): readonly string[] =>
  ids.length <= MOST_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MOST_REFERENCES)]

export interface MailWish {
  readonly kind: ClientMailKind
  readonly resend?: boolean
  readonly answerTo?: AnswerTo | null
  readonly notBefore?: Instant
}

/** The next mail of a reservation. Its id and Message-ID follow from locator, kind and count, so that they can be known again. */
export const nextMail = (reservation: Reservation, wish: MailWish, context: DecisionContext): OutboxMail => {
  const count = reservation.mailCount + 1
  const id = `${reservation.locator}-${wish.kind}-${count}`
  const answered = wish.answerTo?.messageId ?? reservation.sentMessageIds.at(-1) ?? null
  const known = reservation.sentMessageIds.filter((messageId) => messageId !== answered)
  return {
    id,
    locator: reservation.locator,
    kind: wish.kind,
    resend: wish.resend ?? false,
    to: wish.answerTo?.address ? [wish.answerTo.address] : null,
    messageId: context.messageIdOf(id),
    inReplyTo: answered,
    references: referencesFor(answered ? [...known, answered] : known),
    status: 'queued',
    queuedAt: context.now,
    notBefore: wish.notBefore ?? context.now,
    attempts: 0,
    lastError: null,
  }
}

/** The last step that has really left. */
export const lastStep = (reservation: Reservation): Step | null =>
  STEPS.findLast((step) => reservation.steps[step]?.sentAt) ?? null

export const isStep = (kind: ClientMailKind): kind is Step => (STEPS as readonly string[]).includes(kind)
