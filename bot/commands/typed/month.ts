import { foldText, type IsoDate } from '../../../src/contract.js'
import { BEFORE_A_MONTH, MONTH_FORMS, MONTH_PHRASES, MONTHS, WORD_MONTH } from '../../texts/day-words.js'
import { monthAfter, monthOf } from './calendar.js'

interface Month {
  readonly year: number
  readonly month: number
}

export type TypedMonth =
  /** `YYYY-MM`. */
  | { readonly ok: true; readonly month: string }
  | { readonly ok: false; readonly problem: 'not_understood' }
  | ({ readonly ok: false; readonly problem: 'future' } & Month)

const order = ({ year, month }: Month): number => year * 12 + month

const checked = (wanted: Month, present: Month): TypedMonth => {
  const { year, month } = wanted
  if (month < 1 || month > 12 || year < 2000) return { ok: false, problem: 'not_understood' }
  if (order(wanted) > order(present)) return { ok: false, problem: 'future', year, month }
  return { ok: true, month: `${year}-${String(month).padStart(2, '0')}` }
}

/** Without a year, the last such month that has begun. */
const lastSuch = (month: number, present: Month): Month => ({
  year: month <= present.month ? present.year : present.year - 1,
  month,
})

const yearOf = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))

const inFigures = (text: string): Month | null => {
  const groups = (MONTH_FORMS.iso.exec(text) ?? MONTH_FORMS.figures.exec(text))?.groups
  return groups ? { year: Number(groups['year']), month: Number(groups['month']) } : null
}

const inWords = (text: string, present: Month): Month | null => {
  const { name = '', year } = MONTH_FORMS.worded.exec(text)?.groups ?? {}
  const found = name === '' ? undefined : MONTHS.find(([full]) => full.startsWith(name))
  if (!found) return null
  return year === undefined ? lastSuch(found[1], present) : { year: yearOf(year), month: found[1] }
}

const inPhrase = (text: string, present: Month): Month | null => {
  const phrases: Readonly<Record<keyof typeof MONTH_PHRASES, readonly string[]>> = MONTH_PHRASES
  if (phrases.current.includes(text)) return present
  return phrases.previous.includes(text) ? monthAfter(present.year, present.month, -1) : null
}

/** The month that somebody means who asks for a report. It has begun by `today`. */
export const readMonth = (typed: string, today: IsoDate): TypedMonth => {
  const text = foldText(typed).replace(BEFORE_A_MONTH, '').replace(WORD_MONTH, '')
  const present = monthOf(today)
  const month = inPhrase(text, present) ?? inFigures(text) ?? inWords(text, present)
  return month ? checked(month, present) : { ok: false, problem: 'not_understood' }
}
