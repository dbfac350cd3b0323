import type { MailLanguage } from '../domain/client.js'
import type { Phrase } from './letter.js'

/**
 * The words of our mails in one language. What a letter is made of, and in which order, is said once for all languages
 * in its own file; here a language says each thing in its own way. Values come in as they are to be shown.
 */

export type Phrases = readonly Phrase[]

/** What several letters say. `reference` is what the client knows the reservation by. */
interface CommonWords {
  /**
   * Subject of the whole conversation. src/reading must know it as ours (`OWN_SUBJECT`): a client's answer bears it
   * too, and would else pass for an order by its subject.
   */
  readonly subject: (reference: string) => string
  readonly subheading: (bookingId: string | null, locator: string) => string
  readonly greeting: (client: string) => string
  /** Goes on from the sentence before it, comma first. */
  readonly forTotal: (total: string) => Phrases
  readonly howToSend: { readonly title: string; readonly steps: (locator: string) => readonly Phrases[] }
  readonly oneForAllStays: (stays: number) => string
  /** Whom to ask, and thanks. */
  readonly question: string
  readonly regards: string
  readonly footer: string
}

/** Labels of a booking's data. Counts are one or more. */
export interface BookingWords {
  readonly title: string
  readonly locator: string
  readonly bookingId: string
  readonly providerLocator: string
  readonly agency: string
  readonly purchaseOrder: string
  readonly total: string
  readonly deadline: string
  readonly address: string
  readonly phone: string
  readonly checkIn: string
  readonly checkOut: string
  readonly moment: (day: string, time: string) => string
  readonly lengthOfStay: string
  readonly nights: (count: number) => string
  readonly rooms: (count: number) => string
  readonly adults: (count: number) => string
  readonly children: (count: number) => string
  readonly and: string
  readonly room: (number: number) => string
  readonly guests: (count: number) => string
  readonly stayOf: (number: number, count: number) => string
  readonly stayTotal: string
  readonly notes: string
  readonly hotelNotes: string
  readonly hotels: (count: number) => string
  readonly stay: (hotel: string, from: string, to: string) => string
}

interface RequestWords {
  readonly heading: string
  readonly asks: (forTotal: Phrases) => Phrases
}

interface ReminderWords {
  readonly heading: string
  readonly reminds: (reference: Phrase, forTotal: Phrases) => Phrases
  readonly sentAlready: string
}

interface UltimatumWords {
  readonly heading: string
  readonly deadline: (day: Phrase) => Phrases
  readonly notReceived: (reference: Phrase, forTotal: Phrases) => Phrases
  readonly consequence: string
  readonly sentAlready: string
}

interface AcknowledgementWords {
  readonly heading: string
  readonly received: (reference: Phrase, ocNumber: Phrase | null) => Phrases
  readonly thanks: string
}

interface RejectionWords {
  readonly heading: string
  readonly unfit: (reference: Phrase, ocNumber: Phrase | null) => Phrases
  /** Before what staff wrote. */
  readonly reason: string
  readonly asks: (forTotal: Phrases) => Phrases
}

interface NewAddressWords {
  /** Without a word by which an answer would pass for an order. */
  readonly subject: (company: string) => string
  readonly heading: string
  readonly is: (address: Phrase) => Phrases
  readonly replaces: (previousAddress: string) => string
  readonly toDo: { readonly title: string; readonly steps: (address: Phrase) => readonly Phrases[] }
  readonly nothingLost: string
}

export interface Words {
  readonly language: MailLanguage
  /** BCP 47, for whoever reads the mail aloud. */
  readonly locale: string
  readonly common: CommonWords
  readonly booking: BookingWords
  readonly request: RequestWords
  readonly reminder: ReminderWords
  readonly ultimatum: UltimatumWords
  readonly acknowledgement: AcknowledgementWords
  readonly rejection: RejectionWords
  readonly newAddress: NewAddressWords
}

/** "1 noche", "3 noches". */
export const counted =
  (one: string, many: string) =>
  (count: number): string =>
    `${count} ${count === 1 ? one : many}`
