import { firstTables } from './0001-first-tables.js'
import { identity } from './0002-identity.js'

/** One step of the schema. What was released is never changed: what comes later is a new step. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** In the order of their numbers, without gaps. */
export const MIGRATIONS: readonly Migration[] = [firstTables, identity]
