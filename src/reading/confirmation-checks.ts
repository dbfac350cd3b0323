import { type Money, toUnits } from '../domain/money.js'
import { DAY_MS, type IsoDate } from '../domain/time.js'
import type { ReadingProblem, ReadingProblemCode } from '../domain/reading-problem.js'
import type { BookingDraft, StayDraft } from './confirmation-types.js'
import { sameMoney } from './confirmation-stays.js'

/** Cross-checks of what a confirmation says twice. */

const warning = (code: ReadingProblemCode, detail: string): ReadingProblem => ({
  code,
  severity: 'warning',
  detail,
})

const nightsBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

const checkNights = ({ checkIn, checkOut, nights }: StayDraft): readonly ReadingProblem[] => {
  if (!checkIn || !checkOut) return []
  const counted = nightsBetween(checkIn, checkOut)
  const right = counted > 0 && (nights === null || nights === counted)
  return right ? [] : [warning('nights_mismatch', `${nights ?? '-'}/${counted}`)]
}

const checkRooms = ({ roomCount, rooms }: StayDraft): readonly ReadingProblem[] =>
  roomCount === null || roomCount === rooms.length
    ? []
    : [warning('rooms_mismatch', `${roomCount}/${rooms.length}`)]

const checkGuests = ({ rooms }: StayDraft): readonly ReadingProblem[] =>
  rooms.flatMap(({ number, adults, children, guests }) => {
    if (adults === null || children === null || adults + children === guests.length) return []
    return [warning('guests_mismatch', `${number}: ${adults + children}/${guests.length}`)]
  })

/** The sum of the stays; null where one has no amount, or they are of several currencies. */
export const sumOf = (stays: readonly StayDraft[]): Money | null => {
  const [first, ...others] = stays.map((stay) => stay.total)
  return others.reduce<Money | null>(
    (sum, total) =>
      sum && total && sum.currency === total.currency ? { ...sum, minor: sum.minor + total.minor } : null,
    first ?? null,
  )
}

const checkTotal = (total: Money | null, stays: readonly StayDraft[]): readonly ReadingProblem[] => {
  const sum = sumOf(stays)
  if (!total || !sum || sameMoney(total, sum)) return []
  return [warning('total_mismatch', `${total.currency} ${toUnits(total)}/${sum.currency} ${toUnits(sum)}`)]
}

const checkDeadline = (deadline: IsoDate | null, stays: readonly StayDraft[]): readonly ReadingProblem[] => {
  const days = stays.map((stay) => stay.checkIn).filter((day) => day !== null)
  const first = days.toSorted()[0]
  if (!deadline || !first || deadline <= first) return []
  return [warning('deadline_after_checkin', `${deadline}/${first}`)]
}

export const crossCheck = (draft: BookingDraft): readonly ReadingProblem[] => [
  ...draft.stays.flatMap((stay) => [...checkNights(stay), ...checkRooms(stay), ...checkGuests(stay)]),
  ...checkTotal(draft.total, draft.stays),
  ...checkDeadline(draft.cancellationDeadline, draft.stays),
]
