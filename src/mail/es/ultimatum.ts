import type { IsoDate } from '../../domain/time.js'
import { formatDay } from '../../texts/es.js'
import { compose } from '../compose.js'
import type { MailContent } from '../letter.js'
import { bookingDetails } from './booking-facts.js'
import {
  FOOTER,
  callout,
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

/** `deadline` is the last day on which the purchase order is in time: the next business day after this mail. */
export interface UltimatumInput extends MailInput {
  readonly deadline: IsoDate
}

/** The third and last mail: names a day, and what happens after it. */
export const ultimatum = ({ reservation, client, company, deadline }: UltimatumInput): MailContent => {
  const { booking } = reservation
  return compose({
    subject: followUpSubject(booking),
    tone: 'urgent',
    heading: 'Último aviso: orden de compra pendiente',
    subheading: subheading(booking),
    blocks: [
      greeting(client),
      callout(
        'Necesitamos recibir la orden de compra a más tardar el ',
        { strong: formatDay(deadline) },
        '.',
      ),
      paragraph(
        'A la fecha no hemos recibido la orden de compra (OC) de la reserva ',
        { strong: reference(booking) },
        ...forTotal(booking),
        ', que les solicitamos anteriormente.',
      ),
      paragraph(
        'La orden de compra debe estar emitida antes de que se preste el servicio. Si no la recibimos dentro del plazo indicado, tendremos que revisar la continuidad de la reserva.',
      ),
      howToSend(booking),
      ...oneForAllStays(booking),
      paragraph(
        'Si ya la enviaron, les pedimos adjuntarla nuevamente. Si tienen algún inconveniente para emitirla, les agradeceremos avisarnos en respuesta a este correo.',
      ),
      ...bookingDetails(booking),
    ],
    signature: signatureOf(company),
    footer: FOOTER,
  })
}
