import { nextBusinessDay } from '../../domain/business-days.js'
import type { Client } from '../../domain/client.js'
import type { AnyOutboxMail, OutboxMail } from '../../domain/outbox.js'
import type { ClientMailKind, Reservation } from '../../domain/reservation.js'
import type { Instant } from '../../domain/time.js'
import { localDay } from '../../domain/zoned-time.js'
import { rehearsalSubject } from '../../mail/es/rehearsal.js'
import type { UltimatumInput } from '../../mail/input.js'
import type { MailContent } from '../../mail/letter.js'
import { letters, type Letters } from '../../mail/letters.js'
import type { OutgoingMail } from '../../ports.js'
import type { EngineSettings } from '../settings.js'

/** What any of the letters needs. */
interface Occasion extends UltimatumInput {
  readonly reservation: Reservation
}

const BY_KIND: Readonly<Record<ClientMailKind, (write: Letters, about: Occasion) => MailContent>> = {
  request: (write, about) => write.request(about),
  reminder: (write, about) => write.reminder(about),
  ultimatum: (write, about) => write.ultimatum(about),
  acknowledgement: (write, about) =>
    write.acknowledgement({ ...about, ocNumber: about.reservation.purchaseOrder?.number ?? null }),
  rejection: (write, about) => {
    const { ocNumber, reason } = about.reservation.rejected ?? { ocNumber: null, reason: null }
    return write.rejection({ ...about, ocNumber, reason })
  },
}

/** What a mail of this kind says now, in the client's language. */
const contentOf = (
  kind: ClientMailKind,
  reservation: Reservation,
  client: Client,
  { policy: { office }, company }: EngineSettings,
  now: Instant,
): MailContent =>
  BY_KIND[kind](letters(client.language ?? 'es'), {
    reservation,
    client,
    company,
    deadline: nextBusinessDay(localDay(now, office.zone), office),
  })

/** Who gets it in earnest: the one named when it was queued, else the client's contacts of today. */
export const recipientsOf = (mail: OutboxMail, client: Client | null): readonly string[] =>
  mail.to ?? client?.contacts ?? []

/** In rehearsal a mail goes to staff instead, and its subject says to whom it would have gone. */
export const addressed = (
  mail: AnyOutboxMail,
  { subject, text, html, inline }: MailContent,
  to: readonly string[],
  settings: Pick<EngineSettings, 'rehearsalAddress' | 'ccRecipients'>,
): OutgoingMail => {
  const { messageId, id: controlId, inReplyTo, references } = mail
  const common = { messageId, controlId, text, html, inline, inReplyTo, references }
  if (!settings.rehearsalAddress) return { ...common, to, cc: settings.ccRecipients, subject }
  return { ...common, to: [settings.rehearsalAddress], cc: [], subject: rehearsalSubject(subject, to) }
}

/** The mail as it goes out now. */
export const composeMail = (
  mail: OutboxMail,
  reservation: Reservation,
  client: Client,
  settings: EngineSettings,
  now: Instant,
): OutgoingMail =>
  addressed(
    mail,
    contentOf(mail.kind, reservation, client, settings, now),
    recipientsOf(mail, client),
    settings,
  )
