import { z } from 'zod'
import type { Client } from '../domain/client.js'
import { clientIdOf } from '../domain/client-name.js'
import type { Currency, Money } from '../domain/money.js'
import { MINOR_DIGITS } from '../domain/money.js'
import type { Reservation, ReservationState } from '../domain/reservation.js'
import { RESERVATION_STATES } from '../domain/reservation.js'
import { toInstant } from '../domain/time.js'
import type { ReservationMarks, Store } from '../ports.js'
import { stateLabel } from '../texts/es.js'

/** What a mail is judged against when no store is at hand. */
export type ReservationBook = Pick<Store, 'findByMarks' | 'clients' | 'reservation'>

const EPOCH = toInstant(0)

const CURRENCIES = Object.keys(MINOR_DIGITS) as Currency[]

const STATE_BY_LABEL: ReadonlyMap<string, ReservationState> = new Map(
  RESERVATION_STATES.map((state) => [stateLabel(state), state]),
)

const stateShape = z.string().transform((label, context): ReservationState => {
  const state = STATE_BY_LABEL.get(label.trim().toUpperCase())
  if (state !== undefined) return state
  context.addIssue({ code: 'custom', message: [...STATE_BY_LABEL.keys()].join(' | ') })
  return z.NEVER
})

const code = z
  .union([z.string(), z.number()])
  .transform((text) => String(text).trim().toUpperCase())
  .nullish()

/** One entry of a reservations file, as `control-oc explain --reservations` takes it. Only the locator must be there. */
const entryShape = z.object({
  locator: z.string().transform((text) => text.trim().toUpperCase()),
  bookingId: code,
  providerLocator: code,
  agency: z.string().default(''),
  contactEmails: z.array(z.string().transform((text) => text.trim().toLowerCase())).default([]),
  /** In whole units of the currency: 528701 pesos, 1250.5 dollars. */
  total: z.object({ amount: z.number(), currency: z.enum(CURRENCIES) }).nullish(),
  checkIn: z.string().nullish(),
  state: stateShape.default('requested'),
  sentMessageIds: z.array(z.string()).default([]),
})

export const reservationsFileShape = z.array(entryShape)

type Entry = z.infer<typeof entryShape>

const moneyOf = ({ total }: Entry): Money | null =>
  total
    ? { minor: Math.round(total.amount * 10 ** MINOR_DIGITS[total.currency]), currency: total.currency }
    : null

/** Message-IDs are compared with their angle brackets (RFC 5322, 3.6.4); people leave them out. */
const bracketed = (messageId: string): string => `<${messageId.trim().replace(/^<|>$/gu, '')}>`

const stayOf = (entry: Entry): Reservation['booking']['stays'] =>
  entry.checkIn
    ? [
        {
          hotel: { name: '', address: null, phone: null },
          total: moneyOf(entry),
          checkIn: entry.checkIn,
          checkOut: entry.checkIn,
          arrivalTime: null,
          departureTime: null,
          nights: null,
          roomCount: null,
          rooms: [],
        },
      ]
    : []

const bookingOf = (entry: Entry): Reservation['booking'] => ({
  locator: entry.locator,
  bookingId: entry.bookingId ?? null,
  providerLocator: entry.providerLocator ?? null,
  agency: entry.agency,
  bookingStatus: '',
  cancelled: entry.state === 'cancelled',
  issuedOn: null,
  stays: stayOf(entry),
  total: moneyOf(entry),
  cancellationDeadline: null,
  hotelNotes: null,
  advisorNotes: null,
})

const reservationOf = (entry: Entry): Reservation => ({
  locator: entry.locator,
  version: 1,
  state: entry.state,
  booking: bookingOf(entry),
  warnings: [],
  clientId: clientIdOf(entry.agency) || null,
  dayZero: EPOCH,
  registeredAt: EPOCH,
  confirmation: { mailDate: EPOCH, receivedAt: EPOCH, mailId: '' },
  hold: null,
  steps: {},
  mailCount: entry.sentMessageIds.length,
  lastResendAt: null,
  sentMessageIds: entry.sentMessageIds.map(bracketed),
  purchaseOrder: null,
  closing: null,
  files: [],
  history: [],
  due: null,
  settledAt: null,
})

/** Entries of one agency share a client: its contacts are those of all of them. */
const clientsOf = (entries: readonly Entry[]): readonly Client[] => {
  const clients = new Map<string, Client>()
  for (const { agency, contactEmails } of entries) {
    const id = clientIdOf(agency)
    const contacts = [...new Set([...(clients.get(id)?.contacts ?? []), ...contactEmails])]
    const client = { id, name: agency, requiresOc: true, contacts }
    if (id !== '') clients.set(id, { ...client, reminderAfter: null, ultimatumAfter: null, notes: null })
  }
  return [...clients.values()]
}

const has = (values: readonly string[] | undefined, value: string | null): boolean =>
  value !== null && (values?.includes(value) ?? false)

const bears = (
  { locator, booking, sentMessageIds, clientId }: Reservation,
  marks: ReservationMarks,
): boolean =>
  has(marks.locators, locator) ||
  has(marks.bookingIds, booking.bookingId) ||
  has(marks.providerLocators, booking.providerLocator) ||
  has(marks.clientIds, clientId) ||
  sentMessageIds.some((id) => has(marks.messageIds, id))

/** Reservations of a file, to be looked up as the store would look them up. */
export const reservationBook = (entries: readonly Entry[]): ReservationBook => {
  const reservations = entries.map(reservationOf)
  const clients = clientsOf(entries)
  return {
    clients: async () => clients,
    findByMarks: async (marks) => reservations.filter((reservation) => bears(reservation, marks)),
    reservation: async (locator) => reservations.find((one) => one.locator === locator) ?? null,
  }
}
