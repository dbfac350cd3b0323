import type { Store } from '../ports.js'

/** Somebody else leads by now: what was to be written is theirs to write. */
export class LeadershipLost extends Error {
  constructor() {
    super('another replica leads by now')
    this.name = 'LeadershipLost'
  }
}

const LEADER_NOTE = 'engine:leader'

/**
 * What holds back a replica that was overtaken and does not know it yet (it was frozen, or cut off): every write of a leader
 * is held against the number of the last one who began to lead, in the same transaction (a fencing token).
 */
export interface Fence {
  /** The store for what only the leader writes. Its transactions throw LeadershipLost when somebody else leads. */
  readonly store: Store
  /** From now on, this one leads: whoever did so before writes nothing more. */
  take(): Promise<void>
}

/** Where there is one replica only, nobody is held back. */
export const openGate = (store: Store): Fence => ({ store, take: async () => {} })

export const createFence = (store: Store): Fence => {
  let ours: number | null = null

  const transact: Store['transact'] = (scope, work) =>
    store.transact({ ...scope, notes: [...(scope.notes ?? []), LEADER_NOTE] }, (tx) => {
      if (ours === null || tx.note(LEADER_NOTE) !== ours) throw new LeadershipLost()
      return work(tx)
    })

  const putNote: Store['putNote'] = (key, value) => transact({ notes: [key] }, (tx) => tx.putNote(key, value))

  return {
    // A proxy, as the announcing store is one: all other methods stay the store's own.
    store: new Proxy(store, {
      get: (target, key) => {
        if (key === 'transact') return transact
        if (key === 'putNote') return putNote
        const member: unknown = Reflect.get(target, key, target)
        return typeof member === 'function' ? (member.bind(target) as unknown) : member
      },
    }),
    take: async () => {
      ours = await store.transact({ notes: [LEADER_NOTE] }, (tx) => {
        const next = Number(tx.note(LEADER_NOTE) ?? 0) + 1
        tx.putNote(LEADER_NOTE, next)
        return next
      })
    },
  }
}
