import type { Locator } from './booking.js'
import type { ClientId } from './client.js'
import type { ClientMailKind } from './reservation.js'
import { addMs, msBetween } from './time.js'
import type { Instant } from './time.js'

/**
 * `queued`: may be sent. `sending`: written down before SMTP is spoken to, so that a crash is seen afterwards.
 * `uncertain`: nobody knows whether it left; staff are asked. `held`: the first of its kind, or behind it, until an
 * administrator has looked at it. Mails that left, or were given up, are no longer here.
 */
export type OutboxStatus = 'queued' | 'sending' | 'uncertain' | 'held'

/** A picture that the HTML of a mail shows as `cid:contentId`: it travels with the mail, nothing is loaded. */
export interface InlinePicture {
  /** A Content-ID without its angle brackets (RFC 2392). */
  readonly contentId: string
  readonly filename: string
  readonly contentType: string
  readonly base64: string
}

/** What every mail in the outbox has, whatever it is about. */
interface Waiting {
  /** Deterministic: what it is about, kind and count. Also the `X-Control-OC-Id` header. */
  readonly id: string
  /** Null: the client's contacts at the time of sending. */
  readonly to: readonly string[] | null
  /** With angle brackets; deterministic. */
  readonly messageId: string
  /** Message-ID that it answers, for one conversation in the client's mailbox. */
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly status: OutboxStatus
  readonly queuedAt: Instant
  readonly notBefore: Instant
  /** When `notBefore` was last put off; absent while it stands as it was queued. */
  readonly putOffAt?: Instant
  readonly attempts: number
  /** Since when it is tried; absent while it was not, and in records of the time before this was kept. */
  readonly triedSince?: Instant
  readonly lastError: string | null
  /** The address of ours that it leaves from, lower case; written down when it is about to go. */
  readonly from?: string
}

/** A mail that is to go to a client. Its text is made from the reservation when it leaves. */
export interface OutboxMail extends Waiting {
  readonly locator: Locator
  readonly kind: ClientMailKind
  /** True when it repeats a step that was sent before; the schedule stays. */
  readonly resend: boolean
}

/** A mail to a client that is about none of its reservations: we have another address. */
export interface AddressNotice extends Waiting {
  readonly locator: null
  readonly kind: 'new_address'
  readonly clientId: ClientId
  /** Lower case. */
  readonly newAddress: string
  readonly previousAddress: string
  /** It went to staff instead, so the client has not heard of it; written down when it is about to go. */
  readonly rehearsed?: boolean
}

export type AnyOutboxMail = OutboxMail | AddressNotice

/** Whether a mail is about a reservation. */
export const isOfReservation = (mail: AnyOutboxMail | null): mail is OutboxMail =>
  mail !== null && mail.locator !== null

/**
 * A mail that was put off at a time which has not come yet by the clock of now: that clock was set back, and the mail would
 * wait for longer by as much. It waits as long as it was meant to, from now. Null: it stands as it should.
 */
export const rebased = <M extends AnyOutboxMail>(mail: M, now: Instant): M | null => {
  const since = mail.putOffAt ?? mail.queuedAt
  if (since <= now) return null
  const triedSince = mail.triedSince !== undefined && mail.triedSince > now ? now : mail.triedSince
  const waitMs = Math.max(0, msBetween(since, mail.notBefore))
  return { ...mail, notBefore: addMs(now, waitMs), putOffAt: now, ...(triedSince && { triedSince }) }
}

/**
 * Those of mails that have long waited together which say nothing of their own any more: a step repeats none that was sent
 * before it, and of several repetitions one is enough.
 */
export const redundantMails = (waiting: readonly OutboxMail[]): readonly OutboxMail[] =>
  waiting.filter(
    (mail, index) =>
      mail.resend &&
      waiting.some(
        (other, at) =>
          other.locator === mail.locator && other.kind !== 'acknowledgement' && (!other.resend || at > index),
      ),
  )
