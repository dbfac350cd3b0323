import type { Store } from '../ports.js'

/** The store, telling whoever listens after each write: it may hold something to announce. */
export const announcingStore = (store: Store, tell: () => void): Store => {
  const transact: Store['transact'] = async (scope, work) => {
    const result = await store.transact(scope, work)
    tell()
    return result
  }
  // A proxy, not a copy: whatever methods a store has, and however it keeps its state, they stay its own.
  return new Proxy(store, {
    get: (target, key) => {
      if (key === 'transact') return transact
      const member: unknown = Reflect.get(target, key, target)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}
