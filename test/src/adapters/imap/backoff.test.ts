import { describe, expect, it } from 'vitest'
import { backoffMs, reconnectDelayMs } from '../../../../src/adapters/imap/backoff.js'

describe('backoffMs', () => {
  it('doubles from one second to five minutes', () => {
    expect([0, 1, 2, 8, 9, 500].map((attempt) => backoffMs(attempt, 0))).toEqual([
      1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
    ])
  })

  it('takes off up to half at random', () => {
    expect(backoffMs(3, 1)).toBe(4_000)
  })
})

describe('reconnectDelayMs', () => {
  it.each([
    ['as long as the server asks', { kind: 'throttled', waitMs: 92_415, message: '' }, 92_415],
    ['a minute at least after a refused login', { kind: 'credentials', message: '' }, 60_000],
    ['a second after a lost connection', { kind: 'connection', message: '' }, 1_000],
  ] as const)('%s', (_name, fault, delayMs) => {
    expect(reconnectDelayMs(fault, 0, 0)).toBe(delayMs)
  })
})
