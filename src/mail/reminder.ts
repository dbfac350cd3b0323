import { bookingDetails } from './booking-facts.js'
import { compose } from './compose.js'
import type { MailInput } from './input.js'
import type { MailContent } from './letter.js'
import {
  followUpSubject,
  forTotal,
  frame,
  greeting,
  howToSend,
  oneForAllStays,
  paragraph,
  reference,
} from './parts.js'
import type { Words } from './words.js'

/** The second mail: the purchase order has not come yet. */
export const reminder = (words: Words, input: MailInput): MailContent => {
  const { booking } = input.reservation
  return compose({
    ...frame(words, input),
    subject: followUpSubject(words, booking),
    tone: 'notice',
    heading: words.reminder.heading,
    blocks: [
      greeting(words, input),
      paragraph(...words.reminder.reminds(reference(booking), forTotal(words, booking))),
      howToSend(words, booking),
      ...oneForAllStays(words, booking),
      paragraph(words.reminder.sentAlready),
      ...bookingDetails(words, booking),
      paragraph(words.common.question),
    ],
  })
}
