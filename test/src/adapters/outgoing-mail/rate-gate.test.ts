import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRateGate } from '../../../../src/adapters/outgoing-mail/rate-gate.js'

describe('createRateGate', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('lets no more than its limit pass', async () => {
    const gate = createRateGate(2, 60_000)
    const passed: number[] = []
    for (const turn of [1, 2, 3])
      void gate.pass().then(
        () => passed.push(turn),
        () => undefined,
      )
    await vi.advanceTimersByTimeAsync(1_000)
    expect(passed).toEqual([1, 2])
    gate.close()
  })

  it('counts what passed before it was there, while it is recent', async () => {
    const gate = createRateGate(1, 60_000)
    gate.remember([59_000])
    const waiting = gate.pass()
    gate.close()
    await expect(waiting).rejects.toThrow('stopping')
  })

  it('does not count what passed before it was there, once that is long ago', async () => {
    const gate = createRateGate(1, 60_000)
    gate.remember([60_000])
    await expect(gate.pass()).resolves.toBeUndefined()
  })

  it('refuses those who wait when it is closed', async () => {
    const gate = createRateGate(1, 60_000)
    await gate.pass()
    const waiting = gate.pass()
    gate.close()
    await expect(waiting).rejects.toThrow('stopping')
  })
})
