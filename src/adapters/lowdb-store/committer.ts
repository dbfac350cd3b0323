import type { Low } from 'lowdb'
import type { Changes } from '../store-records/changes.js'
import type { LiveData } from './live-data.js'
import { withChanges } from './live-data.js'
import type { LiveIndex } from './live-index.js'
import type { Logs } from './logs.js'

interface Waiting {
  readonly changes: Changes
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Group commit. `working` has every change that was accepted, `durable` only what is on disk; changes that come
 * while a write is under way go together in the next one. When a write fails, all that wait are rejected, since
 * they were built on what was lost, and `working` goes back to `durable`.
 */
export class Committer {
  readonly #low: Low<LiveData>
  readonly #logs: Logs
  readonly #index: LiveIndex
  #durable: LiveData
  #working: LiveData
  #waiting: Waiting[] = []
  #running: Promise<void> | null = null
  /** A write failed: nobody knows which generation a crash would leave, until one is written. */
  #suspect = false

  constructor(low: Low<LiveData>, logs: Logs, index: LiveIndex) {
    this.#low = low
    this.#logs = logs
    this.#index = index
    this.#durable = low.data
    this.#working = low.data
  }

  get durable(): LiveData {
    return this.#durable
  }

  get working(): LiveData {
    return this.#working
  }

  /** Resolves when the changes are on disk, and with them everything that they were built on. */
  submit(changes: Changes): Promise<void> {
    if (changes.isEmpty && this.#running === null) return Promise.resolve()
    this.#working = withChanges(this.#working, changes)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ changes, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    // Lets those join that come in the same turn of the event loop.
    await nextTurn()
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0)
      try {
        await this.#write(group.map(({ changes }) => changes))
        for (const { resolve } of group) resolve()
      } catch (error) {
        this.#suspect = true
        this.#working = this.#durable
        for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(error)
      }
    }
    this.#running = null
  }

  async #write(group: readonly Changes[]): Promise<void> {
    const target = this.#working
    if (group.every((changes) => changes.isEmpty)) return
    if (this.#suspect) await this.#settle()
    const appended = await this.#logs.append(group.flatMap((changes) => changes.lines))
    const committed = new Map([...this.#durable.committed, ...appended.lengths])
    for (const name of group.flatMap((changes) => changes.dropped)) committed.delete(name)
    const before = this.#durable
    const after = { ...target, committed }
    await this.#put(after)
    this.#durable = after
    this.#working = { ...this.#working, committed }
    appended.commit()
    for (const changes of group) this.#index.update(changes, before, after)
  }

  /** Puts the last good generation on disk again, before lines are written over those of the lost one. */
  async #settle(): Promise<void> {
    await this.#put(this.#durable)
    this.#suspect = false
  }

  async #put(data: LiveData): Promise<void> {
    this.#low.data = data
    await this.#low.write()
  }
}
