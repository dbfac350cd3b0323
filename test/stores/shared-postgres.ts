import { openPostgresStore } from '../../src/adapters/postgres-store/index.js'
import { quietLog, systemClock } from '../fakes/quiet.js'
import { startPostgres } from '../servers/postgres.js'

/**
 * One server for the whole run, where TEST_STORE=postgres asks for it. TEST_STORE_TEMPLATE is then the URL of a database with all
 * tables and nothing in them, from which tests copy theirs.
 */
export const setup = async (): Promise<() => Promise<void>> => {
  if (process.env['TEST_STORE'] !== 'postgres') return async () => undefined
  const server = await startPostgres()
  const url = await server.newDatabase()
  await (await openPostgresStore({ url, clock: systemClock, log: quietLog, company: 'alone' })).close()
  process.env['TEST_STORE_TEMPLATE'] = url
  return () => server.stop()
}
