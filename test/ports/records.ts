import type { Client } from '../../src/domain/client.js'
import type { MailRecord } from '../../src/domain/mail-record.js'
import type { OutboxMail } from '../../src/domain/outbox.js'
import type { Reservation } from '../../src/domain/reservation.js'
import type { ReviewItem } from '../../src/domain/review.js'

/** Whole, invented records for the store's tests; each takes what a test cares about. */

const T0 = '2026-03-02T12:00:00.000Z'

export const aReservation = (locator: string, fields: Partial<Reservation> = {}): Reservation => ({
  locator,
  version: 1,
  state: 'requested',
  booking: {
    locator,
    bookingId: `4500${locator}`,
    providerLocator: `70${locator}`,
    agency: 'EMPRESA EJEMPLO S.A.',
    bookingStatus: 'Reservado',
    cancelled: false,
    issuedOn: null,
    stays: [
      {
        hotel: { name: 'Gran Hotel Ejemplo Ñuñoa', address: null, phone: null },
        total: { minor: 1_234_567, currency: 'CLP' },
        checkIn: '2026-03-10',
        checkOut: '2026-03-13',
        arrivalTime: '15:00',
        departureTime: '11:00',
        nights: 3,
        roomCount: 1,
        rooms: [],
      },
    ],
    total: { minor: 1_234_567, currency: 'CLP' },
    cancellationDeadline: null,
    hotelNotes: null,
    advisorNotes: null,
  },
  clientId: 'empresa ejemplo',
  dayZero: T0,
  registeredAt: T0,
  confirmation: { mailDate: T0, receivedAt: T0, mailId: 'aaaaaaaaaaaaaaaa' },
  warnings: [],
  hold: null,
  steps: {},
  mailCount: 1,
  lastResendAt: null,
  sentMessageIds: [`<request-${locator}@oc.example>`],
  purchaseOrder: null,
  closing: null,
  files: [],
  history: [{ at: T0, event: 'ReservationConfirmed', actor: null, detail: null }],
  due: null,
  settledAt: null,
  ...fields,
})

/** One whose purchase order came at `settledAt`. */
export const aSettledReservation = (locator: string, settledAt: string): Reservation =>
  aReservation(locator, { state: 'received', settledAt })

export const anOutboxMail = (id: string, fields: Partial<OutboxMail> = {}): OutboxMail => ({
  id,
  locator: 'AAKLMNO',
  kind: 'request',
  resend: false,
  to: null,
  messageId: `<${id}@oc.example>`,
  inReplyTo: null,
  references: [],
  status: 'queued',
  queuedAt: T0,
  notBefore: T0,
  attempts: 0,
  lastError: null,
  ...fields,
})

export const aReview = (id: string, fields: Partial<ReviewItem> = {}): ReviewItem => ({
  id,
  kind: 'oc_to_assign',
  openedAt: T0,
  locator: null,
  mailId: null,
  outboxId: null,
  facts: { subject: 'OC adjunta' },
  candidates: [],
  files: [],
  resolution: null,
  ...fields,
})

export const aMailRecord = (id: string, fields: Partial<MailRecord> = {}): MailRecord => ({
  id,
  messageId: `<${id}@cliente.example>`,
  contentHash: id.padEnd(64, '0'),
  location: { account: 'oc@hotel.example', folder: 'INBOX', uidValidity: '7', uid: 1 },
  receivedAt: T0,
  decidedAt: T0,
  from: 'compras@cliente.example',
  authenticity: 'pass',
  subject: 'OC adjunta',
  kind: 'other',
  decision: 'ignore',
  locators: [],
  evidence: [],
  reason: 'no_signs',
  fileId: null,
  ...fields,
})

export const aClient = (id: string, fields: Partial<Client> = {}): Client => ({
  id,
  name: id.toUpperCase(),
  requiresOc: true,
  contacts: [`compras@${id.replaceAll(' ', '-')}.example`],
  reminderAfter: null,
  ultimatumAfter: null,
  notes: null,
  ...fields,
})
