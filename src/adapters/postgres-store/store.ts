import { randomUUID } from 'node:crypto'
import type { Instant } from '../../domain/time.js'
import type { Clock, KeptRecord, KeptWish, Logger, Scope, SharedStore, Transaction } from '../../ports.js'
import { StoreClosed } from '../store-records/store-closed.js'
import { ClientBook } from './client-book.js'
import type { Database } from './database.js'
import { ForeignWrites } from './foreign-writes.js'
import { reviseNext, tableOf } from './kept.js'
import type { Company } from './presence.js'
import { PostgresReader } from './reader.js'
import type { Session } from './session.js'
import { dropOldCommits, dropOldMails, moveNext } from './settle.js'
import { attempt, NOTHING_BEYOND } from './transact.js'

export interface PostgresStoreParts {
  readonly clock: Clock
  readonly log: Logger
  readonly company: Company
  /** Called when it was closed. */
  readonly whenClosed?: () => Promise<void>
}

/** In which a record that is changed or taken out leaves an old row behind. */
const LIVE_TABLES = ['reservations', 'outbox', 'reviews', 'clients', 'notes', 'announcements']

/** The Store over PostgreSQL, which several services of one office may have open at a time. */
export class PostgresStore extends PostgresReader implements SharedStore {
  readonly #clock: Clock
  readonly #log: Logger
  readonly #whenClosed: () => Promise<void>
  readonly #book = new ClientBook()
  /** Who wrote, as others are told. */
  readonly #writer = randomUUID()
  readonly #foreign: ForeignWrites
  readonly #underWay = new Set<Promise<unknown>>()
  #closing: Promise<void> | null = null

  constructor(database: Database, { clock, log, company, whenClosed }: PostgresStoreParts) {
    super(database)
    this.#clock = clock
    this.#log = log
    this.#whenClosed = whenClosed ?? (async () => undefined)
    this.#foreign = new ForeignWrites(database.url, { self: this.#writer, company }, log)
  }

  /** Begins to listen. */
  async open(): Promise<void> {
    await this.#foreign.open()
  }

  async transact<T>(scope: Scope, work: (tx: Transaction) => T): Promise<T> {
    return this.#whileOpen(async () => {
      const given = { scope, work, book: this.#book, now: this.#clock.now(), writer: this.#writer }
      for (let beyond = NOTHING_BEYOND; ;) {
        const outcome = await this.database.transaction((session) => attempt(session, { ...given, beyond }))
        if (outcome.kind === 'done') return outcome.result
        beyond = outcome.beyond
      }
    })
  }

  async removeAnnouncements(ids: readonly string[]): Promise<void> {
    await this.#write((session) => session.write('delete from announcements where id = any($1)', [ids]))
  }

  async putNote(key: string, value: unknown): Promise<void> {
    await this.transact({ notes: [key] }, (tx) => tx.putNote(key, value))
  }

  /** Also takes along resolved reviews and notes that nobody has touched for as long, and lets old evidence go. */
  async archiveSettled(before: Instant): Promise<number> {
    return this.#whileOpen(async () => {
      let moved = 0
      for (let isLast = false; !isLast;) {
        const lot = await this.database.transaction((session) =>
          moveNext(session, before, () => session.beginWriting(this.#writer)),
        )
        moved += lot.reservations
        isLast = lot.isLast
      }
      await this.#write(async (session) => {
        await dropOldMails(session, this.#clock.now())
        await dropOldCommits(session)
      })
      return moved
    })
  }

  /** Some rows at a time. What stood there before is let go by the database at once, not when it gets round to it. */
  async reviseKept(wish: KeptWish, change: (kept: KeptRecord) => KeptRecord): Promise<number> {
    return this.#whileOpen(async () => {
      let changed = 0
      for (let behind: string | null = '0'; behind !== null;) {
        const from: string = behind
        const revised = await this.database.transaction((session) =>
          reviseNext(session, wish, from, change, () => session.beginWriting(this.#writer)),
        )
        changed += revised.changed
        behind = revised.behind
      }
      if (changed > 0) await this.#letGo([tableOf(wish)])
      return changed
    })
  }

  async expunge(): Promise<void> {
    return this.#whileOpen(() => this.#letGo(LIVE_TABLES))
  }

  onForeignWrite(listener: () => void): () => void {
    return this.#foreign.on(listener)
  }

  override async close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#underWay)
    await this.#foreign.close()
    await this.database.close()
    await this.#whenClosed()
  }

  async #letGo(tables: readonly string[]): Promise<void> {
    try {
      await this.database.read(`vacuum ${tables.join(', ')}`)
    } catch (error) {
      this.#log.warn(
        { tables, error },
        'The database could not be made to let old rows go; it will by itself',
      )
    }
  }

  async #write(work: (session: Session) => Promise<unknown>): Promise<void> {
    await this.#whileOpen(() =>
      this.database.transaction(async (session) => {
        await session.beginWriting(this.#writer)
        await work(session)
      }),
    )
  }

  #whileOpen<T>(piece: () => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new StoreClosed())
    const done = piece()
    this.#underWay.add(done)
    const forget = (): void => void this.#underWay.delete(done)
    done.then(forget, forget)
    return done
  }
}
