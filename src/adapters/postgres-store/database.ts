import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'pg'
import type { PoolClient, QueryResultRow } from 'pg'
import type { Logger } from '../../ports.js'
import { inOurSchema, whereOf } from './address.js'
import { isAnswer, isWorthAgain, PostgresFault } from './fault.js'
import { wholeLock } from './locks.js'
import { parameters, Session } from './session.js'

/** Makes the connections. Tests put faults behind it. */
export type MakePool = (url: string) => Pool

/** A server that says nothing for so long is taken for lost. */
const SILENCE_MS = 60_000
const CONNECTIONS = 10

export const nodePool: MakePool = (connectionString) =>
  new Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    query_timeout: SILENCE_MS,
    // One who is lost or frozen holds its locks no longer than this, and what waits behind them inside it gives up long before:
    // else each in turn would hold them as long again.
    idle_in_transaction_session_timeout: 8_000,
    lock_timeout: 3_000,
    application_name: 'control-oc',
  })

const ATTEMPTS = 10
const VERIFY_FOR_MS = 60_000
const VERIFY_EVERY_MS = 500

const ignore = (): void => undefined

/** The connections to one database, and what is done in a transaction of it. */
export class Database {
  readonly url: string
  readonly where: string
  readonly #pool: Pool

  constructor(url: string, log: Logger, makePool: MakePool = nodePool, ...settings: readonly string[]) {
    this.url = inOurSchema(url, ...settings)
    this.where = whereOf(url)
    this.#pool = makePool(this.url)
    this.#pool.on('error', (error) => log.warn({ error }, 'A connection to the database was lost'))
  }

  async read<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const { rows } = await this.#pool.query<R>(text, parameters(values))
    return rows
  }

  /** Runs `work`, again where others were in its way, and commits. When it resolves, the commit is durable. */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(work)
      } catch (error) {
        if (!isWorthAgain(error) || attempt === ATTEMPTS) throw error
      }
    }
  }

  close(): Promise<void> {
    return this.#pool.end()
  }

  async #attempt<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect()
    // A connection that breaks between two statements says so here; the next statement fails, and is heard.
    client.on('error', ignore)
    const session = new Session(client)
    let spoilt = true
    try {
      await client.query('begin')
      const result = await work(session)
      await this.#commit(client, session)
      spoilt = false
      return result
    } catch (error) {
      spoilt = !(await isRolledBack(client))
      throw error
    } finally {
      client.off('error', ignore)
      client.release(spoilt)
    }
  }

  async #commit(client: PoolClient, { commitId }: Session): Promise<void> {
    try {
      await client.query('commit')
    } catch (error) {
      if (isAnswer(error) || commitId === null) throw error
      if (!(await this.#isCommitted(commitId, error))) throw error
    }
  }

  /** Asked when the answer to a commit was lost. @throws PostgresFault when nobody can be asked */
  async #isCommitted(commitId: string, cause: unknown): Promise<boolean> {
    for (let left = VERIFY_FOR_MS; left > 0; left -= VERIFY_EVERY_MS) {
      try {
        return await this.#attempt((session) => findCommit(session, commitId))
      } catch {
        await delay(VERIFY_EVERY_MS)
      }
    }
    throw new PostgresFault('postgres_commit_unknown', this.where, { cause })
  }
}

/** Who has the turn to commit knows that the lost one has ended, the one way or the other. */
const findCommit = async (session: Session, commitId: string): Promise<boolean> => {
  await session.query(`select pg_advisory_xact_lock(${wholeLock('commit')})`)
  const found = await session.query('select 1 from commits where id = $1', [commitId])
  return found.length > 0
}

const isRolledBack = async (client: PoolClient): Promise<boolean> => {
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}
