import type { Instant } from '../../domain/time.js'
import type { Clock, KeptRecord, KeptWish, Scope, Store, Transaction } from '../../ports.js'
import type { Committer } from './committer.js'
import type { Compactor } from './compactor.js'
import type { DataFiles } from './data-files.js'
import { StoreClosed } from '../store-records/store-closed.js'
import type { FolderLock } from './folder-lock.js'
import { keptFiles } from './kept.js'
import { Changes } from '../store-records/changes.js'
import type { Logs } from './logs.js'
import { toStored } from '../store-records/record.js'
import { createTurns } from './one-at-a-time.js'
import { dropOldCuts, dropOldMails } from './retention.js'
import { settledChanges } from './settled.js'
import { LowdbReader } from './store-reader.js'
import type { Committed } from './committed.js'
import { CollectingTransaction } from '../store-records/transaction.js'
import { loadBase } from './transaction-base.js'

export interface LowdbStoreParts {
  readonly committed: Committed
  readonly committer: Committer
  readonly compactor: Compactor
  readonly lock: FolderLock
  readonly clock: Clock
  readonly dataDir: string
  readonly files: DataFiles
}

/** The Store over the data folder. Work runs one piece at a time; the writes of several go to disk together. */
export class LowdbStore extends LowdbReader implements Store {
  readonly #logs: Logs
  readonly #committer: Committer
  readonly #lock: FolderLock
  readonly #compactor: Compactor
  readonly #clock: Clock
  readonly #dataDir: string
  readonly #files: DataFiles
  readonly #turns = createTurns()
  #closing: Promise<void> | null = null

  constructor({ committed, committer, compactor, lock, clock, dataDir, files }: LowdbStoreParts) {
    super(committed)
    this.#logs = committed.logs
    this.#committer = committer
    this.#compactor = compactor
    this.#lock = lock
    this.#clock = clock
    this.#dataDir = dataDir
    this.#files = files
  }

  async transact<T>(scope: Scope, work: (tx: Transaction) => T): Promise<T> {
    const { result, written } = await this.#inTurn(async () => {
      const base = await loadBase(scope, this.#committer, this.#logs, this.#clock.now())
      const transaction = new CollectingTransaction({ ...base, live: this.#committer.working }, scope)
      const outcome = work(transaction)
      return { result: outcome, written: this.#submit(transaction.changes) }
    })
    await written.promise
    return result
  }

  async removeAnnouncements(ids: readonly string[]): Promise<void> {
    await this.#change((changes) => {
      for (const id of ids) changes.announcements.set(id, null)
    })
  }

  async putNote(key: string, value: unknown): Promise<void> {
    const note = toStored({ key, value: value ?? null, at: this.#clock.now() })
    await this.#change((changes) => changes.notes.set(key, note))
  }

  /** Also takes along resolved reviews and notes that nobody has touched for as long, and lets old evidence go. */
  async archiveSettled(before: Instant): Promise<number> {
    return this.#inTurn(async () => {
      let moved = 0
      await this.#committer.idle()
      for (;;) {
        const changes = settledChanges(this.#committer.durable, before, this.#clock.now())
        if (changes.isEmpty) break
        await this.#committer.submit(changes)
        moved += changes.reservations.size
      }
      await dropOldMails(this.#committer, this.#logs, this.#clock.now())
      await dropOldCuts(this.#dataDir, this.#files, this.#clock.now())
      return moved
    })
  }

  /** A file at a time, between other work: nothing is appended while one is put in the place of another. */
  async reviseKept(wish: KeptWish, change: (kept: KeptRecord) => KeptRecord): Promise<number> {
    let revised = 0
    for (const file of keptFiles(this.#logs, wish)) {
      revised += await this.#inTurn(async () => {
        await this.#committer.idle()
        return file.revise(change)
      })
    }
    return revised
  }

  async expunge(): Promise<void> {
    await this.#compactor.now()
  }

  override async close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#turns(() => this.#committer.idle())
    await this.#compactor.close()
    await this.#logs.close()
    await this.#lock.release()
  }

  async #change(put: (changes: Changes) => void): Promise<void> {
    const { promise } = await this.#inTurn(async () => {
      const changes = new Changes()
      put(changes)
      return this.#submit(changes)
    })
    await promise
  }

  /** In a box, so that the turn ends when the changes are accepted, not when they are on disk. */
  #submit(changes: Changes): { readonly promise: Promise<void> } {
    const promise = this.#committer.submit(changes)
    promise.catch(() => undefined)
    return { promise }
  }

  #inTurn<T>(piece: () => Promise<T>): Promise<T> {
    return this.#closing ? Promise.reject(new StoreClosed()) : this.#turns(piece)
  }
}
