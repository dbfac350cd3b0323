import { compose } from '../compose.js'
import type { Fact, MailContent, Phrase } from '../letter.js'
import { clip } from '../plain.js'
import { bookingFacts, staySummaries } from './booking-facts.js'
import {
  FOOTER,
  callout,
  followUpSubject,
  greeting,
  paragraph,
  reference,
  signatureOf,
  subheading,
  type MailInput,
} from './wording.js'

/** `ocNumber` is null where the document bears no number that could be read. */
export interface AcknowledgementInput extends MailInput {
  readonly ocNumber: string | null
}

const received = (ocNumber: string | null): readonly Phrase[] =>
  ocNumber === null
    ? ['Recibimos la orden de compra de la reserva ']
    : ['Recibimos la orden de compra ', { strong: clip(ocNumber) }, ' de la reserva ']

const orderFact = (ocNumber: string | null): readonly Fact[] =>
  ocNumber === null ? [] : [{ label: 'Orden de compra', lines: [clip(ocNumber)] }]

/** Tells the client that the purchase order has come and that nothing more is asked of it. */
export const acknowledgement = (input: AcknowledgementInput): MailContent => {
  const { booking } = input.reservation
  return compose({
    subject: followUpSubject(booking),
    tone: 'done',
    heading: 'Orden de compra recibida',
    subheading: subheading(booking),
    blocks: [
      greeting(input.client),
      callout(
        ...received(input.ocNumber),
        { strong: reference(booking) },
        '. No es necesario enviar nada más.',
      ),
      bookingFacts(booking, ...orderFact(input.ocNumber), ...staySummaries(booking)),
      paragraph('Muchas gracias por su gestión.'),
    ],
    signature: signatureOf(input.company),
    footer: FOOTER,
  })
}
