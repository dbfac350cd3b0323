import { describe, expect, test } from 'vitest'
import type { AnnouncedEvent } from '../../../src/contract.js'
import { floodIn } from '../../../bot/announcing/backlog.js'

const announced = (event: AnnouncedEvent, count: number, from = 1) =>
  Array.from({ length: count }, (_value, index) => ({
    id: String(from + index).padStart(6, '0'),
    at: '2026-03-30T13:00:00.000Z',
    event,
    locator: null,
    reviewId: null,
    facts: {},
  }))

describe('a flood', () => {
  test('is more than twenty confirmations at once', () => {
    expect(floodIn(announced('ReservationConfirmed', 20), null)).toBeNull()
    expect(floodIn(announced('ReservationConfirmed', 21), null)).toEqual({
      confirmations: 21,
      upTo: '000021',
    })
  })

  test('is not made of other events', () => {
    expect(floodIn(announced('RequestSent', 50), null)).toBeNull()
  })

  test('is told once, however often its announcements are looked at', () => {
    expect(floodIn(announced('ReservationConfirmed', 30), '000030')).toBeNull()
  })

  test('ends where the backlog ends, without a second card', () => {
    expect(floodIn(announced('BacklogRead', 1, 31), '000030')).toBeNull()
  })

  test('may be a backlog in which nothing was found', () => {
    expect(floodIn(announced('BacklogRead', 1), null)).toEqual({ confirmations: null, upTo: '000001' })
  })
})
