import { onTestFinished } from 'vitest'
import { openPostgresStore } from '../../src/adapters/postgres-store/index.js'
import type { Clock, Store } from '../../src/ports.js'
import { FaultyPool } from '../fakes/faulty-pool.js'
import { MemoryStore } from '../fakes/memory-store.js'
import { quietLog, systemClock } from '../fakes/quiet.js'
import { isOnPostgres, newTestDatabase } from './test-database.js'

/** A store that a test may shake. */
export interface TestStore extends Store {
  /** The next write fails as on a full disk. */
  failNextWrite(error?: Error): void
}

/** Ended with the test, what began last first; or where there is none (`beforeAll`) with the server. */
export const whenTestEnds = (end: () => Promise<void>): void => {
  try {
    onTestFinished(end)
  } catch {
    // No test is under way.
  }
}

interface Opened {
  readonly store: Store
  readonly drop: () => Promise<void>
}

const open = async (clock: Clock, pool: FaultyPool): Promise<Opened> => {
  const { url, drop } = await newTestDatabase()
  return {
    store: await openPostgresStore({ url, clock, log: quietLog, company: 'alone', makePool: pool.make }),
    drop,
  }
}

const ended = async ({ store, drop }: Opened): Promise<void> => {
  await store.close()
  await drop()
}

/** Each question waits until the store is open: so a test has it at once, as it has one in memory. */
const once = (opening: Promise<Opened>, pool: FaultyPool): TestStore =>
  new Proxy<TestStore>(Object.create(null), {
    get: (_, name: keyof TestStore | 'then') => {
      if (name === 'then') return undefined
      if (name === 'failNextWrite') return () => pool.failNextCommit()
      if (name === 'kept')
        return async function* (wish: Parameters<Store['kept']>[0]) {
          yield* (await opening).store.kept(wish)
        }
      return async (...words: readonly unknown[]): Promise<unknown> => {
        const { store } = await opening
        return Reflect.apply(store[name] as (...all: readonly unknown[]) => unknown, store, words)
      }
    },
  })

/** The one place where the suites of the engine and of the bot get a store: in memory, or in PostgreSQL where TEST_STORE says so. */
export const newTestStore = (clock: Clock = systemClock): TestStore => {
  if (!isOnPostgres) return new MemoryStore()
  const pool = new FaultyPool()
  const opening = open(clock, pool)
  whenTestEnds(async () => ended(await opening))
  return once(opening, pool)
}
