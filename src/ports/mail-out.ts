import type { InlinePicture } from '../domain/outbox.js'

/** A file that goes with a mail, as a document of its own. */
export interface EnclosedFile {
  readonly filename: string
  readonly contentType: string
  readonly base64: string
}

export interface OutgoingMail {
  readonly messageId: string
  readonly controlId: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Pictures that the HTML shows. */
  readonly inline: readonly InlinePicture[]
  /** None where it is absent. */
  readonly enclosed?: readonly EnclosedFile[]
  readonly inReplyTo: string | null
  readonly references: readonly string[]
}

/**
 * How an attempt ended. `uncertain`: the connection broke after the server had been given the whole mail.
 * `deferred`: try again, not before `retryAfterMs` where the server named a time.
 */
export type SendOutcome =
  | {
      readonly kind: 'accepted'
      readonly serverMessageId: string | null
      readonly refusedRecipients: readonly string[]
    }
  | { readonly kind: 'deferred'; readonly error: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'rejected'; readonly error: string }
  | { readonly kind: 'uncertain'; readonly error: string }

export interface MailSender {
  /** Never rejects: every fault is an outcome. */
  send(mail: OutgoingMail): Promise<SendOutcome>
  /** Waits for the sends under way. */
  stop(): Promise<void>
}
