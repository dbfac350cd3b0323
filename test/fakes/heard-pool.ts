import type { Pool } from 'pg'
import { nodePool } from '../../src/adapters/postgres-store/database.js'
import type { MakePool } from '../../src/adapters/postgres-store/database.js'

/** Stands beside one connection: is given each statement and how it is asked, and answers in its place. */
export type Hearer = (text: string, ask: () => unknown) => unknown

const hearIn = (pool: Pool, newHearer: () => Hearer): void => {
  pool.on('connect', (client) => {
    const query: unknown = Reflect.get(client, 'query')
    if (typeof query !== 'function') throw new Error('a client can be asked')
    const hear = newHearer()
    const heard = (...words: readonly unknown[]): unknown =>
      hear(String(words[0]), () => Reflect.apply(query, client, words))
    Object.assign(client, { query: heard })
  })
}

/** Real connections to a database, each with somebody who hears what is asked. */
export const heardPool =
  (newHearer: () => Hearer): MakePool =>
  (url) => {
    const pool = nodePool(url)
    hearIn(pool, newHearer)
    return pool
  }
