import type { Instant, IsoDate } from '../domain/time.js'

interface DayParts {
  readonly weekday: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly hour: string
  readonly minute: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a DateTimeFormat costs a hundred times more than using it. */
const formatFor = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('es-CL', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, made)
  return made
}

/** Only the words and figures come from ICU: its commas, order and kinds of space differ between versions of Node. */
const partsOf = (date: Date, zone: string): DayParts => {
  const parts = formatFor(zone).formatToParts(date)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value.trim() ?? ''
  return {
    weekday: part('weekday').toLowerCase(),
    day: String(Number(part('day'))),
    month: part('month').toLowerCase(),
    year: part('year'),
    hour: part('hour').padStart(2, '0'),
    minute: part('minute').padStart(2, '0'),
  }
}

const midday = (day: IsoDate): Date => new Date(`${day}T12:00:00Z`)

/** "martes 3 de marzo de 2026". @throws RangeError for what is no day. */
export const formatDay = (day: IsoDate): string => {
  const { weekday, day: number, month, year } = partsOf(midday(day), 'UTC')
  return `${weekday} ${number} de ${month} de ${year}`
}

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
