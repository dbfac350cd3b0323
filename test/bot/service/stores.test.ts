import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../bot/service/open-store.js'
import { joinStoreAt, openReaderAt, openStoreAt } from '../../../bot/service/stores.js'
import type { JoinedPlace, JoinedStore } from '../../../bot/service/stores.js'
import { openLowdbContents } from '../../../src/adapters/lowdb-store/index.js'
import { openPostgresFilling } from '../../../src/adapters/postgres-store/index.js'
import { moveStore } from '../../../src/engine/move-store.js'
import { quietLog, systemClock } from '../../fakes/quiet.js'
import { describeWithPostgres } from '../../servers/describe-with-postgres.js'
import { freePorts } from '../../servers/ports.js'
import { aConfig } from './a-config.js'

const parts = { clock: systemClock, log: quietLog }

const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'control-oc-stores-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

const placeOf = async (storeUrl: string, changes: Record<string, string> = {}): Promise<JoinedPlace> =>
  aConfig({ DATA_DIR: await aFolder(), STORE_URL: storeUrl, FILES_URL: 'file:///srv/documents', ...changes })

const joined = async (place: JoinedPlace): Promise<JoinedStore> => {
  const one = await joinStoreAt(place, parts)
  onTestFinished(() => one.store.close())
  return one
}

const fillFrom = async (dataDir: string, url: string): Promise<void> => {
  const source = await openLowdbContents(dataDir, systemClock)
  const target = await openPostgresFilling(url, quietLog)
  await moveStore(source, target, () => undefined)
  await target.close()
  await source.close()
}

describeWithPostgres('services whose store is in a database', (server) => {
  test('have it at the same time', async () => {
    const storeUrl = await server().newDatabase()
    const one = await joined(await placeOf(storeUrl))
    const other = await joined(await placeOf(storeUrl))
    await one.store.putNote('paused', true)
    expect(await other.store.note('paused')).toBe(true)
  })

  test.each([
    ['sender', { SMTP_FROM_EMAIL: 'otra@hotelsales.example' }],
    ['mailboxes', { IMAP_USERNAME: 'otra@hotelsales.example' }],
    ['documents', { FILES_URL: '' }],
  ])('are refused where they have not the same %s', async (part, changes) => {
    const storeUrl = await server().newDatabase()
    await joined(await placeOf(storeUrl))
    await expect(joined(await placeOf(storeUrl, changes))).rejects.toMatchObject({
      code: 'postgres_of_another_office',
      parts: [part],
    })
  })

  test('may be another office when the one before has ended', async () => {
    const storeUrl = await server().newDatabase()
    await (await joined(await placeOf(storeUrl))).store.close()
    const changed = await placeOf(storeUrl, { SMTP_FROM_EMAIL: 'otra@hotelsales.example' })
    await expect(joined(changed)).resolves.toBeDefined()
  })

  test('are of two offices on two databases of one server', async () => {
    await joined(await placeOf(await server().newDatabase()))
    const other = await placeOf(await server().newDatabase(), { FILES_URL: '' })
    await expect(joined(other)).resolves.toBeDefined()
  })

  test('keep out a command that must be alone', async () => {
    const storeUrl = await server().newDatabase()
    await joined(await placeOf(storeUrl))
    const command = openStoreAt({ dataDir: await aFolder(), storeUrl }, parts)
    await expect(command).rejects.toMatchObject({ code: 'postgres_in_use' })
  })

  test('begin when such a command has ended, where they may wait', async () => {
    const storeUrl = await server().newDatabase()
    const [port = 0] = await freePorts(1)
    const command = await openStoreAt({ dataDir: await aFolder(), storeUrl }, parts)
    const { store } = await openStore(
      { ...(await placeOf(storeUrl)), dataDirWaitMs: 60_000, port, bindHost: '127.0.0.1' },
      { ...parts, pause: () => command.close() },
    )
    await expect(store.close()).resolves.toBeUndefined()
  })

  test('are refused where their folder has a store of its own', async () => {
    const place = await placeOf(await server().newDatabase())
    await (await openStoreAt({ ...place, storeUrl: null }, parts)).close()
    await expect(joined(place)).rejects.toMatchObject({ code: 'data_folder_has_store' })
  })

  test('may not be left aside: the folder is refused without it, and with another one', async () => {
    const dataDir = await aFolder()
    const storeUrl = await server().newDatabase()
    await (await openStoreAt({ dataDir, storeUrl }, parts)).close()
    await expect(openStoreAt({ dataDir, storeUrl: null }, parts)).rejects.toMatchObject({
      code: 'store_is_elsewhere',
      where: expect.stringContaining(`127.0.0.1:${server().port}/`),
    })
    await expect(openReaderAt({ dataDir, storeUrl: null }, quietLog)).rejects.toMatchObject({
      code: 'store_is_elsewhere',
    })
    const another = await server().newDatabase()
    await expect(openStoreAt({ dataDir, storeUrl: another }, parts)).rejects.toMatchObject({
      code: 'store_is_another',
    })
    await (await openStoreAt({ dataDir, storeUrl }, parts)).close()
  })

  test("takes the place of the folder's own store where it was filled from it, and nothing happened since", async () => {
    const dataDir = await aFolder()
    const storeUrl = await server().newDatabase()
    await (await openStoreAt({ dataDir, storeUrl: null }, parts)).close()
    await fillFrom(dataDir, storeUrl)
    await (await openStoreAt({ dataDir, storeUrl }, parts)).close()
    await expect(openStoreAt({ dataDir, storeUrl: null }, parts)).rejects.toMatchObject({
      code: 'store_is_elsewhere',
    })
  })

  test('is refused where something happened in the folder since it was filled from it', async () => {
    const dataDir = await aFolder()
    const storeUrl = await server().newDatabase()
    await (await openStoreAt({ dataDir, storeUrl: null }, parts)).close()
    await fillFrom(dataDir, storeUrl)
    const own = await openStoreAt({ dataDir, storeUrl: null }, parts)
    await own.putNote('channel', 1)
    await own.close()
    await expect(openStoreAt({ dataDir, storeUrl }, parts)).rejects.toMatchObject({
      code: 'data_folder_has_store',
    })
  })

  test('leave their folder free where the database refuses them', async () => {
    const storeUrl = await server().newDatabase()
    const place = await placeOf(storeUrl)
    const command = await openStoreAt({ dataDir: await aFolder(), storeUrl }, parts)
    await expect(joined(place)).rejects.toThrow('in use')
    await command.close()
    await expect(joined(place)).resolves.toBeDefined()
  })
})
