import type { MailLanguage } from '../domain/client.js'
import type { Instant, IsoDate } from '../domain/time.js'

interface DayParts {
  readonly weekday: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly hour: string
  readonly minute: string
}

const LOCALES: Readonly<Record<MailLanguage, string>> = { es: 'es-CL', en: 'en-GB', pt: 'pt-BR' }

const formats = new Map<string, Intl.DateTimeFormat>()

const makeFormat = (zone: string, locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })

/** Making a DateTimeFormat costs a hundred times more than using it. */
const formatFor = (zone: string, language: MailLanguage): Intl.DateTimeFormat => {
  const key = `${language} ${zone}`
  const known = formats.get(key)
  if (known) return known
  const made = makeFormat(zone, LOCALES[language])
  formats.set(key, made)
  return made
}

/** Only the words and figures come from ICU: its commas, order and kinds of space differ between versions of Node. */
const partsOf = (date: Date, zone: string, language: MailLanguage = 'es'): DayParts => {
  const parts = formatFor(zone, language).formatToParts(date)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value.trim() ?? ''
  // English alone writes them with a capital.
  const name = (type: Intl.DateTimeFormatPartTypes): string =>
    language === 'en' ? part(type) : part(type).toLowerCase()
  return {
    weekday: name('weekday'),
    day: String(Number(part('day'))),
    month: name('month'),
    year: part('year'),
    hour: part('hour').padStart(2, '0'),
    minute: part('minute').padStart(2, '0'),
  }
}

const midday = (day: IsoDate): Date => new Date(`${day}T12:00:00Z`)

const DAYS: Readonly<Record<MailLanguage, (parts: DayParts) => string>> = {
  es: ({ weekday, day, month, year }) => `${weekday} ${day} de ${month} de ${year}`,
  en: ({ weekday, day, month, year }) => `${weekday}, ${day} ${month} ${year}`,
  // The first of a month is an ordinal in Portuguese.
  pt: ({ weekday, day, month, year }) => `${weekday}, ${day === '1' ? '1º' : day} de ${month} de ${year}`,
}

/**
 * "martes 3 de marzo de 2026", "Tuesday, 3 March 2026", "terça-feira, 3 de março de 2026".
 * @throws RangeError for what is no day.
 */
export const formatDay = (day: IsoDate, language: MailLanguage = 'es'): string =>
  DAYS[language](partsOf(midday(day), 'UTC', language))

/** "03-03-2026", as Chile writes days in figures. */
export const formatShortDay = (day: IsoDate): string => day.split('-').reverse().join('-')

/** "a la 01:30", "a las 09:00". */
const clockTime = ({ hour, minute }: DayParts): string =>
  `${hour === '01' ? 'a la' : 'a las'} ${hour}:${minute}`

/**
 * "lunes 30 a las 09:00", with "de marzo" when `now` lies in another month and "de marzo de 2026" when it lies in
 * another year, both in `zone`. Without `now` the day is written in full.
 */
export const formatInstant = (instant: Instant, zone: string, now?: Instant): string => {
  const at = partsOf(new Date(instant), zone)
  const present = now === undefined ? null : partsOf(new Date(now), zone)
  const year = at.year === present?.year ? '' : ` de ${at.year}`
  const month = year === '' && at.month === present?.month ? '' : ` de ${at.month}`
  return `${at.weekday} ${at.day}${month}${year} ${clockTime(at)}`
}
