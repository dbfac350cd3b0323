import { Changes } from '../store-records/changes.js'
import type { LiveRecords } from '../store-records/transaction.js'
import type { Compactor } from './compactor.js'
import { encodeCommit } from './journal-format.js'
import type { Journal } from './journal.js'
import { nextCommit } from './live-data.js'
import type { LiveData, LiveState } from './live-data.js'
import type { LiveIndex } from './live-index.js'
import type { Logs } from './logs.js'
import type { OneAtATime } from './one-at-a-time.js'
import { addChanges, covered, joined } from './pending.js'
import { nextTurn } from './slices.js'

interface Waiting {
  readonly changes: Changes
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

export interface CommitterParts {
  readonly live: LiveState
  readonly journal: Journal
  readonly logs: Logs
  readonly index: LiveIndex
  readonly compactor: Compactor
  /** For whatever writes to the journal. */
  readonly inTurn: OneAtATime
}

/**
 * Group commit. `working` has every change that was accepted, `durable` only what is on disk; changes that come
 * while a write is under way go together in the next one. When a write fails, all that wait are rejected, since
 * they were built on what was lost, and `working` goes back to `durable`.
 */
export class Committer {
  readonly #parts: CommitterParts
  /** Accepted and not yet on disk. */
  #pending = new Changes()
  #waiting: Waiting[] = []
  #running: Promise<void> | null = null

  constructor(parts: CommitterParts) {
    this.#parts = parts
  }

  get durable(): LiveData {
    return this.#parts.live
  }

  /** As it is now; whoever waits asks again. */
  get working(): LiveRecords {
    return covered(this.#parts.live, this.#pending)
  }

  /** Resolves when the changes are on disk, and with them everything that they were built on. */
  submit(changes: Changes): Promise<void> {
    if (changes.isEmpty && this.#running === null) return Promise.resolve()
    addChanges(this.#pending, changes)
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
        await this.#parts.inTurn(() => this.#write(joined(group.map(({ changes }) => changes))))
        this.#pending = joined(this.#waiting.map(({ changes }) => changes))
        for (const { resolve } of group) resolve()
      } catch (error) {
        this.#pending = new Changes()
        for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(error)
      }
    }
    this.#running = null
  }

  /** The lines first, and last the one of the journal, by which all of it counts. */
  async #write(changes: Changes): Promise<void> {
    if (changes.isEmpty) return
    const { live, journal, logs, index, compactor } = this.#parts
    await journal.settle()
    const appended = await logs.append(changes.lines)
    const commit = nextCommit(live, changes, appended.lengths)
    const { line, tip } = encodeCommit(commit, live.tip)
    await journal.append(line)
    index.without(changes, live)
    live.apply(commit, tip)
    index.with(changes, live)
    appended.commit()
    compactor.wake()
  }
}
