import type { Instant } from '../domain/time.js'

/** "las 09:00", "la 01:30". */
export const formatClock = (instant: Instant, zone: string): string => {
  const time = new Date(instant).toLocaleTimeString('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  })
  return `${time.startsWith('01') ? 'la' : 'las'} ${time}`
}
