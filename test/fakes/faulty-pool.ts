import type { Pool } from 'pg'
import { nodePool } from '../../src/adapters/postgres-store/database.js'
import type { MakePool } from '../../src/adapters/postgres-store/database.js'

const diskFull = (): Error =>
  Object.assign(new Error('could not extend file: no space left on device'), {
    severity: 'ERROR',
    code: '53100',
  })

/** Real connections to a database whose disk is full when a test says so: at the commit, after all was written. */
export class FaultyPool {
  #failures = 0

  readonly make: MakePool = (url) => {
    const pool = nodePool(url)
    this.#listenIn(pool)
    return pool
  }

  failNextCommit(): void {
    this.#failures += 1
  }

  #listenIn(pool: Pool): void {
    pool.on('connect', (client) => {
      const query: unknown = Reflect.get(client, 'query')
      if (typeof query !== 'function') throw new Error('a client can be asked')
      let writing = false
      const heard = (...words: readonly unknown[]): unknown => {
        const text = String(words[0])
        if (text.startsWith('insert into commits')) writing = true
        const fails = text === 'commit' && writing && this.#failures > 0
        if (text === 'commit' || text === 'rollback') writing = false
        if (!fails) return Reflect.apply(query, client, words)
        this.#failures -= 1
        return Promise.reject(diskFull())
      }
      Object.assign(client, { query: heard })
    })
  }
}
