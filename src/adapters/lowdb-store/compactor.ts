import type { Low } from 'lowdb'
import type { Logger } from '../../ports.js'
import { StoreClosed } from '../store-records/store-closed.js'
import type { Journal } from './journal.js'
import type { LiveData } from './live-data.js'
import type { LiveFile } from './live-file.js'
import type { OneAtATime } from './one-at-a-time.js'

/** A journal of fewer bytes is read sooner than a live file is written. */
const WORTH_WRITING = 4 << 20

export interface CompactorParts {
  readonly low: Low<LiveData>
  readonly file: LiveFile
  readonly journal: Journal
  /** For whatever writes to the journal. */
  readonly inTurn: OneAtATime
  readonly log: Logger
  /** Bytes of the journal from which it is done, however large the live file is. */
  readonly journalBytes?: number | undefined
}

/** Writes the live file anew and lets go of the lines that are in it, while commits go on. */
export class Compactor {
  readonly #parts: CompactorParts
  #running: Promise<void> | null = null
  /** After one that failed: of a full disk, every commit would try it again. */
  #notBelow = 0
  #closed = false

  constructor(parts: CompactorParts) {
    this.#parts = parts
  }

  /** Begins where the journal has outgrown the live file: so all that is written is a few times what commits are. */
  wake(): void {
    const isDue = this.#parts.journal.length > Math.max(this.#enough, this.#notBelow)
    if (this.#running === null && isDue) void this.#tried()
  }

  /** Resolves when nothing that commits before this have replaced or taken out stands in the files any more. */
  async now(): Promise<void> {
    await this.#running?.catch(() => undefined)
    if (this.#closed) throw new StoreClosed()
    await this.#begin()
  }

  /** Leaves one file that holds everything, where that can be. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running?.catch(() => undefined)
    if (this.#parts.journal.length > 0) await this.#tried()
  }

  get #enough(): number {
    return this.#parts.journalBytes ?? Math.max(WORTH_WRITING, this.#parts.file.size)
  }

  async #tried(): Promise<void> {
    const { journal, log } = this.#parts
    try {
      await this.#begin()
    } catch (error) {
      this.#notBelow = journal.length + WORTH_WRITING
      log.warn({ error, journal: journal.length }, 'the live file was not written; the journal goes on')
    }
  }

  #begin(): Promise<void> {
    this.#running ??= this.#compact().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #compact(): Promise<void> {
    const { low, journal, inTurn } = this.#parts
    const { from, written } = await inTurn(async () => {
      await journal.settle()
      // It takes the data as they are now, and that is all that has to be done in turn.
      return { from: journal.length, written: this.#inBox(low.write()) }
    })
    await written.promise
    await inTurn(() => journal.cutBefore(from))
    this.#notBelow = 0
  }

  /** Whoever is given it bare by an async function has waited for it already; whoever waits hears of its failure, and nobody else need. */
  #inBox(promise: Promise<void>): { readonly promise: Promise<void> } {
    promise.catch(() => undefined)
    return { promise }
  }
}
