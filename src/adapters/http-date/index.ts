import { toInstant } from '../../domain/time.js'
import type { ClockProbe } from '../../ports.js'

const LIMIT_MS = 10_000

/** The time by the `Date` header of a web server (RFC 9110, 6.6.1), to the second; null when it does not tell. */
export const probeClock = async (url: string): Promise<ClockProbe | null> => {
  const before = Date.now()
  try {
    const { headers } = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
    })
    const theirs = Date.parse(headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return null
    const ours = (before + Date.now()) / 2
    return { host: new URL(url).host, theirs: toInstant(theirs), ours: toInstant(ours) }
  } catch {
    return null
  }
}
