import { randomBytes } from 'node:crypto'
import type { Changes, TableChanges } from '../store-records/changes.js'
import type { RecordOf, TableName, Tables, TablesChanges } from './tables.js'
import { keyOf } from './tables.js'

/** The last commit that is in the live data. */
export interface LastCommit {
  /** They are counted from 1; 0 is before the first. */
  readonly commit: number
  /** Its checksum, in which those of all commits before it are: no other history leads to it. */
  readonly tip: string
}

/** What all commits so far have left. Its size goes with what is open, not with history. */
export interface LiveData extends Tables, LastCommit {
  /** The number of the last announcement. */
  readonly sequence: number
  /**
   * How many bytes of each append-only file are committed, by name (`mails/2026-03`). What lies beyond was written
   * for a commit that never came, and does not count: so the live data alone say what happened.
   */
  readonly committed: ReadonlyMap<string, number>
}

/** What one commit changes. */
export interface Commit {
  readonly number: number
  readonly sequence: number
  /** Of the append-only files that have grown. */
  readonly committed: ReadonlyMap<string, number>
  /** Append-only files that have had their time. */
  readonly dropped: readonly string[]
  readonly changes: TablesChanges
}

type Stored = { readonly [N in TableName]: readonly RecordOf[N][] }

interface Start extends LastCommit, Pick<LiveData, 'sequence'>, Partial<Stored> {
  readonly committed: Readonly<Record<string, number>>
}

/** Where the history of a store begins, which is like that of no other. */
const beginning = (): LastCommit => ({ commit: 0, tip: randomBytes(32).toString('hex') })

const byKey = <N extends TableName>(
  name: N,
  { [name]: records }: Partial<Stored>,
): Map<string, RecordOf[N]> =>
  new Map((records ?? []).map((record: RecordOf[N]) => [keyOf(name, record), record]))

const change = <T>(table: Map<string, T>, changes: TableChanges<T>): void => {
  for (const [key, record] of changes) {
    if (record === null) table.delete(key)
    else table.set(key, record)
  }
}

/** Live data that go on from commit to commit, each in place: it costs what it changes, however much there is. */
export class LiveState implements LiveData {
  commit: number
  tip: string
  sequence: number
  readonly committed: Map<string, number>
  readonly positions: Map<string, RecordOf['positions']>
  readonly clients: Map<string, RecordOf['clients']>
  readonly reservations: Map<string, RecordOf['reservations']>
  readonly outbox: Map<string, RecordOf['outbox']>
  readonly reviews: Map<string, RecordOf['reviews']>
  readonly announcements: Map<string, RecordOf['announcements']>
  readonly notes: Map<string, RecordOf['notes']>

  constructor(start: Start = { ...beginning(), sequence: 0, committed: {} }) {
    this.commit = start.commit
    this.tip = start.tip
    this.sequence = start.sequence
    this.committed = new Map(Object.entries(start.committed))
    this.positions = byKey('positions', start)
    this.clients = byKey('clients', start)
    this.reservations = byKey('reservations', start)
    this.outbox = byKey('outbox', start)
    this.reviews = byKey('reviews', start)
    this.announcements = byKey('announcements', start)
    this.notes = byKey('notes', start)
  }

  apply({ number, sequence, committed, dropped, changes }: Commit, tip: string): void {
    this.commit = number
    this.tip = tip
    this.sequence = sequence
    for (const [name, length] of committed) this.committed.set(name, length)
    for (const name of dropped) this.committed.delete(name)
    change(this.positions, changes.positions)
    change(this.clients, changes.clients)
    change(this.reservations, changes.reservations)
    change(this.outbox, changes.outbox)
    change(this.reviews, changes.reviews)
    change(this.announcements, changes.announcements)
    change(this.notes, changes.notes)
  }
}

/** The commit that carries changes to the data; `committed` are the lengths of the files that their lines went to. */
export const nextCommit = (
  { commit, sequence }: Pick<LiveData, 'commit' | 'sequence'>,
  changes: Changes,
  committed: ReadonlyMap<string, number>,
): Commit => ({
  number: commit + 1,
  sequence: Math.max(sequence, changes.sequence),
  committed,
  dropped: changes.dropped,
  changes,
})
