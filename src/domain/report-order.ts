import type { MailRecord } from './mail-record.js'
import { readPlainAmount } from './money.js'
import type { Money } from './money.js'
import type { Reservation } from './reservation.js'
import { DAY_MS, toEpochMs } from './time.js'
import type { Instant } from './time.js'

/** How a purchase order came: with a mail, by the word of staff, or by another way that staff gave as reason of closing. */
export type OrderWay = 'mail' | 'staff' | 'other_way'

export interface ReportedOrder {
  readonly number: string | null
  /** When it was registered. */
  readonly receivedAt: Instant
  readonly way: OrderWay
  /** The name of who marked or assigned it, or closed its reservation; null where it was recognised without a person. */
  readonly by: string | null
  /** What staff wrote when they closed its reservation. */
  readonly note: string | null
  readonly mailId: string | null
}

const actorOf = ({ history }: Reservation, event: string): string | null =>
  history.findLast((entry) => entry.event === event)?.actor ?? null

const received = (reservation: Reservation): ReportedOrder | null => {
  const { purchaseOrder } = reservation
  if (!purchaseOrder) return null
  const { number, receivedAt, mailId } = purchaseOrder
  const by = actorOf(reservation, 'PurchaseOrderReceived')
  return { number, receivedAt, way: mailId === null ? 'staff' : 'mail', by, note: null, mailId }
}

const byOtherWay = (reservation: Reservation): ReportedOrder | null => {
  const { closing, settledAt } = reservation
  if (closing?.reason !== 'oc_by_other_way' || settledAt === null) return null
  const by = actorOf(reservation, 'ReservationClosed')
  const number = closing.ocNumber ?? null
  return { number, receivedAt: settledAt, way: 'other_way', by, note: closing.note, mailId: null }
}

/** The purchase order of a reservation that has got it; of a cancelled one it no longer matters. */
export const orderOf = (reservation: Reservation): ReportedOrder | null => {
  if (reservation.state === 'received') return received(reservation)
  return reservation.state === 'closed' ? byOtherWay(reservation) : null
}

const TENTHS = 10

export const toTenths = (value: number): number => Math.round(value * TENTHS) / TENTHS

/**
 * Days of 24 hours, to a tenth, from the request's leaving to the registration of the purchase order. Null where there
 * was no request to wait for.
 */
export const daysToOrder = ({ steps }: Reservation, order: ReportedOrder | null): number | null => {
  const sentAt = steps.request?.sentAt
  if (!sentAt || !order || order.receivedAt < sentAt) return null
  return toTenths((toEpochMs(order.receivedAt) - toEpochMs(sentAt)) / DAY_MS)
}

/** What the order amounts to, as its mail was judged; null where that is not on record or not sure. */
export const orderAmount = (mail: MailRecord | null): Money | null => {
  if (!mail || mail.locators.length > 1) return null
  const [amount, ...others] = mail.evidence.filter(({ signal }) => signal.startsWith('amount_'))
  return amount && others.length === 0 ? readPlainAmount(amount.value) : null
}
