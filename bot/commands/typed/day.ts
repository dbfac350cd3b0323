import { foldText, type IsoDate } from '../../../src/contract.js'
import {
  ARTICLE,
  BEFORE_A_DAY,
  COMING,
  CONTRACTED_ARTICLE,
  DAY_FORMS,
  DAY_PHRASES,
  MONTHS,
  NUMBER_WORDS,
  WEEKDAYS,
} from '../../texts/day-words.js'
import { daysAfter } from '../../office-day.js'
import { addMonths, calendarDay, lastDayOf, monthAfter, monthOf, weekdayOf } from './calendar.js'

/** Why a text is no day to wait for. */
export type DayProblem =
  | { readonly code: 'not_understood' }
  /** 31/11, 12/15. `year` where it was written. */
  | {
      readonly code: 'no_such_day'
      readonly day: number
      readonly month: number | null
      readonly year: number | null
    }
  | { readonly code: 'today' }
  | { readonly code: 'past'; readonly day: IsoDate }
  /** "viernes 15/12" where that is a Tuesday. `weekday`: as typed, 1 is Monday. */
  | { readonly code: 'other_weekday'; readonly day: IsoDate; readonly weekday: number }
  /** A bare number: so many days, or that day of the month? */
  | { readonly code: 'ambiguous'; readonly number: number }

export type TypedDay =
  { readonly ok: true; readonly day: IsoDate } | { readonly ok: false; readonly problem: DayProblem }

const found = (day: IsoDate): TypedDay => ({ ok: true, day })
const wrong = (problem: DayProblem): TypedDay => ({ ok: false, problem })
const NOT_UNDERSTOOD = wrong({ code: 'not_understood' })

const ahead = (day: IsoDate, today: IsoDate): TypedDay => {
  if (day === today) return wrong({ code: 'today' })
  return day < today ? wrong({ code: 'past', day }) : found(day)
}

/** The first of the days that lies ahead; a day that does not exist is skipped. */
const firstAhead = (days: readonly (IsoDate | null)[], today: IsoDate): IsoDate | null =>
  days.find((day) => day !== null && day > today) ?? null

const isOneOf = (text: string, phrases: readonly string[]): boolean => phrases.includes(text)

const endOfMonth = (today: IsoDate): IsoDate => {
  const { year, month } = monthOf(today)
  const last = lastDayOf(year, month)
  const next = monthAfter(year, month, 1)
  return last > today ? last : lastDayOf(next.year, next.month)
}

const nextWeekday = (weekday: number, today: IsoDate): IsoDate =>
  daysAfter(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)

const phrase = (text: string, today: IsoDate): TypedDay | null => {
  if (isOneOf(text, DAY_PHRASES.today)) return wrong({ code: 'today' })
  if (isOneOf(text, DAY_PHRASES.tomorrow)) return found(daysAfter(today, 1))
  if (isOneOf(text, DAY_PHRASES.dayAfterTomorrow)) return found(daysAfter(today, 2))
  if (isOneOf(text, DAY_PHRASES.nextWeek)) return found(nextWeekday(1, today))
  return isOneOf(text, DAY_PHRASES.endOfMonth) ? found(endOfMonth(today)) : null
}

const numberOf = (text: string): number | null =>
  /^\d+$/u.test(text) ? Number(text) : (NUMBER_WORDS.get(text) ?? null)

const later = (today: IsoDate, count: number, unit: string): IsoDate => {
  if (unit.startsWith('m')) return addMonths(today, count)
  return daysAfter(today, unit.startsWith('s') ? 7 * count : count)
}

/** 3d, 3 días, una semana, 2 meses. */
const counted = (text: string, today: IsoDate): TypedDay | null => {
  const { count = '', unit = '' } = DAY_FORMS.count.exec(text)?.groups ?? {}
  const number = numberOf(count)
  return number === null ? null : ahead(later(today, number, unit), today)
}

const weekdayNumber = (name: string): number =>
  1 + WEEKDAYS.findIndex((weekday) => weekday.startsWith(name.slice(0, 3)))

/** That a weekday was written beside the date makes it a check. */
const onWeekday = (typed: TypedDay, name: string | undefined): TypedDay => {
  if (!typed.ok || name === undefined) return typed
  const weekday = weekdayNumber(name)
  const { day } = typed
  return weekdayOf(day) === weekday ? typed : wrong({ code: 'other_weekday', day, weekday })
}

/** 29/2 comes once in four years, and once a century in eight. */
const YEARS_TRIED = 9

const yearly = (day: number, month: number, today: IsoDate): readonly (IsoDate | null)[] => {
  const { year } = monthOf(today)
  return Array.from({ length: YEARS_TRIED }, (_value, index) => calendarDay(year + index, month, day))
}

/** Without a year, the next such day. */
const onDate = (day: number, month: number, year: number | null, today: IsoDate): TypedDay => {
  const candidates = year === null ? yearly(day, month, today) : [calendarDay(year, month, day)]
  if (year !== null && candidates[0]) return ahead(candidates[0], today)
  if (candidates.includes(today)) return wrong({ code: 'today' })
  const next = firstAhead(candidates, today)
  return next === null ? wrong({ code: 'no_such_day', day, month, year }) : found(next)
}

const yearOf = (text: string | undefined): number | null => {
  if (text === undefined) return null
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

const dayNumber = (text: string): number => (text === 'primero' ? 1 : Number(text))

const inFigures = (text: string, today: IsoDate): TypedDay | null => {
  const groups = (DAY_FORMS.iso.exec(text) ?? DAY_FORMS.figures.exec(text))?.groups
  if (!groups) return null
  const { day, month, year, weekday } = groups
  return onWeekday(onDate(Number(day), Number(month), yearOf(year), today), weekday)
}

/** 15 de diciembre; a month may be cut to three letters or more. */
const inWords = (text: string, today: IsoDate): TypedDay | null => {
  const { day = '', name = '', year, weekday } = DAY_FORMS.worded.exec(text)?.groups ?? {}
  const month = name === '' ? undefined : MONTHS.find(([full]) => full.startsWith(name))
  return month ? onWeekday(onDate(dayNumber(day), month[1], yearOf(year), today), weekday) : null
}

const weekdayAlone = (text: string, today: IsoDate): TypedDay | null => {
  const name = DAY_FORMS.weekday.exec(text)?.groups?.['weekday']
  return name === undefined ? null : found(nextWeekday(weekdayNumber(name), today))
}

const monthly = (day: number, today: IsoDate): readonly (IsoDate | null)[] => {
  const { year, month } = monthOf(today)
  return Array.from({ length: 13 }, (_value, index) => {
    const then = monthAfter(year, month, index)
    return calendarDay(then.year, then.month, day)
  })
}

/** "el 15", "viernes 15": the next one. A number by itself may as well be a count of days. */
const onDayOfMonth = (text: string, today: IsoDate, hasArticle: boolean): TypedDay | null => {
  const { day: typed, weekday } = DAY_FORMS.dayOfMonth.exec(text)?.groups ?? {}
  if (typed === undefined) return null
  const day = dayNumber(typed)
  if (!hasArticle && weekday === undefined && day > 0 && day <= 31)
    return wrong({ code: 'ambiguous', number: day })
  const next = firstAhead(monthly(day, today), today)
  return next === null
    ? wrong({ code: 'no_such_day', day, month: null, year: null })
    : onWeekday(found(next), weekday)
}

const withoutMarks = (text: string): string => text.replaceAll(/^[\s.,;:!¡«"'(]+|[\s.,;:!»"')]+$/gu, '')

/**
 * The day that somebody means who writes until when to wait. It lies after `today`; a day without a year is the next
 * such day. How far is too far is the engine's to say.
 */
export const readDay = (typed: string, today: IsoDate): TypedDay => {
  const plain = withoutMarks(foldText(typed)).replace(BEFORE_A_DAY, '').replace(CONTRACTED_ARTICLE, 'el ')
  const text = plain.replace(ARTICLE, '').replaceAll(COMING, '')
  return (
    phrase(plain.replace(ARTICLE, ''), today) ??
    counted(text, today) ??
    inFigures(text, today) ??
    inWords(text, today) ??
    weekdayAlone(text, today) ??
    onDayOfMonth(text, today, ARTICLE.test(plain)) ??
    NOT_UNDERSTOOD
  )
}
