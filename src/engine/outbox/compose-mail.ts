import { nextBusinessDay } from '../../domain/business-days.js'
import type { Client } from '../../domain/client.js'
import type { OutboxMail } from '../../domain/outbox.js'
import type { Reservation } from '../../domain/reservation.js'
import type { Instant } from '../../domain/time.js'
import { localDay } from '../../domain/zoned-time.js'
import { acknowledgement } from '../../mail/es/acknowledgement.js'
import { rehearsalSubject } from '../../mail/es/rehearsal.js'
import { rejection } from '../../mail/es/rejection.js'
import { reminder } from '../../mail/es/reminder.js'
import { request } from '../../mail/es/request.js'
import { ultimatum } from '../../mail/es/ultimatum.js'
import type { MailContent } from '../../mail/letter.js'
import type { OutgoingMail } from '../../ports.js'
import type { EngineSettings } from '../settings.js'

const contentOf = (
  mail: OutboxMail,
  reservation: Reservation,
  client: Client,
  settings: EngineSettings,
  now: Instant,
): MailContent => {
  const { office } = settings.policy
  const input = { reservation, client, company: settings.company }
  switch (mail.kind) {
    case 'request':
      return request(input)
    case 'reminder':
      return reminder(input)
    case 'ultimatum':
      return ultimatum({ ...input, deadline: nextBusinessDay(localDay(now, office.zone), office) })
    case 'acknowledgement':
      return acknowledgement({ ...input, ocNumber: reservation.purchaseOrder?.number ?? null })
    case 'rejection':
      return rejection({
        ...input,
        ocNumber: reservation.rejected?.ocNumber ?? null,
        reason: reservation.rejected?.reason ?? null,
      })
  }
}

/** Who gets it in earnest: the one named when it was queued, else the client's contacts of today. */
export const recipientsOf = (mail: OutboxMail, client: Client | null): readonly string[] =>
  mail.to ?? client?.contacts ?? []

/** The mail as it goes out now. In rehearsal it goes to staff instead, and its subject says to whom it would have gone. */
export const composeMail = (
  mail: OutboxMail,
  reservation: Reservation,
  client: Client,
  settings: EngineSettings,
  now: Instant,
): OutgoingMail => {
  const { subject, text, html } = contentOf(mail, reservation, client, settings, now)
  const to = recipientsOf(mail, client)
  const { messageId, id: controlId, inReplyTo, references } = mail
  const common = { messageId, controlId, text, html, inReplyTo, references }
  if (!settings.rehearsalAddress) return { ...common, to, cc: settings.ccRecipients, subject }
  return { ...common, to: [settings.rehearsalAddress], cc: [], subject: rehearsalSubject(subject, to) }
}
