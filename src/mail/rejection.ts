import { bookingDetails } from './booking-facts.js'
import { compose } from './compose.js'
import type { RejectionInput } from './input.js'
import type { Block, MailContent } from './letter.js'
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
import { clip } from './plain.js'
import type { Words } from './words.js'

/** Staff write a sentence or two; what is longer is cut. */
const LONGEST_REASON = 500

const because = ({ rejection }: Words, reason: string | null): readonly Block[] => {
  const said = clip(reason ?? '', LONGEST_REASON)
  return said === '' ? [] : [callout(rejection.reason, said)]
}

/** The document that came is not the purchase order of this reservation: says so, and asks for the right one. */
export const rejection = (words: Words, input: RejectionInput): MailContent => {
  const { booking } = input.reservation
  const ocNumber = input.ocNumber === null ? null : { strong: clip(input.ocNumber) }
  return compose({
    ...frame(words, input),
    subject: followUpSubject(words, booking),
    tone: 'notice',
    heading: words.rejection.heading,
    blocks: [
      greeting(words, input),
      paragraph(...words.rejection.unfit(reference(booking), ocNumber)),
      ...because(words, input.reason),
      paragraph(...words.rejection.asks(forTotal(words, booking))),
      howToSend(words, booking),
      ...oneForAllStays(words, booking),
      ...bookingDetails(words, booking),
      paragraph(words.common.question),
    ],
  })
}
