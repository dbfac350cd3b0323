import Holidays from 'date-holidays'
import type { IsoDate } from '../../domain/time.js'

/** Corrections to the library's calendar: laws made for one day, and days the office works all the same. */
export interface HolidayCorrections {
  readonly extra: readonly IsoDate[]
  readonly not: readonly IsoDate[]
}

const isDayOff = ({ type }: { type: string }): boolean => type === 'public'

const dayOf = ({ date }: { date: string }): IsoDate => date.slice(0, 10)

const dayBefore = (day: IsoDate): IsoDate => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/**
 * date-holidays knows Viernes Santo but not the Saturday after it, a holiday by the same law (Ley 2.977); and it lists
 * 31 December, when only banks rest (Ley 19.528), as `bank`, which is left out.
 */
const withHolySaturday = (days: readonly IsoDate[], easter: IsoDate | undefined): readonly IsoDate[] =>
  easter ? [...days, dayBefore(easter)] : days

const daysOff = (calendar: Holidays, year: number): ReadonlySet<IsoDate> => {
  const days = calendar.getHolidays(year)
  const easter = days.find(({ rule }) => rule === 'easter')
  return new Set(withHolySaturday(days.filter(isDayOff).map(dayOf), easter && dayOf(easter)))
}

/** Whether a day is a public holiday in Chile. Years are worked out once, when they are first asked for. */
export const chileHolidays = (corrections: HolidayCorrections): ((day: IsoDate) => boolean) => {
  const calendar = new Holidays('CL')
  const years = new Map<number, ReadonlySet<IsoDate>>()
  const extra = new Set(corrections.extra)
  const not = new Set(corrections.not)
  const ofYear = (year: number): ReadonlySet<IsoDate> => {
    const known = years.get(year) ?? daysOff(calendar, year)
    years.set(year, known)
    return known
  }
  return (day) => !not.has(day) && (extra.has(day) || ofYear(Number(day.slice(0, 4))).has(day))
}
