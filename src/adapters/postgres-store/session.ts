import type { ClientBase, QueryResultRow } from 'pg'
import { wholeLock } from './locks.js'

/** PostgreSQL has no U+0000 in text. Records never hold one as such; a key that does is found by nobody. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '�') : value

/** Each value of a list too. */
export const parameters = (values: readonly unknown[]): unknown[] =>
  values.map((value) => (Array.isArray(value) ? value.map(storable) : storable(value)))

/** One transaction of the database, while it is open. */
export class Session {
  readonly #client: ClientBase
  #commitId: string | null = null

  constructor(client: ClientBase) {
    this.#client = client
  }

  /** By which a commit is known again whose answer was lost; null while nothing is written. */
  get commitId(): string | null {
    return this.#commitId
  }

  async query<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const { rows } = await this.#client.query<R>(text, parameters(values))
    return rows
  }

  /** Gives the count of the rows that were written. */
  async write(text: string, values: readonly unknown[] = []): Promise<number> {
    const { rowCount } = await this.#client.query(text, parameters(values))
    return rowCount ?? 0
  }

  /**
   * Waits for its turn to commit, before the first thing is written. One at a time: what numbers grow with becomes visible in
   * the order of the numbers, so that who reads on from a number passes nothing over.
   */
  async beginWriting(writer: string): Promise<void> {
    await this.query(`select pg_advisory_xact_lock(${wholeLock('commit')})`)
    const [made] = await this.query<{ id: string }>(
      'insert into commits (id) values (gen_random_uuid()) returning id',
    )
    await this.query(`select pg_notify('${WRITTEN}', $1)`, [writer])
    this.#commitId = made?.id ?? null
  }
}

/** The channel on which a write is told to who listens. */
export const WRITTEN = 'control_oc_written'
