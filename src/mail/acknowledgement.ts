import { bookingFacts, staySummaries } from './booking-facts.js'
import { compose } from './compose.js'
import type { AcknowledgementInput } from './input.js'
import type { Fact, MailContent } from './letter.js'
import { callout, followUpSubject, frame, greeting, paragraph, reference } from './parts.js'
import { clip } from './plain.js'
import type { Words } from './words.js'

const orderFact = ({ booking }: Words, ocNumber: string | null): readonly Fact[] =>
  ocNumber === null ? [] : [{ label: booking.purchaseOrder, lines: [ocNumber] }]

/** Tells the client that the purchase order has come and that nothing more is asked of it. */
export const acknowledgement = (words: Words, input: AcknowledgementInput): MailContent => {
  const { booking } = input.reservation
  const ocNumber = input.ocNumber === null ? null : clip(input.ocNumber)
  return compose({
    ...frame(words, input),
    subject: followUpSubject(words, booking),
    tone: 'done',
    heading: words.acknowledgement.heading,
    blocks: [
      greeting(words, input),
      callout(...words.acknowledgement.received(reference(booking), ocNumber && { strong: ocNumber })),
      bookingFacts(words, booking, ...orderFact(words, ocNumber), ...staySummaries(words, booking)),
      paragraph(words.acknowledgement.thanks),
    ],
  })
}
