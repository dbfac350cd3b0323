import type { IsoDate } from '../domain/time.js'
import { fold } from './fold.js'
import { MONTH_NAMES } from './phrases.js'

/** `martes 3, mar. 2026`, `28 de febrero de 2026`, `1º de mayo del 2026`; the weekday before it is not needed. */
const WORDED =
  /(?<!\d)(\d{1,2})(?:o|º|°)?\s*[,.]?\s*(?:de\s+|-|\/)?([a-z]{3,10})\.?\s*[,.]?\s*(?:del?\s+|-|\/)?(\d{4})(?!\d)/gu
/** `03/03/2026`, day first, as Chile writes it. */
const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])/gu
const ISO = /(?<![\d/.-])(\d{4})-(\d{2})-(\d{2})(?![\d/-])/gu

const calendarDay = (year: number, month: number, day: number): IsoDate | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 2000 && year <= 2199 ? date.toISOString().slice(0, 10) : null
}

/** The number of a month whose name the word is, or begins: `sept`, `mar`. */
const monthOf = (word: string): number | null => {
  const found = MONTH_NAMES.find(([name]) => name.startsWith(word))
  return found ? found[1] : null
}

const worded = (text: string): readonly (IsoDate | null)[] =>
  [...text.matchAll(WORDED)].map(([, day, name = '', year]) => {
    const month = monthOf(name)
    return month === null ? null : calendarDay(Number(year), month, Number(day))
  })

const numeric = (text: string): readonly (IsoDate | null)[] => [
  ...[...text.matchAll(NUMERIC)].map(([, day, , month, year]) =>
    calendarDay(Number(year), Number(month), Number(day)),
  ),
  ...[...text.matchAll(ISO)].map(([, year, month, day]) =>
    calendarDay(Number(year), Number(month), Number(day)),
  ),
]

/** Every calendar day that a Spanish text names; days that do not exist are left out. */
export const readDates = (text: string): readonly IsoDate[] => {
  const folded = fold(text)
  return [...worded(folded), ...numeric(folded)].filter((day) => day !== null)
}

export const readDate = (text: string): IsoDate | null => readDates(text)[0] ?? null

const TIME =
  /(?<![\d:])(\d{1,2})(?:[:.h](\d{2})(?!\d))?(?::\d{2})?\s*(?:([ap])\.?\s*(?:m\b)?|(h(?:rs?|oras?)?)\b)?/u

/** `3:00 PM`, `3 p. m.`, `15:00`, `15h00`, `15 hrs` as `15:00`. Null where no time of day stands there. */
export const readTime = (text: string): string | null => {
  const match = TIME.exec(fold(text))
  if (!match) return null
  const [, hourText, minuteText, half, hours] = match
  if (minuteText === undefined && half === undefined && hours === undefined) return null
  const printed = Number(hourText)
  const minute = Number(minuteText ?? '0')
  if (half !== undefined && (printed < 1 || printed > 12) && printed !== 0) return null
  const hour = half === 'p' ? (printed % 12) + 12 : half === 'a' ? printed % 12 : printed
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
