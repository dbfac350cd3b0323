import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { doubtful, failing, skipped, well } from '../../domain/make-finding.js'
import { MINUTE_MS } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import type { ClockProbe } from '../../ports.js'

const code = (own: DoctorCode): DoctorCode => own

/** Entra refuses what is signed five minutes beside its own clock (AADSTS700024), and Teams' tokens are checked alike. */
const WRONG_MS = 5 * MINUTE_MS
const DRIFTS_MS = MINUTE_MS

/** Null where this Node does not know the zone. */
const wallClock = (now: Instant, zone: string): string | null => {
  try {
    return new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(new Date(now))
  } catch {
    return null
  }
}

export const judgeZone = (now: Instant, zone: string): Finding => {
  const local = wallClock(now, zone)
  return local === null
    ? failing('clock', 'clock.zone', code('zone_unknown'), { subject: zone })
    : well('clock', 'clock.zone', { subject: zone, facts: { local } })
}

/** Null: nobody who keeps time could be asked. */
export const judgeClock = (probe: ClockProbe | null): Finding => {
  if (probe === null) return skipped('clock', 'clock.time')
  const aheadMs = Date.parse(probe.ours) - Date.parse(probe.theirs)
  const seen = { subject: probe.host, facts: { aheadSeconds: String(Math.round(aheadMs / 1000)) } }
  if (Math.abs(aheadMs) >= WRONG_MS) return failing('clock', 'clock.time', code('clock_wrong'), seen)
  return Math.abs(aheadMs) >= DRIFTS_MS
    ? doubtful('clock', 'clock.time', code('clock_drifts'), seen)
    : well('clock', 'clock.time', seen)
}
