import type { Instant, IsoDate } from '../../domain/time.js'
import { addMs, DAY_MS, toInstant } from '../../domain/time.js'
import { instantAt, isRealDay } from '../../domain/zoned-time.js'

/** Values as an old Python system leaves them in SQLite, whatever the column says: read from their text. */

/** `12.0`: a whole number that pandas, or a REAL column, has made a float of. */
const FLOAT_WHOLE = /^(?<whole>-?\d+)\.0+$/u

/** A number that names something, a flag or an id, without the decimals that it never had. */
export const plainText = (text: string): string =>
  FLOAT_WHOLE.exec(text.trim())?.groups?.['whole'] ?? text.trim()

/** A number as Python or SQLite prints it: `52870100`, `528701.0`, `1250.5`, `5.287e+07`. Null for anything else, or below nought. */
export const readNumber = (text: string): number | null => {
  const value = /^\d+(?:\.\d+)?(?:e\+?\d{1,2})?$/iu.test(text.trim()) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : null
}

export const readCount = (text: string): number | null => {
  const value = readNumber(text)
  return value !== null && Number.isInteger(value) && value > 0 && value < 1_000 ? value : null
}

const ISO =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2})(?::(?<seconds>\d{2})(?:[.,]\d+)?)?\s*(?<offset>Z|UTC|[+-]\d{2}:?\d{2})?)?$/iu
const CHILEAN =
  /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})(?:,?\s+(?<time>\d{1,2}:\d{2})(?::(?<seconds>\d{2}))?)?$/u
/** Seconds or milliseconds since 1970. */
const EPOCH = /^\d{10}(?:\d{3})?(?:\.\d+)?$/u

interface Moment {
  readonly day: IsoDate
  /** Null where the text names a day only. */
  readonly time: string | null
  readonly seconds: number
  readonly offset: string | null
}

const padded = (text: string | undefined): string => (text ?? '').padStart(2, '0')

const momentOf = (text: string): Moment | null => {
  const groups = ISO.exec(text)?.groups ?? CHILEAN.exec(text)?.groups
  if (!groups) return null
  const day = groups['day'] ?? `${groups['y'] ?? ''}-${padded(groups['m'])}-${padded(groups['d'])}`
  const time = groups['time']?.padStart(5, '0') ?? null
  if (!isRealDay(day) || day < '2000-01-01' || day > '2199-12-31') return null
  if (time !== null && !/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(time)) return null
  return { day, time, seconds: Number(groups['seconds'] ?? 0) % 60, offset: groups['offset'] ?? null }
}

const withOffset = ({ day, time, offset }: Moment): Instant | null => {
  const zone = /^(?:Z|UTC)$/iu.test(offset ?? '') ? 'Z' : (offset ?? '').replace(/^(.\d{2}):?/u, '$1:')
  const epochMs = Date.parse(`${day}T${time ?? '00:00'}:00${zone}`)
  return Number.isNaN(epochMs) ? null : toInstant(epochMs)
}

const ofEpoch = (text: string): Instant | null => {
  const value = Number(text)
  const epochMs = Math.trunc(value < 1e11 ? value * 1000 : value)
  return epochMs > Date.UTC(2000, 0, 1) ? toInstant(epochMs) : null
}

/**
 * An instant: ISO with `T` or a blank, fractions of a second, `dd/mm/aaaa`, or seconds since 1970. Without an offset it is the
 * office's own time, for which Python's `datetime.now()` is. A bare day is its beginning.
 */
export const readInstant = (text: string, zone: string): Instant | null => {
  const trimmed = text.trim()
  if (EPOCH.test(trimmed)) return ofEpoch(trimmed)
  const moment = momentOf(trimmed)
  if (!moment) return null
  const at = moment.offset === null ? instantAt(moment.day, moment.time ?? '00:00', zone) : withOffset(moment)
  return at && addMs(at, moment.seconds * 1000)
}

/** What has happened cannot lie in the future: by less than a day a clock was wrong, and it counts as now. */
export const readPast = (text: string, zone: string, now: Instant): Instant | null => {
  const at = readInstant(text, zone)
  if (at === null || at > addMs(now, DAY_MS)) return null
  return at < now ? at : now
}

/** The calendar day of a date, whatever hour stands behind it. */
export const readDay = (text: string): IsoDate | null => momentOf(text.trim())?.day ?? null

/** As headers have it (RFC 5322, 3.6.4), whether or not its angle brackets were kept. */
export const readMessageId = (text: string): string | null => {
  const bare = text.trim().replace(/^<|>$/gu, '')
  return /^[^<>\s@]+@[^<>\s@]+$/u.test(bare) && bare.length <= 500 ? `<${bare}>` : null
}
