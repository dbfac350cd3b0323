import type { Booking } from '../domain/booking.js'
import type { Company } from '../domain/company.js'
import { formatMoney } from '../texts/money.js'
import type { Block, Letter, Phrase } from './letter.js'
import { clip } from './plain.js'
import type { MailInput } from './input.js'
import type { Phrases, Words } from './words.js'

/** What several letters are made of. */

/** What the client knows the reservation by: the booking's number, else its locator. */
const referenceOf = (booking: Booking): string => clip(booking.bookingId ?? booking.locator)

export const reference = (booking: Booking): Phrase => ({ strong: referenceOf(booking) })

export const requestSubject = ({ common }: Words, booking: Booking): string =>
  common.subject(referenceOf(booking))

/**
 * All later mails answer the request under its own subject: Outlook and Gmail keep a conversation together only while
 * the subject stays the same but for "RE:". What is urgent is said in the first line of the body.
 */
export const followUpSubject = (words: Words, booking: Booking): string =>
  `RE: ${requestSubject(words, booking)}`

export const paragraph = (...phrases: Phrases): Block => ({ kind: 'paragraph', phrases })

export const callout = (...phrases: Phrases): Block => ({ kind: 'callout', phrases })

export const greeting = ({ common }: Words, { client }: Pick<MailInput, 'client'>): Block =>
  paragraph(common.greeting(clip(client.name)))

/** ", por un total de $528.701", or nothing where the total is not known. */
export const forTotal = ({ common, language }: Words, { total }: Booking): Phrases =>
  total === null ? [] : common.forTotal(formatMoney(total, language))

/** What exactly the client is to do. */
export const howToSend = ({ common }: Words, booking: Booking): Block => ({
  kind: 'steps',
  title: common.howToSend.title,
  items: common.howToSend.steps(clip(booking.locator)),
})

/** Several stays are one reservation and want one purchase order. */
export const oneForAllStays = ({ common }: Words, { stays }: Booking): readonly Block[] =>
  stays.length === 1 ? [] : [paragraph(common.oneForAllStays(stays.length))]

const subheading = ({ common }: Words, { bookingId, locator }: Booking): string =>
  common.subheading(bookingId === null ? null : clip(bookingId), clip(locator))

const signature = ({ common }: Words, { name, signature: lines, address }: Company): Phrases => [
  common.regards,
  { strong: clip(name) },
  ...lines.map((line) => clip(line)).filter((line) => line !== ''),
  clip(address),
]

type Frame = Pick<Letter, 'company' | 'locale' | 'signature' | 'footer'>

/** What stands around every letter, whatever it is about. */
export const signedFrame = (words: Words, { company }: Pick<MailInput, 'company'>): Frame => ({
  company,
  locale: words.locale,
  signature: signature(words, company),
  footer: words.common.footer,
})

/** What stands above and below every letter about a reservation. */
export const frame = (words: Words, input: MailInput): Frame & Pick<Letter, 'subheading'> => ({
  ...signedFrame(words, input),
  subheading: subheading(words, input.reservation.booking),
})
