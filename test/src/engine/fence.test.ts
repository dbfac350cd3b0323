import { describe, expect, it } from 'vitest'
import { createFence, LeadershipLost } from '../../../src/engine/fence.js'
import { newTestStore } from '../../stores/test-store.js'
import type { TestStore } from '../../stores/test-store.js'

const write = (store: TestStore | ReturnType<typeof createFence>['store'], value: string): Promise<void> =>
  store.transact({ notes: ['mail'] }, (tx) => tx.putNote('mail', value))

describe('a fence', () => {
  it('lets whoever took the lead last write', async () => {
    const store = newTestStore()
    const fence = createFence(store)
    await fence.take()
    await write(fence.store, 'sent')
    expect(await store.note('mail')).toBe('sent')
  })

  it('holds back one that was overtaken, and lets nothing of its write through', async () => {
    const store = newTestStore()
    const [before, now] = [createFence(store), createFence(store)]
    await before.take()
    await now.take()
    await expect(write(before.store, 'sent twice')).rejects.toThrow(LeadershipLost)
    expect(await store.note('mail')).toBeNull()
  })

  it('holds back the notes of one that was overtaken too', async () => {
    const store = newTestStore()
    const [before, now] = [createFence(store), createFence(store)]
    await before.take()
    await now.take()
    await expect(before.store.putNote('sending:ledger', {})).rejects.toThrow(LeadershipLost)
    expect(await store.note('sending:ledger')).toBeNull()
  })

  it('holds back one that never led', async () => {
    const fence = createFence(newTestStore())
    await expect(write(fence.store, 'early')).rejects.toThrow(LeadershipLost)
  })

  it('lets one that leads again write', async () => {
    const store = newTestStore()
    const [one, other] = [createFence(store), createFence(store)]
    for (const fence of [one, other, one]) await fence.take()
    await write(one.store, 'again')
    expect(await store.note('mail')).toBe('again')
  })
})
