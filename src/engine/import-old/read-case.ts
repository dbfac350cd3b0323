import { clientIdOf } from '../../domain/client-name.js'
import type { OldProblem, OldRefusal, OldReservation } from '../../domain/old-system/old-records.js'
import { OLD_REFUSALS } from '../../domain/old-system/old-records.js'
import type { ReservationState } from '../../domain/reservation.js'
import { isOpen } from '../../domain/reservation.js'
import type { Instant } from '../../domain/time.js'
import { instantAt, localDay } from '../../domain/zoned-time.js'
import type { OldReservationField } from '../../texts/old-system-columns.js'
import { readOldState, saysCancelled } from '../../texts/old-system-words.js'
import type { OldState } from '../../texts/old-system-words.js'
import { readYesNo } from '../../texts/yes-no.js'
import type { OldRow } from './old-cells.js'
import type { OldCase } from './old-cases.js'
import { plainText, readDay } from './old-values.js'
import { readBooking, readOldAmount, tidy } from './read-booking.js'
import type { ReadingContext } from './read-mails.js'
import { pastDate, readMails, readOrders, readStepDates } from './read-mails.js'

export type CaseReading =
  | { readonly ok: true; readonly old: OldReservation; readonly problems: readonly OldProblem[] }
  | { readonly ok: false; readonly problems: readonly OldProblem[] }

type Row = OldRow<OldReservationField>
type Evidence = Pick<OldReservation, 'mails' | 'stepDates' | 'orders'>

/** Of several rows the one that got furthest counts: nothing is asked of a client again that it has given. */
const FURTHEST: readonly ReservationState[] = [
  'received',
  'closed',
  'cancelled',
  'not_required',
  'expired',
  'requested',
  'pending',
]

const rank = ({ cells }: Row): number => {
  const found = readOldState(cells.state ?? '')
  return found ? FURTHEST.indexOf(found.state) : FURTHEST.length
}

const mainRow = (rows: readonly Row[]): Row | undefined =>
  rows.toSorted((one, other) => rank(one) - rank(other))[0]

/** Without a state that is known, what else the old system kept says how far it got; nothing is sent on a guess. */
const inferredState = ({ cells }: Row, { mails, stepDates, orders }: Evidence): ReservationState | null => {
  if (orders.length > 0) return 'received'
  if (mails.some(({ left }) => left) || Object.keys(stepDates).length > 0) return 'requested'
  const owed = readYesNo(plainText(cells.owed ?? ''))
  if (owed === false) return 'not_required'
  return owed && cells.state === undefined ? 'pending' : null
}

const stateOf = (main: Row, evidence: Evidence, { remark }: ReadingContext): OldState | null => {
  const { state: word, bookingStatus = '' } = main.cells
  const named = readOldState(word ?? '')
  const state = named?.state ?? inferredState(main, evidence)
  if (state === null) return null
  if (!named) remark('state_inferred', word ?? '')
  // The old system never looked at cancellations.
  if (!isOpen({ state }) || !saysCancelled(bookingStatus))
    return { state, suspended: named?.suspended ?? false }
  remark('state_inferred', bookingStatus)
  return { state: 'cancelled', suspended: false }
}

/** Day 0 is the issue date; `INMEDIATO` is none, then the mail's date counts, or when the row was made. */
const dayZeroOf = ({ cells }: Row, createdAt: Instant | null, context: ReadingContext): Instant => {
  const { zone, now, remark } = context
  const issued = readDay(cells.issuedOn ?? '')
  const start = issued && instantAt(issued, '00:00', zone)
  if (start && start <= now) return start
  const other = pastDate(cells.mailDate, context) ?? createdAt
  if (other === null) remark('date_not_understood', cells.issuedOn ?? '')
  return other ?? now
}

const isRefusal = ({ code }: OldProblem): boolean => OLD_REFUSALS.some((refusal) => refusal === code)

const read = (one: OldCase, main: Row, context: ReadingContext): OldReservation | OldRefusal => {
  const { cells } = main
  const agency = tidy(cells.agency)
  if (one.locator === null) return 'locator_missing'
  if (clientIdOf(agency) === '') return 'agency_missing'
  const evidence = {
    mails: readMails(one, main, context),
    stepDates: readStepDates(one.rows, context),
    orders: readOrders(one, main, context),
  }
  const stand = stateOf(main, evidence, context)
  if (!stand) return 'state_unknown'
  const createdAt = pastDate(cells.createdAt, context)
  const dayZero = dayZeroOf(main, createdAt, context)
  const frame = {
    locator: one.locator,
    agency,
    cancelled: stand.state === 'cancelled',
    stayDay: isOpen(stand) ? null : localDay(dayZero, context.zone),
  }
  const booking = readBooking(cells, frame, context)
  if (!booking) return 'stay_missing'
  return {
    ...stand,
    ...evidence,
    closingNote: tidy(cells.closingNote) || null,
    booking,
    amount: readOldAmount(cells, evidence.orders, context),
    dayZero,
    registeredAt: createdAt ?? dayZero,
    updatedAt: pastDate(cells.updatedAt, context) ?? context.now,
  }
}

/** Reads the rows of one reservation; whatever stands in them, it gives a reservation or says why there is none. */
export const readCase = (one: OldCase, zone: string, now: Instant): CaseReading => {
  const problems: OldProblem[] = []
  const remark = (code: OldProblem['code'], detail: string): void => {
    problems.push({ code, detail: detail.slice(0, 120) })
  }
  const main = mainRow(one.rows)
  if (one.rows.length > 1) remark('duplicate_rows', one.rows.map(({ row }) => row).join(', '))
  const found = main ? read(one, main, { zone, now, remark }) : 'locator_missing'
  if (typeof found !== 'string') return { ok: true, old: found, problems }
  remark(found, found === 'state_unknown' ? (main?.cells.state ?? '') : '')
  return { ok: false, problems: problems.filter(isRefusal) }
}
