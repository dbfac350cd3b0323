import type { WrittenDelay } from '../domain/delay.js'

const DELAY = /^(?<count>\d{1,5})\s*(?<unit>d|d[ií]as?|h|horas?|m|min|minutos?)?$/i

const MOST_DAYS = 3650

/** `2`, `2d`, `2 días`, `12h`, `30m`; null for anything else and for zero. A number alone is days. */
export const readDelay = (text: string): WrittenDelay | null => {
  const groups = DELAY.exec(text.trim())?.groups
  const count = Number(groups?.['count'] ?? 0)
  if (count < 1) return null
  const unit = groups?.['unit']?.[0]?.toLowerCase()
  if (unit === 'h') return { hours: count }
  if (unit === 'm') return { minutes: count }
  return count > MOST_DAYS ? null : { days: count }
}
