import type { Booking } from '../../domain/booking.js'
import type { Client } from '../../domain/client.js'
import type { Reservation } from '../../domain/reservation.js'
import { formatMoney } from '../../texts/es.js'
import type { Block, Phrase } from '../letter.js'
import { clip, noteLines } from '../plain.js'

/** Who writes: `address` is where the purchase orders are to come. */
export interface Company {
  readonly name: string
  readonly address: string
  /** Further lines under the company's name, such as a telephone; parted by line breaks. */
  readonly signature?: string
}

/** A reservation and its client, of which a mail needs only this. */
export interface MailInput {
  readonly reservation: Pick<Reservation, 'booking'>
  readonly client: Pick<Client, 'name'>
  readonly company: Company
}

/** What the client knows the reservation by: the booking's number, else its locator. */
export const reference = (booking: Booking): string => clip(booking.bookingId ?? booking.locator)

const SUBJECT = 'Solicitud de Orden de Compra - Reserva'

export const requestSubject = (booking: Booking): string => `${SUBJECT} ${reference(booking)}`

/**
 * All later mails answer the request under its own subject: Outlook and Gmail keep a conversation together only while
 * the subject stays the same but for "RE:". What is urgent is said in the first line of the body.
 */
export const followUpSubject = (booking: Booking): string => `RE: ${requestSubject(booking)}`

export const subheading = (booking: Booking): string =>
  booking.bookingId === null
    ? `Reserva con LOC ${clip(booking.locator)}`
    : `Reserva ${reference(booking)} · LOC ${clip(booking.locator)}`

/** "1 noche", "3 noches". */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

export const paragraph = (...phrases: readonly Phrase[]): Block => ({ kind: 'paragraph', phrases })

export const callout = (...phrases: readonly Phrase[]): Block => ({ kind: 'callout', phrases })

export const greeting = (client: Pick<Client, 'name'>): Block =>
  paragraph(`Estimado equipo de ${clip(client.name)}:`)

/** ", por un total de $528.701", or nothing where the total is not known. */
export const forTotal = (booking: Booking): readonly Phrase[] =>
  booking.total === null ? [] : [', por un total de ', { strong: formatMoney(booking.total) }]

/** What exactly the client is to do. */
export const howToSend = (booking: Booking): Block => ({
  kind: 'steps',
  title: 'Cómo enviarnos la orden de compra',
  items: [
    ['Respondan a este mismo correo, sin cambiar el asunto.'],
    ['Adjunten la orden de compra en formato PDF.'],
    ['Indiquen el LOC interno ', { strong: clip(booking.locator) }, ' en el texto del correo.'],
  ],
})

/** Several stays are one reservation and want one purchase order. */
export const oneForAllStays = ({ stays }: Booking): readonly Block[] =>
  stays.length === 1
    ? []
    : [paragraph(`La reserva incluye ${stays.length} estadías: basta una sola orden de compra por el total.`)]

export const signatureOf = ({ name, signature, address }: Company): readonly Phrase[] => [
  'Saludos cordiales,',
  { strong: clip(name) },
  ...noteLines(signature ?? ''),
  clip(address),
]

export const FOOTER =
  'Este es un mensaje automático. Pueden responderlo con confianza: las respuestas llegan a nuestro equipo.'
