import { compose } from '../compose.js'
import type { MailContent, Phrase } from '../letter.js'
import { clip } from '../plain.js'
import { bookingFacts, staySummaries } from './booking-facts.js'
import {
  FOOTER,
  followUpSubject,
  greeting,
  howToSend,
  paragraph,
  reference,
  signatureOf,
  subheading,
  type MailInput,
} from './wording.js'

/** `ocNumber` is null where the document bore no number that could be read, `reason` where staff gave none. */
export interface RejectionInput extends MailInput {
  readonly ocNumber: string | null
  readonly reason: string | null
}

const document = (ocNumber: string | null): readonly Phrase[] =>
  ocNumber === null
    ? ['El documento que recibimos como orden de compra']
    : ['El documento que recibimos como orden de compra ', { strong: clip(ocNumber) }]

const because = (reason: string | null): readonly Phrase[] =>
  reason === null ? [] : [' Motivo: ', clip(reason)]

/** The document was the wrong one: says so, and asks for the right one. */
export const rejection = ({
  reservation: { booking },
  client,
  company,
  ...input
}: RejectionInput): MailContent =>
  compose({
    subject: followUpSubject(booking),
    tone: 'notice',
    heading: 'Necesitamos otra orden de compra',
    subheading: subheading(booking),
    blocks: [
      greeting(client),
      paragraph(
        ...document(input.ocNumber),
        ' no corresponde a la reserva ',
        { strong: reference(booking) },
        ', por lo que no pudimos asociarlo.',
        ...because(input.reason),
      ),
      paragraph('Les agradeceremos enviarnos la orden de compra de esta reserva.'),
      howToSend(booking),
      bookingFacts(booking, ...staySummaries(booking)),
      paragraph('Ante cualquier duda, pueden responder a este correo. Muchas gracias por su gestión.'),
    ],
    signature: signatureOf(company),
    footer: FOOTER,
  })
