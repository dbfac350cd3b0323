import { describe, expect, test } from 'vitest'
import { backoffMs, judgeDelivery } from '../../../bot/announcing/delivery.js'

const answer = (statusCode: number, headers: Record<string, string> = {}): object => ({
  statusCode,
  response: { headers: { get: (name: string) => headers[name] } },
})

describe('what to do after a failed call', () => {
  test.each([
    [429, 'retry'],
    [412, 'retry'],
    [500, 'retry'],
    [502, 'retry'],
    [503, 'retry'],
    [504, 'retry'],
    [404, 'gone'],
    [401, 'barred'],
    [403, 'barred'],
    [400, 'refused'],
    [413, 'refused'],
  ])('%d: %s', (status, kind) => {
    expect(judgeDelivery(answer(status)).kind).toBe(kind)
  })

  test('a broken connection is tried again', () => {
    expect(judgeDelivery(new Error('ECONNRESET'))).toEqual({ kind: 'retry', afterMs: null })
  })

  test('the time that the connector asks for is kept', () => {
    expect(judgeDelivery(answer(429, { 'retry-after': '7' }))).toEqual({ kind: 'retry', afterMs: 7_000 })
  })
})

describe('the wait before the next attempt', () => {
  const never = (): number => 0
  const always = (): number => 1

  test('doubles, with jitter of up to half, up to half a minute', () => {
    expect([0, 1, 2, 9].map((attempt) => backoffMs(attempt, null, never))).toEqual([
      500, 1_000, 2_000, 15_000,
    ])
    expect([0, 1, 2, 9].map((attempt) => backoffMs(attempt, null, always))).toEqual([
      1_000, 2_000, 4_000, 30_000,
    ])
  })

  test('is never shorter than asked', () => {
    expect(backoffMs(0, 7_000, never)).toBe(7_000)
    expect(backoffMs(0, 7_000, always)).toBe(7_500)
  })
})
