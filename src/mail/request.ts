import { bookingDetails } from './booking-facts.js'
import { compose } from './compose.js'
import type { MailInput } from './input.js'
import type { MailContent } from './letter.js'
import { forTotal, frame, greeting, howToSend, oneForAllStays, paragraph, requestSubject } from './parts.js'
import type { Words } from './words.js'

/** The first mail: asks for the purchase order of a new reservation. */
export const request = (words: Words, input: MailInput): MailContent => {
  const { booking } = input.reservation
  return compose({
    ...frame(words, input),
    subject: requestSubject(words, booking),
    tone: 'plain',
    heading: words.request.heading,
    blocks: [
      greeting(words, input),
      paragraph(...words.request.asks(forTotal(words, booking))),
      howToSend(words, booking),
      ...oneForAllStays(words, booking),
      ...bookingDetails(words, booking),
      paragraph(words.common.question),
    ],
  })
}
