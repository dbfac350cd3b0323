import type { IsoDate } from '../../../src/contract.js'

/** Arithmetic on calendar days. Days have no zone, so UTC is as good as any. */

const utc = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`)

const isoOf = (epochMs: number): IsoDate => new Date(epochMs).toISOString().slice(0, 10)

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: IsoDate): number => new Date(utc(day)).getUTCDay() || 7

export const monthOf = (day: IsoDate): { readonly year: number; readonly month: number } => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
})

export const dayOfMonth = (day: IsoDate): number => Number(day.slice(8, 10))

/** Null for a day that the month does not have. */
export const calendarDay = (year: number, month: number, day: number): IsoDate | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? isoOf(date.getTime()) : null
}

/** The month so many after this one; months count from 1. */
export const monthAfter = (year: number, month: number, months: number): { year: number; month: number } => {
  const index = year * 12 + (month - 1) + months
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}

export const lastDayOf = (year: number, month: number): IsoDate => isoOf(Date.UTC(year, month, 0))

/** The same day so many months later; where that month is shorter, its last one. */
export const addMonths = (day: IsoDate, months: number): IsoDate => {
  const { year, month } = monthOf(day)
  const then = monthAfter(year, month, months)
  return calendarDay(then.year, then.month, dayOfMonth(day)) ?? lastDayOf(then.year, then.month)
}
