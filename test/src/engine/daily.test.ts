import { expect, it } from 'vitest'
import { announceDigest } from '../../../src/engine/daily.js'
import type { Store } from '../../../src/ports.js'
import { ManualClock } from '../../fakes/manual-clock.js'
import { newTestStore } from '../../stores/test-store.js'
import type { TestStore } from '../../stores/test-store.js'
import { santiago } from '../../story/samples.js'
import { SETTINGS } from '../../story/settings.js'

/** A store whose process ends with its first write: what comes after that is never written. */
const endingWithOneWrite = (store: TestStore): Store => {
  let writes = 0
  const write = async <T>(act: () => Promise<T>): Promise<T> => {
    writes += 1
    if (writes > 1) throw new Error('the process has ended')
    return act()
  }
  return new Proxy<Store>(store, {
    get: (target, key) => {
      if (key === 'transact')
        return (...given: Parameters<Store['transact']>) => write(() => store.transact(...given))
      if (key === 'putNote')
        return (...given: Parameters<Store['putNote']>) => write(() => store.putNote(...given))
      const member: unknown = Reflect.get(target, key, target)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}

it('tells the digest of a day once, though the process ends in the middle of it', async () => {
  const store = newTestStore()
  const world = { clock: new ManualClock(santiago('2026-11-23 08:30')), settings: SETTINGS }
  await announceDigest({ ...world, store: endingWithOneWrite(store) }).catch(() => undefined)
  await announceDigest({ ...world, store })
  expect((await store.announcements(10)).map(({ event }) => event)).toEqual(['DigestDue'])
})
