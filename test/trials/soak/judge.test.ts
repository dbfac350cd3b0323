import { describe, expect, it } from 'vitest'
import { judgeMonths, tellMonths } from './judge.js'
import type { Month } from './judge.js'
import type { Sample } from './sample.js'

const MIB = 1024 * 1024

interface MonthChanges {
  readonly sample?: Partial<Sample>
  readonly month?: Partial<Omit<Month, 'sample'>>
}

/** A month in which everything is as in the one before, but for what history is to add. */
const aMonth = (number: number, { sample, month }: MonthChanges = {}): Month => ({
  sample: {
    at: `2026-0${number + 2}-28T22:30:00.000Z`,
    heapUsed: 90 * MIB,
    external: 7 * MIB,
    arrayBuffers: MIB,
    rss: 250 * MIB,
    cpuMs: number * 60_000,
    resources: { TCPSocketWrap: 2, PipeWrap: 4, Timeout: 1 },
    descriptors: { socket: 6, pipe: 13, file: 4 },
    store: { 'live.json': 400_000, 'live.previous.json': 400_000, files: number * 100_000_000 },
    live: 100,
    ...sample,
  },
  confirmations: number * 1000,
  mails: number * 1900,
  bytes: number * 80_000_000,
  ...month,
})

const missedOf = (...months: readonly Month[]): readonly string[] =>
  judgeMonths(months).flatMap(({ name, met }) => (met ? [] : [name]))

describe('a service that months have passed over', () => {
  it('passes while it stays as it was', () => {
    expect(missedOf(aMonth(1), aMonth(2), aMonth(3))).toEqual([])
  })

  it('may swing a little', () => {
    const last = aMonth(3, {
      sample: { heapUsed: 98 * MIB, live: 90, resources: { TCPSocketWrap: 2, PipeWrap: 4 } },
    })
    expect(missedOf(aMonth(1), aMonth(2), last)).toEqual([])
  })

  it('is seen to gather objects', () => {
    const leaking = [1, 2, 3].map((number) =>
      aMonth(number, { sample: { heapUsed: (80 + number * 6) * MIB } }),
    )
    expect(missedOf(...leaking)).toEqual(['heap after GC, first to last month'])
  })

  it('is seen to gather memory outside of the heap', () => {
    const leaking = [1, 2, 3].map((number) => aMonth(number, { sample: { external: number * 9 * MIB } }))
    expect(missedOf(...leaking)).toEqual(['memory outside of the heap, more for each mail'])
  })

  it('is seen to gather sockets', () => {
    const last = aMonth(3, { sample: { descriptors: { socket: 10, pipe: 13, file: 4 } } })
    expect(missedOf(aMonth(1), aMonth(2), last)).toEqual(['sockets more, first to last month'])
  })

  it('is seen to keep a handle of a kind that was not there before', () => {
    const last = aMonth(3, { sample: { resources: { TCPSocketWrap: 2, PipeWrap: 4, UDPWrap: 1 } } })
    expect(missedOf(aMonth(1), aMonth(2), last)).toEqual(['handles more, first to last month'])
  })

  it('is not excused for a file by a pipe that has gone', () => {
    const last = aMonth(3, { sample: { descriptors: { socket: 6, pipe: 10, file: 5 } } })
    expect(missedOf(aMonth(1), aMonth(2), last)).toEqual(['file descriptors more, first to last month'])
  })

  it('is seen to take longer and longer', () => {
    const slower = [1, 2, 3].map((number) => aMonth(number, { sample: { cpuMs: number ** 3 * 10_000 } }))
    expect(missedOf(...slower)).toEqual(['processor time, second to last month'])
  })

  it('is seen to gather timers', () => {
    const last = aMonth(3, { sample: { resources: { TCPSocketWrap: 2, PipeWrap: 4, Timeout: 9 } } })
    expect(missedOf(aMonth(1), aMonth(2), last)).toEqual(['timers more, first to last month'])
  })

  it('is seen to keep what is settled in the live file', () => {
    const grown = (number: number): Month =>
      aMonth(number, { sample: { store: { 'live.json': number * 400_000, files: number * 100_000_000 } } })
    expect(missedOf(grown(1), grown(2), grown(3))).toEqual([
      'live file beyond what its reservations weigh, first to last month',
    ])
  })

  it('is seen to keep more live reservations than are open', () => {
    const last = aMonth(3, {
      sample: { live: 300, store: { 'live.json': 1_200_000, files: 300_000_000 } },
    })
    expect(missedOf(aMonth(1), aMonth(2), last)).toEqual(['live reservations more, first to last month'])
  })

  it('is seen to write more for a booking as history grows', () => {
    const grown = (number: number): Month =>
      aMonth(number, { sample: { store: { 'live.json': 400_000, files: number * number * 100_000_000 } } })
    expect(missedOf(grown(1), grown(2), grown(3))).toEqual([
      'data folder for each booking, second to last month',
    ])
  })

  it('cannot be judged by one month', () => {
    expect(() => judgeMonths([aMonth(1)])).toThrow('two months')
  })

  it('is told month by month', () => {
    const told = tellMonths([aMonth(1), aMonth(2)])
    expect(told.find(({ name }) => name === 'month 2: bookings, mails in')?.value).toBe('2000, 3800')
    expect(told.every(({ bar }) => bar === null)).toBe(true)
  })
})
