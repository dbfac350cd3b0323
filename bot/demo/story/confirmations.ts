import type { Instant } from '../../../src/domain/time.js'
import { composeMail } from '../mail/compose.js'
import { DemoRefusal } from '../demo-refusal.js'
import { makeConfirmationPdf } from '../samples/confirmation-pdf.js'
import type { SampleBooking } from '../samples/sample-booking.js'
import { demoTexts } from '../texts/es.js'
import { confirmationMail } from '../texts/mails.js'
import { sampleBooking, withOneNightMore } from './booking-facts.js'
import { KNOWN_CLIENTS, UNKNOWN_CLIENT } from './clients.js'
import type { SampleClient } from './clients.js'

export type ConfirmationKind =
  'oc_client' | 'two_hotels' | 'urgent' | 'no_oc' | 'unknown' | 'changed' | 'cancelled'

export const CONFIRMATION_SENDER = 'Reservas <confirmaciones@reservas.example>'

/** Who gets the next ordinary confirmation. */
const OC_CLIENTS = [KNOWN_CLIENTS.mining, KNOWN_CLIENTS.lab, KNOWN_CLIENTS.builder]

export interface Confirmations {
  /** The next mail of this kind. @throws DemoRefusal when there is nothing to change or cancel yet. */
  next(
    kind: ConfirmationKind,
    now: Instant,
  ): Promise<{ readonly locator: string; readonly source: Uint8Array }>
}

/** Makes one booking after the other, and remembers the last one so that it can change. */
export const createConfirmations = (to: string): Confirmations => {
  let made = 0
  let last: SampleBooking | null = null

  const lastBooking = (): SampleBooking => {
    if (!last) throw new DemoRefusal(demoTexts.nothingToChange)
    return last
  }

  const ordinaryClient = (): SampleClient => OC_CLIENTS[made % OC_CLIENTS.length] ?? KNOWN_CLIENTS.mining

  const makers: Readonly<Record<ConfirmationKind, (now: Instant) => SampleBooking>> = {
    oc_client: (now) => sampleBooking(ordinaryClient(), now, made++),
    two_hotels: (now) => sampleBooking(ordinaryClient(), now, made++, { stays: 2 }),
    urgent: (now) => sampleBooking(ordinaryClient(), now, made++, { startsIn: 2 }),
    no_oc: (now) => sampleBooking(KNOWN_CLIENTS.noOc, now, made++),
    unknown: (now) => sampleBooking(UNKNOWN_CLIENT, now, made++),
    changed: () => withOneNightMore(lastBooking()),
    cancelled: () => ({ ...lastBooking(), status: 'Cancelado' }),
  }

  return {
    next: async (kind, now) => {
      const booking = makers[kind](now)
      last = booking
      const { subject, text, filename } = confirmationMail(
        booking.locator,
        booking.agency,
        kind === 'cancelled',
      )
      const attachments = [{ filename, content: await makeConfirmationPdf(booking) }]
      const source = await composeMail({
        from: CONFIRMATION_SENDER,
        to,
        subject,
        text,
        date: now,
        attachments,
      })
      return { locator: booking.locator, source }
    },
  }
}
