import type { SampleMail } from '../../../bot/demo/mail/compose.js'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import type { Instant } from '../../../src/domain/time.js'
import { confirmationPdf, orderPdf } from './documents.js'
import type { Case } from './plan.js'

export const OFFICE = 'controloc@hotelsales.example'
export const CONFIRMER = 'confirmaciones@kontrol.example'

/** The mail of ours that is answered. */
export interface Answered {
  readonly messageId: string
  readonly subject: string
}

const asItLies = async (mail: Omit<SampleMail, 'to'>): Promise<Buffer> =>
  Buffer.from(stampAsExchange(await composeMail({ ...mail, to: OFFICE }), 'pass'))

/** The confirmation of a case, as it lies in the mailbox. */
export const confirmationOf = (one: Case, date: Instant): Promise<Buffer> =>
  asItLies({
    from: `Reservas <${CONFIRMER}>`,
    date,
    subject: `Confirmación de reserva ${one.locator}`,
    text: 'Se adjunta la confirmación.',
    attachments: [{ filename: 'confirmacion.pdf', content: confirmationPdf(one) }],
  })

/** The client's answer with its purchase order. */
export const orderOf = (one: Case, answered: Answered, date: Instant): Promise<Buffer> =>
  asItLies({
    from: one.client.contacts[0] ?? '',
    date,
    subject: `RE: ${answered.subject}`,
    text: 'Estimados, adjuntamos la orden de compra.',
    inReplyTo: answered.messageId,
    references: [answered.messageId],
    attachments: [{ filename: `OC ${one.ocNumber}.pdf`, content: orderPdf(one) }],
  })
