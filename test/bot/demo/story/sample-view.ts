import type { ReservationView } from '../../../../src/contract.js'

const AT = '2026-03-02T12:00:00.000Z'

/** A requested reservation of a client with one contact. */
export const reservation = (): ReservationView => ({
  reservation: {
    locator: 'AAKLMNO',
    version: 2,
    state: 'requested',
    booking: {
      locator: 'AAKLMNO',
      bookingId: '45000000',
      providerLocator: '700123',
      agency: 'EMPRESA EJEMPLO S.A.',
      bookingStatus: 'Reservado',
      cancelled: false,
      issuedOn: null,
      stays: [],
      total: { minor: 315_300, currency: 'CLP' },
      cancellationDeadline: null,
      hotelNotes: null,
      advisorNotes: null,
    },
    clientId: 'empresa ejemplo',
    dayZero: AT,
    registeredAt: AT,
    confirmation: { mailDate: AT, receivedAt: AT, mailId: 'm1' },
    hold: null,
    steps: { request: { queuedAt: AT, sentAt: AT } },
    mailCount: 1,
    sentMessageIds: ['<request@oficina.example>'],
    purchaseOrder: null,
    closing: null,
    files: [],
    history: [],
    due: null,
    settledAt: null,
  },
  client: {
    id: 'empresa ejemplo',
    name: 'EMPRESA EJEMPLO S.A.',
    requiresOc: true,
    contacts: ['compras@cliente.example'],
    reminderAfter: null,
    ultimatumAfter: null,
    notes: null,
  },
  next: null,
  overdue: false,
  urgent: false,
  waitingMails: [],
})
