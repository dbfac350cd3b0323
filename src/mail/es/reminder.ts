import { compose } from '../compose.js'
import type { MailContent } from '../letter.js'
import { bookingDetails } from './booking-facts.js'
import {
  FOOTER,
  followUpSubject,
  forTotal,
  greeting,
  howToSend,
  oneForAllStays,
  paragraph,
  reference,
  signatureOf,
  subheading,
  type MailInput,
} from './wording.js'

/** The second mail: the purchase order has not come yet. */
export const reminder = ({ reservation: { booking }, client, company }: MailInput): MailContent =>
  compose({
    subject: followUpSubject(booking),
    tone: 'notice',
    heading: 'Recordatorio: orden de compra pendiente',
    subheading: subheading(booking),
    blocks: [
      greeting(client),
      paragraph(
        'Junto con saludar, les recordamos que aún no hemos recibido la orden de compra (OC) de la reserva ',
        { strong: reference(booking) },
        ...forTotal(booking),
        '. Les agradeceremos enviarla a la brevedad.',
      ),
      howToSend(booking),
      ...oneForAllStays(booking),
      paragraph(
        'Si ya la enviaron, les pedimos adjuntarla nuevamente en respuesta a este correo, para asociarla a la reserva.',
      ),
      ...bookingDetails(booking),
      paragraph('Ante cualquier duda, pueden responder a este correo. Muchas gracias por su gestión.'),
    ],
    signature: signatureOf(company),
    footer: FOOTER,
  })
