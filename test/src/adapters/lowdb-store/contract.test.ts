import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLowdbStore } from '../../../../src/adapters/lowdb-store/index.js'
import { FaultyFiles } from '../../../fakes/faulty-files.js'
import { ManualClock } from '../../../fakes/manual-clock.js'
import { quietLog } from '../../../fakes/quiet.js'
import { storeContract } from '../../../ports/store-contract.js'

storeContract('the lowdb store', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'control-oc-'))
  const files = new FaultyFiles()
  const clock = new ManualClock()
  const open = () => openLowdbStore({ dataDir: join(parent, 'data'), clock, log: quietLog, files })
  let store = await open()
  return {
    get store() {
      return store
    },
    reopen: async () => {
      await store.close()
      store = await open()
    },
    failNextWrite: () => files.failNext('writeAt', 'live.journal'),
    failNextRevision: () => files.failNext('replace', 'archive'),
    dispose: async () => {
      await store.close()
      await rm(parent, { recursive: true })
    },
  }
})
