import type { ImapFlow } from 'imapflow'

interface Waiter<T> {
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
}

/** A look into a folder that is not watched. Says by itself, to who waits, how it ended. */
export interface LookUp {
  readonly run: (client: ImapFlow) => Promise<void>
  readonly reject: (error: unknown) => void
}

/** What one pass over folders is to do, and who waits for it. */
export interface Pass {
  readonly folders: readonly string[]
  /** True when every folder is read. */
  readonly isSweep: boolean
  readonly waiters: readonly Waiter<void>[]
}

/**
 * What is to be done on an account's connection. It outlives the connection, so that a wish made while the server is
 * away is known when it is back. Folders are read in the order of the account with the main one last: after a pass the
 * connection stands on the main folder and can idle.
 */
export const createAgenda = (folders: readonly string[]) => {
  const order = [...folders.slice(1), ...folders.slice(0, 1)]
  const due = new Set<string>()
  let sweepers: Waiter<void>[] = []
  let lookUps: LookUp[] = []
  let listener: () => void = () => undefined
  const wake = (): void => listener()

  return {
    markAll(): void {
      order.forEach((folder) => due.add(folder))
      wake()
    },
    mark(folder: string): void {
      if (!order.includes(folder)) return
      due.add(folder)
      wake()
    },
    /** Everybody who asks before the pass begins shares it; who asks later waits for the next one. */
    sweep(): Promise<void> {
      return new Promise((resolve, reject) => {
        sweepers.push({ resolve, reject })
        this.markAll()
      })
    },
    lookUp<T>(look: (client: ImapFlow) => Promise<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        lookUps.push({ run: async (client) => resolve(await look(client)), reject })
        wake()
      })
    },
    takePass(): Pass | null {
      if (due.size === 0) return null
      const taken = order.filter((folder) => due.has(folder))
      const waiters = sweepers
      due.clear()
      sweepers = []
      return { folders: taken, isSweep: taken.length === order.length, waiters }
    },
    takeLookUp(): LookUp | null {
      return lookUps.shift() ?? null
    },
    isEmpty: (): boolean => due.size === 0 && lookUps.length === 0,
    /** True when a person or a caller waits, not only a folder. */
    isAwaited: (): boolean => sweepers.length > 0 || lookUps.length > 0,
    /** Tells those who wait that it cannot be done now. */
    giveUp(error: unknown): void {
      const waiting = [...sweepers, ...lookUps]
      sweepers = []
      lookUps = []
      waiting.forEach(({ reject }) => reject(error))
    },
    /** Only one listener: the loop that works the agenda off. */
    onWish(next: () => void): void {
      listener = next
    },
    /** Resolves at the next wish. */
    nextWish(): Promise<void> {
      return new Promise((resolve) => this.onWish(resolve))
    },
  }
}

export type Agenda = ReturnType<typeof createAgenda>
