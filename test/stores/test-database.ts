import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** Where the tables are already; absent where tests use no database. */
const template = process.env['TEST_STORE_TEMPLATE']

export const isOnPostgres = template !== undefined

const administer = async (statement: (database: string) => string): Promise<void> => {
  const url = new URL(template ?? '')
  const database = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.toString() })
  await client.connect()
  try {
    await client.query(statement(database))
  } finally {
    await client.end()
  }
}

export interface TestDatabase {
  readonly url: string
  readonly drop: () => Promise<void>
}

/** A database of its own for one test. */
export const newTestDatabase = async (): Promise<TestDatabase> => {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await administer((empty) => `create database ${name} template ${empty} strategy file_copy`)
  const url = new URL(template ?? '')
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => administer(() => `drop database if exists ${name} with (force)`) }
}
