import type { SampleMail } from '../../../bot/demo/mail/compose.js'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import { makeConfirmationPdf } from '../../../bot/demo/samples/confirmation-pdf.js'
import { makePurchaseOrderPdf } from '../../../bot/demo/samples/purchase-order-pdf.js'
import type { Instant } from '../../../src/domain/time.js'
import { sampleBooking } from '../../story/office.js'
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

const pesos = (total: number): string => `CLP ${total.toLocaleString('es-CL', { useGrouping: 'always' })},00`

/** The confirmation of a case, as it lies in the mailbox. */
export const confirmationOf = async (
  { locator, bookingId, total, client }: Case,
  date: Instant,
): Promise<Buffer> => {
  const [stay] = sampleBooking({}).stays
  const booking = sampleBooking({
    locator,
    bookingId,
    agency: client.name,
    providerLocator: bookingId.slice(2),
    stays: stay ? [{ ...stay, total: pesos(total) }] : [],
  })
  return asItLies({
    from: `Reservas <${CONFIRMER}>`,
    date,
    subject: `Confirmación de reserva ${locator}`,
    text: 'Se adjunta la confirmación.',
    attachments: [{ filename: 'confirmacion.pdf', content: await makeConfirmationPdf(booking) }],
  })
}

/** The client's answer with its purchase order. */
export const orderOf = async (
  { locator, ocNumber, total, client }: Case,
  answered: Answered,
  date: Instant,
): Promise<Buffer> =>
  asItLies({
    from: client.contacts[0] ?? '',
    date,
    subject: `RE: ${answered.subject}`,
    text: 'Estimados, adjuntamos la orden de compra.',
    inReplyTo: answered.messageId,
    references: [answered.messageId],
    attachments: [
      {
        filename: `OC ${ocNumber}.pdf`,
        content: await makePurchaseOrderPdf({ ocNumber, locator, agency: client.name, total }),
      },
    ],
  })
