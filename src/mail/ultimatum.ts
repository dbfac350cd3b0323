import { formatDay } from '../texts/dates.js'
import { bookingDetails } from './booking-facts.js'
import { compose } from './compose.js'
import type { UltimatumInput } from './input.js'
import type { MailContent } from './letter.js'
import {
  callout,
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

/** The third and last mail: names a day, and what happens after it. */
export const ultimatum = (words: Words, input: UltimatumInput): MailContent => {
  const { booking } = input.reservation
  const says = words.ultimatum
  return compose({
    ...frame(words, input),
    subject: followUpSubject(words, booking),
    tone: 'urgent',
    heading: says.heading,
    blocks: [
      greeting(words, input),
      callout(...says.deadline({ strong: formatDay(input.deadline, words.language) })),
      paragraph(...says.notReceived(reference(booking), forTotal(words, booking))),
      paragraph(says.consequence),
      howToSend(words, booking),
      ...oneForAllStays(words, booking),
      paragraph(says.sentAlready),
      ...bookingDetails(words, booking),
    ],
  })
}
