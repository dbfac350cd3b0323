import { openStoreAt } from '../../bot/service/stores.js'
import type { DoctorCode } from '../../src/domain/doctor-code.js'
import { quietLog, systemClock } from '../fakes/quiet.js'
import type { PostgresServer } from '../servers/postgres.js'
import { inDatabase } from '../src/adapters/postgres-store/a-database.js'
import { configOf, keep, lookAt, worldOf } from './looking.js'
import type { Conditions } from './looking.js'

type DatabaseCode = Extract<DoctorCode, 'store_not_permitted' | 'store_newer' | 'store_left_aside'>

/** What only a real database shows. */
export const databaseConditions = (server: () => PostgresServer): Conditions<DatabaseCode> => {
  const look = (folder: string, STORE_URL: string) => lookAt('data', worldOf(configOf(folder, { STORE_URL })))
  const prepared = async (folder: string): Promise<string> => {
    const storeUrl = await server().newDatabase()
    const place = { dataDir: `${folder}/other`, storeUrl }
    await (await openStoreAt(place, { clock: systemClock, log: quietLog })).close()
    return storeUrl
  }
  return {
    store_not_permitted: async (folder) => {
      const url = new URL(await server().newDatabase())
      await inDatabase(url.toString(), `create role guest login password '${server().password}'`)
      url.username = 'guest'
      return look(folder, url.toString())
    },
    store_newer: async (folder) => {
      const url = await prepared(folder)
      await inDatabase(url, "insert into control_oc.schema_steps (number, name) values (999, 'of tomorrow')")
      return look(folder, url)
    },
    store_left_aside: async (folder) => {
      await keep(configOf(folder), async () => {})
      return look(folder, await prepared(folder))
    },
  }
}
