import { Changes } from '../store-records/changes.js'
import type { TableChanges } from '../store-records/changes.js'
import type { LiveRecords } from '../store-records/transaction.js'
import type { LiveState } from './live-data.js'

const cover = <T>(table: TableChanges<T>, later: TableChanges<T>): void => {
  for (const [key, record] of later) table.set(key, record)
}

/** Puts later changes on top of others. */
export const addChanges = (all: Changes, later: Changes): void => {
  all.sequence = Math.max(all.sequence, later.sequence)
  cover(all.positions, later.positions)
  cover(all.clients, later.clients)
  cover(all.reservations, later.reservations)
  cover(all.outbox, later.outbox)
  cover(all.reviews, later.reviews)
  cover(all.announcements, later.announcements)
  cover(all.notes, later.notes)
  for (const line of later.lines) all.lines.push(line)
  all.dropped.push(...later.dropped)
}

export const joined = (group: readonly Changes[]): Changes => {
  const all = new Changes()
  for (const changes of group) addChanges(all, changes)
  return all
}

/** Records with changes on top of them. */
class Covered<T> implements Iterable<readonly [string, T]> {
  readonly #records: ReadonlyMap<string, T>
  readonly #changes: TableChanges<T>

  constructor(records: ReadonlyMap<string, T>, changes: TableChanges<T>) {
    this.#records = records
    this.#changes = changes
  }

  get(key: string): T | undefined {
    const changed = this.#changes.get(key)
    return changed === undefined ? this.#records.get(key) : (changed ?? undefined)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  *[Symbol.iterator](): Generator<readonly [string, T]> {
    for (const entry of this.#records) if (!this.#changes.has(entry[0])) yield entry
    for (const [key, record] of this.#changes) if (record !== null) yield [key, record]
  }
}

/** What is committed, with what was accepted since on top of it. Valid until either changes. */
export const covered = (live: LiveState, changes: Changes): LiveRecords => ({
  sequence: Math.max(live.sequence, changes.sequence),
  reservations: new Covered(live.reservations, changes.reservations),
  outbox: new Covered(live.outbox, changes.outbox),
  reviews: new Covered(live.reviews, changes.reviews),
  clients: new Covered(live.clients, changes.clients),
  notes: new Covered(live.notes, changes.notes),
})
