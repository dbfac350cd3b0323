import { openPostgresStore } from '../../../../src/adapters/postgres-store/index.js'
import { FaultyPool } from '../../../fakes/faulty-pool.js'
import { ManualClock } from '../../../fakes/manual-clock.js'
import { quietLog } from '../../../fakes/quiet.js'
import { storeContract } from '../../../ports/store-contract.js'
import { describeWithPostgres } from '../../../servers/describe-with-postgres.js'
import { ACCORD } from './a-database.js'

describeWithPostgres('the PostgreSQL store', (server) => {
  storeContract('it', async () => {
    const url = await server().newDatabase()
    const pool = new FaultyPool()
    const clock = new ManualClock()
    const open = () => openPostgresStore({ url, clock, log: quietLog, company: ACCORD, makePool: pool.make })
    let store = await open()
    return {
      get store() {
        return store
      },
      reopen: async () => {
        await store.close()
        store = await open()
      },
      failNextWrite: () => pool.failNextCommit(),
      failNextRevision: () => pool.failNextCommit(),
      dispose: () => store.close(),
    }
  })
})
