import { MINUTE_MS, toEpochMs, toInstant } from '../../../src/domain/time.js'
import type { Instant } from '../../../src/domain/time.js'

interface Field {
  readonly part: Intl.DateTimeFormatPartTypes
  readonly low: number
  readonly high: number
}

/** The five fields of a rule, in their order. */
const FIELDS: readonly Field[] = [
  { part: 'minute', low: 0, high: 59 },
  { part: 'hour', low: 0, high: 23 },
  { part: 'day', low: 1, high: 31 },
  { part: 'month', low: 1, high: 12 },
  { part: 'weekday', low: 0, high: 6 },
]

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const LOOK_AHEAD_MINUTES = 366 * 24 * 60

type FieldTest = (value: number) => boolean

const parsePart = (part: string, { low, high }: Field): FieldTest => {
  const [range = '*', step] = part.split('/')
  const [from = low, to] = range === '*' ? [low, high] : range.split('-').map(Number)
  const last = to ?? (step === undefined ? from : high)
  return (value) => value >= from && value <= last && (value - from) % Number(step ?? 1) === 0
}

const parseField = (text: string, field: Field): FieldTest => {
  const parts = text.split(',').map((part) => parsePart(part, field))
  return (value) => parts.some((matches) => matches(value))
}

const wallClock = (zone: string): ((epochMs: number, part: Field['part']) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    minute: 'numeric',
    hour: 'numeric',
    day: 'numeric',
    month: 'numeric',
    weekday: 'short',
  })
  return (epochMs, part) => {
    const value = format.formatToParts(epochMs).find(({ type }) => type === part)?.value ?? ''
    return part === 'weekday' ? WEEKDAYS.indexOf(value) : Number(value)
  }
}

/**
 * Gives the first minute after an instant that a cron rule of five fields names in a zone; a minute must fit all five
 * fields. Weekdays count from Sunday, 0.
 * @throws for a rule of another form, or one that names no minute of the coming year.
 */
export const cronRule = (rule: string, zone: string): ((after: Instant) => Instant) => {
  const texts = rule.split(/\s+/u)
  if (texts.length !== FIELDS.length) throw new Error(`A cron rule has five fields: ${rule}`)
  const tests = FIELDS.map((field, index) => ({ ...field, fits: parseField(texts[index] ?? '*', field) }))
  const wall = wallClock(zone)
  return (after) => {
    const start = Math.floor(toEpochMs(after) / MINUTE_MS) + 1
    for (let minute = start; minute < start + LOOK_AHEAD_MINUTES; minute += 1) {
      const epochMs = minute * MINUTE_MS
      if (tests.every(({ part, fits }) => fits(wall(epochMs, part)))) return toInstant(epochMs)
    }
    throw new Error(`The cron rule names no minute of the coming year: ${rule}`)
  }
}
