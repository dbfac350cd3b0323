import { describe, expect, it } from 'vitest'
import type { SendingLedger } from '../../../src/domain/sending-limits.js'
import { afterLeaving, EMPTY_LEDGER, mayLeaveAt, SENDING_LIMITS } from '../../../src/domain/sending-limits.js'
import { addMs, DAY_MS, HOUR_MS } from '../../../src/domain/time.js'

const NOW = '2026-11-26T12:30:00.000Z'
const LIMITS = { perMinute: 2, recipientsPerDay: 10, recipientsPerMail: 5, connections: 1 }

const sent = (...mails: readonly (readonly [at: string, recipients: number])[]): SendingLedger =>
  mails.reduce((ledger, [at, recipients]) => afterLeaving(ledger, recipients, at), EMPTY_LEDGER)

const leave = (ledger: SendingLedger, recipients = 1, now = NOW): string =>
  mayLeaveAt(ledger, LIMITS, recipients, now)

describe('a mail', () => {
  it('leaves at once when nothing has left', () => {
    expect(leave(EMPTY_LEDGER)).toBe(NOW)
  })

  it('waits until the minute has room', () => {
    const ledger = sent(['2026-11-26T12:29:20.000Z', 1], ['2026-11-26T12:29:50.000Z', 1])
    expect(leave(ledger)).toBe('2026-11-26T12:30:20.000Z')
  })

  it('waits until enough of the day has passed, counted by the hour', () => {
    const ledger = sent(['2026-11-26T02:15:00.000Z', 4], ['2026-11-26T09:00:00.000Z', 5])
    expect(leave(ledger, 1)).toBe(NOW)
    expect(leave(ledger, 2)).toBe('2026-11-27T03:00:00.000Z')
    expect(leave(ledger, 6)).toBe('2026-11-27T10:00:00.000Z')
  })

  it('finds the whole day free again a day later', () => {
    const ledger = sent(['2026-11-26T12:00:00.000Z', 10])
    expect(leave(ledger, 5)).toBe('2026-11-27T13:00:00.000Z')
    expect(leave(ledger, 5, '2026-11-27T13:00:00.000Z')).toBe('2026-11-27T13:00:00.000Z')
  })

  it('is not held up for as long as the clock was set back', () => {
    const ledger = sent([addMs(NOW, 30 * DAY_MS), 1], [addMs(NOW, 30 * DAY_MS), 1])
    expect(leave(ledger)).toBe('2026-11-26T12:31:00.000Z')
  })

  it('has no day where the service sets none', () => {
    const ledger = sent([addMs(NOW, -HOUR_MS), 1_000_000])
    expect(mayLeaveAt(ledger, SENDING_LIMITS.other, 1, NOW)).toBe(NOW)
  })
})

describe('the ledger', () => {
  it('stays small, however much has left', () => {
    let ledger = EMPTY_LEDGER
    for (let hour = 0; hour < 1_000; hour += 1) ledger = afterLeaving(ledger, 1, addMs(NOW, hour * HOUR_MS))
    expect(ledger.hours.length).toBeLessThanOrEqual(26)
    expect(ledger.minute).toHaveLength(1)
  })
})
