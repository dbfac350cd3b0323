import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../bot/service/open-store.js'
import { openStoreAt } from '../../../bot/service/stores.js'
import { quietLog, systemClock } from '../../fakes/quiet.js'
import { describeWithPostgres } from '../../servers/describe-with-postgres.js'
import { freePorts } from '../../servers/ports.js'

const parts = { clock: systemClock, log: quietLog }

const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'control-oc-stores-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

describeWithPostgres('a service whose store is in a database', (server) => {
  test('is refused while another one has the database, in whatever folder', async () => {
    const storeUrl = await server().newDatabase()
    const store = await openStoreAt({ dataDir: await aFolder(), storeUrl }, parts)
    const second = openStoreAt({ dataDir: await aFolder(), storeUrl }, parts)
    await expect(second).rejects.toMatchObject({ code: 'postgres_in_use' })
    await store.close()
  })

  test('begins when the other one has ended, where it may wait', async () => {
    const storeUrl = await server().newDatabase()
    const [port = 0] = await freePorts(1)
    const store = await openStoreAt({ dataDir: await aFolder(), storeUrl }, parts)
    const next = await openStore(
      { dataDir: await aFolder(), storeUrl, dataDirWaitMs: 60_000, port, bindHost: '127.0.0.1' },
      { ...parts, pause: () => store.close() },
    )
    await expect(next.close()).resolves.toBeUndefined()
  })

  test('is refused where its folder has a store of its own', async () => {
    const dataDir = await aFolder()
    await (await openStoreAt({ dataDir, storeUrl: null }, parts)).close()
    const opening = openStoreAt({ dataDir, storeUrl: await server().newDatabase() }, parts)
    await expect(opening).rejects.toMatchObject({ code: 'data_folder_has_store' })
  })

  test('leaves the folder free where the database refuses it', async () => {
    const dataDir = await aFolder()
    const storeUrl = await server().newDatabase()
    const store = await openStoreAt({ dataDir: await aFolder(), storeUrl }, parts)
    await expect(openStoreAt({ dataDir, storeUrl }, parts)).rejects.toThrow('in use')
    await store.close()
    const again = await openStoreAt({ dataDir, storeUrl }, parts)
    await expect(again.close()).resolves.toBeUndefined()
  })
})
