import { describe, expect, it } from 'vitest'
import { cronRule } from '../../../../bot/demo/time/cron-rule.js'

const ZONE = 'America/Santiago'

describe('a cron rule', () => {
  it.each([
    ['30 8 * * *', '2026-03-02T13:00:00.000Z', '2026-03-03T11:30:00.000Z'],
    ['30 8 * * 1-5', '2026-03-06T13:00:00.000Z', '2026-03-09T11:30:00.000Z'],
    ['*/15 * * * *', '2026-03-02T13:01:00.000Z', '2026-03-02T13:15:00.000Z'],
    ['0 9,18 * * *', '2026-03-02T13:00:00.000Z', '2026-03-02T21:00:00.000Z'],
    ['0 0 1 5 *', '2026-03-02T13:00:00.000Z', '2026-05-01T04:00:00.000Z'],
  ])('%s comes after %s at %s', (rule, after, next) => {
    expect(cronRule(rule, ZONE)(after)).toBe(next)
  })

  it('keeps the wall clock when the zone changes its offset', () => {
    const next = cronRule('30 8 * * *', ZONE)
    expect(next('2026-04-04T13:00:00.000Z')).toBe('2026-04-05T12:30:00.000Z')
  })

  it('does not name the minute that it starts from', () => {
    expect(cronRule('0 10 * * *', ZONE)('2026-03-02T13:00:00.000Z')).toBe('2026-03-03T13:00:00.000Z')
  })

  it('refuses a rule of another form', () => {
    expect(() => cronRule('0 0 8 * * *', ZONE)).toThrow('cron rule')
  })

  it('refuses a rule that names no day', () => {
    expect(() => cronRule('0 0 31 2 *', ZONE)('2026-03-02T13:00:00.000Z')).toThrow('cron rule')
  })
})
