import { compose } from '../compose.js'
import type { MailContent } from '../letter.js'
import { bookingDetails } from './booking-facts.js'
import {
  FOOTER,
  forTotal,
  greeting,
  howToSend,
  oneForAllStays,
  paragraph,
  requestSubject,
  signatureOf,
  subheading,
  type MailInput,
} from './wording.js'

/** The first mail: asks for the purchase order of a new reservation. */
export const request = ({ reservation: { booking }, client, company }: MailInput): MailContent =>
  compose({
    subject: requestSubject(booking),
    tone: 'plain',
    heading: 'Solicitud de orden de compra',
    subheading: subheading(booking),
    blocks: [
      greeting(client),
      paragraph(
        'Junto con saludar, les solicitamos enviarnos la orden de compra (OC) de la reserva que se detalla a continuación',
        ...forTotal(booking),
        '.',
      ),
      howToSend(booking),
      ...oneForAllStays(booking),
      ...bookingDetails(booking),
      paragraph('Ante cualquier duda, pueden responder a este correo. Muchas gracias por su gestión.'),
    ],
    signature: signatureOf(company),
    footer: FOOTER,
  })
