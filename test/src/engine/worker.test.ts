import { describe, expect, it } from 'vitest'
import { createWorker } from '../../../src/engine/worker.js'
import { quietLog } from '../../fakes/quiet.js'

/** A pass that a test ends by hand. */
const gatedWorker = () => {
  const passes: (() => void)[] = []
  const worker = createWorker('test', () => new Promise<void>((resolve) => passes.push(resolve)), {
    log: quietLog,
  })
  return { worker, passes }
}

describe('a worker', () => {
  it('does one pass for many wakes that come together', async () => {
    let count = 0
    const worker = createWorker('test', async () => void (count += 1), { log: quietLog })
    worker.wake()
    await worker.idle()
    expect(count).toBe(1)
  })

  it('does one more pass when it was woken during one', async () => {
    const { worker, passes } = gatedWorker()
    worker.wake()
    worker.wake()
    worker.wake()
    passes[0]?.()
    await Promise.resolve()
    await new Promise(setImmediate)
    passes[1]?.()
    await worker.idle()
    expect(passes).toHaveLength(2)
  })

  it('goes on after a pass that failed', async () => {
    let count = 0
    const worker = createWorker(
      'test',
      () => {
        count += 1
        return Promise.reject(new Error('no'))
      },
      { log: quietLog },
    )
    worker.wake()
    await worker.idle()
    worker.wake()
    await worker.idle()
    expect(count).toBe(2)
  })

  it('plans its next pass after one that failed', async () => {
    let planned = 0
    const fail = () => Promise.reject(new Error('no'))
    const worker = createWorker('test', fail, { log: quietLog, onFailure: () => (planned += 1) })
    worker.wake()
    await worker.idle()
    expect(planned).toBe(1)
  })

  it('stops when the pass under way has ended, and begins no other', async () => {
    const { worker, passes } = gatedWorker()
    worker.wake()
    const stopped = worker.stop()
    worker.wake()
    passes[0]?.()
    await stopped
    expect(passes).toHaveLength(1)
  })

  it('can be woken after it has stopped, to no effect', async () => {
    const { worker, passes } = gatedWorker()
    await worker.stop()
    worker.wake()
    await worker.idle()
    expect(passes).toEqual([])
  })
})
