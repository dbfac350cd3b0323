import { MINUTE_MS, toEpochMs, toInstant } from '../../src/domain/time.js'
import type { Instant } from '../../src/domain/time.js'

const LIMITS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const LOOK_AHEAD_MINUTES = 366 * 24 * 60

type FieldTest = (value: number) => boolean

const parsePart = (part: string, [low, high]: readonly [number, number]): FieldTest => {
  const [range = '*', step = '1'] = part.split('/')
  const [from, to] = range === '*' ? [low, high] : range.split('-').map(Number)
  const first = from ?? low
  const last = to ?? (part.includes('/') ? high : first)
  return (value) => value >= first && value <= last && (value - first) % Number(step) === 0
}

const parseField = (field: string, limits: readonly [number, number]): FieldTest => {
  const parts = field.split(',').map((part) => parsePart(part, limits))
  return (value) => parts.some((matches) => matches(value))
}

const wallClock = (zone: string) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    minute: 'numeric',
    hour: 'numeric',
    day: 'numeric',
    month: 'numeric',
    weekday: 'short',
  })
  return (epochMs: number) => {
    const parts = new Map(format.formatToParts(epochMs).map((part) => [part.type, part.value]))
    const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
    return [
      number('minute'),
      number('hour'),
      number('day'),
      number('month'),
      WEEKDAYS.indexOf(parts.get('weekday') ?? ''),
    ] as const
  }
}

/**
 * Gives the first minute after an instant that a cron rule of five fields names in a zone. Day of month and
 * weekday are both asked for, unless both are restricted: then one is enough (POSIX crontab).
 */
export const cronRule = (rule: string, zone: string): ((after: Instant) => Instant) => {
  const fields = rule.split(/\s+/)
  if (fields.length !== LIMITS.length) throw new Error(`cron rule must have five fields: ${rule}`)
  const field = (index: 0 | 1 | 2 | 3 | 4): FieldTest => parseField(fields[index] ?? '', LIMITS[index])
  const [minute, hour, day, month, weekday] = [field(0), field(1), field(2), field(3), field(4)] as const
  const either = fields[2] !== '*' && fields[4] !== '*'
  const at = wallClock(zone)
  const matches = (epochMs: number): boolean => {
    const [m, h, d, mo, w] = at(epochMs)
    if (!minute(m) || !hour(h) || !month(mo)) return false
    const onWeekday = weekday(w) || (w === 0 && weekday(7))
    return either ? day(d) || onWeekday : day(d) && onWeekday
  }
  return (after) => {
    let next = Math.floor(toEpochMs(after) / MINUTE_MS) * MINUTE_MS
    for (let i = 0; i < LOOK_AHEAD_MINUTES; i++) {
      next += MINUTE_MS
      if (matches(next)) return toInstant(next)
    }
    throw new Error(`cron rule names no minute of the coming year: ${rule}`)
  }
}
