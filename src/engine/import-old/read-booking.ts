import type { Booking, Room, Stay } from '../../domain/booking.js'
import type { Currency, Money } from '../../domain/money.js'
import { CURRENCIES } from '../../domain/money.js'
import type { OldAmount, OldOrder } from '../../domain/old-system/old-records.js'
import type { IsoDate } from '../../domain/time.js'
import { dayAfter, daysBetween } from '../../domain/zoned-time.js'
import { readAmount } from '../../reading/money.js'
import type { OldReservationField } from '../../texts/old-system-columns.js'
import type { OldRow } from './old-cells.js'
import { plainText, readCount, readDay, readNumber } from './old-values.js'
import type { ReadingContext } from './read-mails.js'

type Cells = OldRow<OldReservationField>['cells']

const LONGEST = 300

export const tidy = (text: string | undefined): string =>
  (text ?? '').trim().replaceAll(/\s+/gu, ' ').slice(0, LONGEST)

const day = (text: string | undefined, { remark }: ReadingContext): IsoDate | null => {
  if (text === undefined) return null
  const found = readDay(text)
  if (found === null) remark('date_not_understood', text)
  return found
}

/** What stands behind the first blank is the family's name. */
const roomsOf = (guest: string): readonly Room[] => {
  if (guest === '') return []
  const [firstName = '', ...others] = guest.split(' ')
  const guests = [{ type: 'ADT', firstName, lastName: others.join(' ') }]
  return [{ number: 1, category: null, adults: null, children: null, mealPlan: null, guests }]
}

const checkOutOf = (checkIn: IsoDate, cells: Cells, context: ReadingContext): IsoDate => {
  const printed = day(cells.checkOut, context)
  if (printed !== null && printed > checkIn) return printed
  context.remark('stay_guessed', '')
  return dayAfter(checkIn, readCount(plainText(cells.nights ?? '')) ?? 1)
}

/** Null where hotel or check-in is missing: a client could not be told what is meant. */
const stayOf = (cells: Cells, context: ReadingContext): Stay | null => {
  const [name, checkIn] = [tidy(cells.hotel), day(cells.checkIn, context)]
  if (name === '' || checkIn === null) return null
  // The old system once took the one for the other.
  if (checkIn === readDay(cells.issuedOn ?? '')) context.remark('check_in_is_issue_date', checkIn)
  const checkOut = checkOutOf(checkIn, cells, context)
  return {
    hotel: { name, address: tidy(cells.hotelAddress) || null, phone: tidy(cells.hotelPhone) || null },
    total: null,
    checkIn,
    checkOut,
    arrivalTime: null,
    departureTime: null,
    nights: daysBetween(checkIn, checkOut),
    roomCount: readCount(plainText(cells.rooms ?? '')),
    rooms: roomsOf(tidy(cells.guest)),
  }
}

/** For what is settled, and only has to be known: on the day of its day 0. */
const guessedStay = (cells: Cells, onDay: IsoDate, { remark }: ReadingContext): Stay => {
  remark('stay_guessed', '')
  return {
    hotel: { name: tidy(cells.hotel), address: null, phone: null },
    total: null,
    checkIn: onDay,
    checkOut: dayAfter(onDay),
    arrivalTime: null,
    departureTime: null,
    nights: null,
    roomCount: null,
    rooms: [],
  }
}

export interface BookingFrame {
  readonly locator: string
  readonly agency: string
  readonly cancelled: boolean
  /** For a stay of which the row does not say when it is; null where that may not be guessed. */
  readonly stayDay: IsoDate | null
}

/** The booking without its total; null where there is no stay, and none may be guessed. */
export const readBooking = (cells: Cells, frame: BookingFrame, context: ReadingContext): Booking | null => {
  const { locator, agency, cancelled, stayDay } = frame
  const stay = stayOf(cells, context) ?? (stayDay === null ? null : guessedStay(cells, stayDay, context))
  if (!stay) return null
  const bookingId = plainText(cells.bookingId ?? '')
    .toUpperCase()
    .slice(0, 40)
  return {
    locator,
    bookingId: bookingId === '' || bookingId === locator ? null : bookingId,
    providerLocator: plainText(cells.providerLocator ?? '').slice(0, 40) || null,
    agency,
    bookingStatus: tidy(cells.bookingStatus),
    cancelled,
    issuedOn: readDay(cells.issuedOn ?? ''),
    stays: [stay],
    total: null,
    cancellationDeadline: day(cells.deadline, context),
    hotelNotes: null,
    advisorNotes: null,
  }
}

const currencyOf = (text: string | undefined): Currency | null => {
  if (text === undefined) return 'CLP'
  const word = text.trim().toUpperCase()
  return CURRENCIES.find((one) => one === word) ?? null
}

/** As a person wrote it; the currency stands in it, or in a column of its own. */
const printedAmount = (text: string, currency: Currency): Money | null => {
  const reading = readAmount(/\p{L}|\p{Sc}/u.test(text) ? text : `${currency} ${text}`)
  return reading.kind === 'amount' ? reading.money : null
}

/** As the program stored it: a whole number, or one with cents where the currency has them. */
const storedUnits = (text: string, currency: Currency): number | null => {
  const plain = plainText(text)
  const isStored =
    currency === 'CLP' ? !/[.,]\d/u.test(plain) || /e/iu.test(plain) : !/[.,]\d{3}/u.test(plain)
  return isStored ? readNumber(plain) : null
}

/** The total, and what else speaks of it. Null where the row has none that can be understood. */
export const readOldAmount = (
  cells: Cells,
  orders: readonly OldOrder[],
  { remark }: ReadingContext,
): OldAmount | null => {
  const text = cells.amount ?? cells.amountText
  if (text === undefined || readNumber(text) === 0) return null
  const currency = currencyOf(cells.currency)
  if (currency === null) {
    remark('amount_not_understood', `${cells.currency ?? ''} ${text}`)
    return null
  }
  const stored = storedUnits(text, currency)
  const printed = printedAmount(cells.amountText ?? (stored === null ? text : ''), currency)
  if (stored === null && printed === null) {
    remark('amount_not_understood', text)
    return null
  }
  const amounts = orders.flatMap(({ amount }) => amount ?? [])
  return { units: stored, currency, printed, orders: amounts }
}
