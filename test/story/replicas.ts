import type { Store } from '../../src/ports.js'
import { Election } from '../fakes/election.js'
import { ManualClock } from '../fakes/manual-clock.js'
import { MemoryStore } from '../fakes/memory-store.js'
import { fakeMailbox, Office } from './office.js'
import { aClient, santiago } from './samples.js'

/** The store as one replica sees it; `wrote` hears of each of its writes. */
const seenBy = (store: MemoryStore, wrote: () => void): Store => {
  const transact: Store['transact'] = async (scope, work) => {
    const result = await store.transact(scope, work)
    wrote()
    return result
  }
  return new Proxy<Store>(store, {
    get: (target, key) => {
      if (key === 'transact') return transact
      const member: unknown = Reflect.get(target, key, target)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}

/** Two offices on one store and one mailbox. The first one leads. */
export class TwoReplicas {
  readonly election = new Election()
  readonly store = new MemoryStore()
  readonly clock = new ManualClock(santiago('2026-11-23 11:00'))
  readonly mailboxes = [fakeMailbox('imap', this.clock)]
  readonly #listeners = new Map<object, () => void>()
  readonly first = this.#join()
  readonly second = this.#join()

  static async open(): Promise<TwoReplicas> {
    const both = new TwoReplicas()
    await both.store.transact({}, (tx) => tx.putClient(aClient()))
    await both.first.start()
    await both.second.start()
    return both
  }

  /** Nothing is under way at either. */
  async quiet(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await this.first.quiet()
      await this.second.quiet()
    }
  }

  async close(): Promise<void> {
    await this.first.engine.stop()
    await this.second.engine.stop()
  }

  #join(): Office {
    const self = {}
    const tellOthers = (): void => {
      for (const [other, listener] of this.#listeners) if (other !== self) listener()
    }
    return new Office({
      store: seenBy(this.store, tellOthers),
      among: {
        clock: this.clock,
        mailboxes: this.mailboxes,
        replica: {
          leadership: this.election.join(),
          onForeignWrite: (listener) => {
            this.#listeners.set(self, listener)
            return () => this.#listeners.delete(self)
          },
        },
      },
    })
  }
}
