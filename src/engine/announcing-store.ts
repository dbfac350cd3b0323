import type { Store } from '../ports.js'

export interface StoreNews {
  /** After each write: it may hold something to announce. */
  readonly wrote: () => void
  /** The machine could not write: disk full, folder gone, read-only. */
  readonly failed: () => void
}

/** `ENOSPC`, `EIO`, `EROFS`: Node's own codes have an underscore, ours are lower case. */
const OF_THIS_MACHINE = /^E[A-Z\d]+$/u

/** Connection lost, resources exhausted, server going down, its disk in trouble (SQLSTATE, PostgreSQL manual, appendix A). */
const OF_A_DATABASE = /^(?:08|53|57P|58)[A-Z\d]{2,3}$/u

const isSystemFault = (fault: unknown): boolean => {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  return OF_THIS_MACHINE.test(code) || OF_A_DATABASE.test(code)
}

/** The store, telling whoever listens how its writes end. */
export const announcingStore = (store: Store, { wrote, failed }: StoreNews): Store => {
  const transact: Store['transact'] = async (scope, work) => {
    try {
      const result = await store.transact(scope, work)
      wrote()
      return result
    } catch (fault) {
      if (isSystemFault(fault)) failed()
      throw fault
    }
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
