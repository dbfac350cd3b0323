import { afterEach, describe, expect, it, vi } from 'vitest'
import { atLeast, atMost, conclude, exactly, tableOf, told } from './figures.js'

const run = {
  command: 'test:crash -- --kills 2',
  seed: 7,
  startedAt: new Date('2026-11-26T12:00:00.000Z'),
  endedAt: new Date('2026-11-26T12:01:30.000Z'),
}

const exitCodeAfter = (figures: Parameters<typeof conclude>[0]): unknown => {
  const before = process.exitCode
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  conclude(figures, run)
  const after = process.exitCode
  process.exitCode = before
  return after
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the table of a trial', () => {
  it('says how to run it again, what was measured and what it must be', () => {
    const table = tableOf([exactly('mails sent twice', 0, 0), told('cards', 12)], run)
    expect(table).toContain('`npm run test:crash -- --kills 2` · 2026-11-26T12:00:00.000Z · 90 s · seed 7')
    expect(table).toContain('| mails sent twice | 0 | 0 | met |')
    expect(table).toContain('| cards | 12 |  |  |')
  })

  it('shows what was missed', () => {
    const table = tableOf([atMost('growth', 12, 10, ' %'), atLeast('kills', 1, 2)], run)
    expect(table).toContain('| growth | 12 % | ≤ 10 % | MISSED |')
    expect(table).toContain('| kills | 1 | ≥ 2 | MISSED |')
  })
})

describe('the end of a trial', () => {
  it('is well when every bar is met', () => {
    expect(exitCodeAfter([atLeast('kills', 2, 2), told('cards', 12)])).toBe(0)
  })

  it('is a failure when one is missed', () => {
    expect(exitCodeAfter([atLeast('kills', 2, 2), exactly('mails sent twice', 1, 0)])).toBe(1)
  })

  it('is a failure when nothing was held against a bar', () => {
    expect(exitCodeAfter([told('cards', 12)])).toBe(1)
  })
})
