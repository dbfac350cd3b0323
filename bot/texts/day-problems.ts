import { formatDay } from '../../src/texts/es.js'
import { MONTH_NAMES, WEEKDAY_NAMES } from './day-words.js'

/** Why a typed day or month does not serve: one sentence that says what to write instead. */

const EXAMPLES = 'Por ejemplo: **3d**, **una semana**, **viernes** o **15/12**.'

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const monthName = (month: number): string => MONTH_NAMES[month - 1] ?? ''

const noSuchDay = (day: number, month: number | null, year: number | null): string => {
  if (month === null) return `Ningún mes tiene un día ${day}; para contar días, escriba **${day}d**.`
  if (month < 1 || month > 12)
    return `El mes ${month} no existe: primero va el día y después el mes, como 15/12.`
  const when = year === null ? '' : ` de ${year}`
  return `${capital(monthName(month))}${when} no tiene día ${day}.`
}

export const DAY_PROBLEMS = {
  missing: 'Falta hasta cuándo.',
  /** `typed` is already escaped. */
  notUnderstood: (typed: string): string => `No entiendo «${typed}» como fecha. ${EXAMPLES}`,
  noSuchDay,
  today: 'Esa fecha es hoy: elija un día desde mañana.',
  past: (day: string): string => `El ${formatDay(day)} ya pasó: elija un día desde mañana.`,
  otherWeekday: (day: string, weekday: number): string =>
    `El ${formatDay(day)} no cae en ${WEEKDAY_NAMES[weekday - 1] ?? ''}: revise la fecha.`,
  ambiguous: (number: number): string =>
    `¿Por ${number} ${number === 1 ? 'día' : 'días'} o hasta el día ${number}? Escriba **${number}d** o **el ${number}**.`,
} as const

export const MONTH_PROBLEMS = {
  /** `typed` is already escaped. */
  notUnderstood: (typed: string): string =>
    `No entiendo «${typed}» como mes. Por ejemplo: **marzo**, **marzo 2026**, **2026-03** o **mes pasado**.`,
  future: (year: number, month: number): string =>
    `${capital(monthName(month))} de ${year} todavía no llega.`,
} as const
