import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { openFolderFilling } from '../../../../bot/service/fill-folder.js'
import { openLowdbContents } from '../../../../src/adapters/lowdb-store/index.js'
import { openPostgresContents, openPostgresFilling } from '../../../../src/adapters/postgres-store/index.js'
import { moveStore } from '../../../../src/engine/move-store.js'
import type { StoreContents, StoreFilling, Store } from '../../../../src/ports.js'
import { quietLog } from '../../../fakes/quiet.js'
import { aReservation, aSettledReservation, aMailRecord } from '../../../ports/records.js'
import { describeWithPostgres } from '../../../servers/describe-with-postgres.js'
import { aDatabase, inDatabase } from '../../adapters/postgres-store/a-database.js'
import { aDataFolder } from '../../adapters/lowdb-store/data-folder.js'
import type { DataFolder } from '../../adapters/lowdb-store/data-folder.js'
import { aHistory, allOf } from './worlds.js'
import type { Deed } from './worlds.js'

const silent = (): void => undefined

const moved = async (source: StoreContents, target: StoreFilling) => {
  try {
    return await moveStore(source, target, silent)
  } finally {
    await target.close()
    await source.close()
  }
}

const toDatabase = async ({ dataDir, clock }: DataFolder, url: string) =>
  moved(await openLowdbContents(dataDir, clock), await openPostgresFilling(url, quietLog))

const toFolder = async (url: string, { dataDir, clock }: DataFolder) =>
  moved(await openPostgresContents(url), await openFolderFilling(dataDir, clock, quietLog))

const live = async (deeds: readonly Deed[], folder: DataFolder): Promise<void> => {
  const store = await folder.open()
  for (const deed of deeds) await deed(store, folder.clock)
  await store.close()
}

const contentsOf = async ({ dataDir, clock }: DataFolder) => {
  const contents = await openLowdbContents(dataDir, clock)
  const all = await allOf(contents)
  await contents.close()
  return { all, sequence: contents.sequence }
}

const AAA: Deed = (store) => store.transact({}, (tx) => tx.putReservation(aReservation('AAA')))

/** Some of what a store is asked. */
const answersOf = async (store: Store) => ({
  found: await store.findByMarks({ locators: ['AAA', 'BBB'], messageIds: ['<request-CCC@oc.example>'] }),
  newest: await store.reservation('AAA'),
  review: await store.review('AAA'),
  due: await store.nextDueAt(),
  clients: await store.clients(),
  seen: await store.seenMail('<BBB@cliente.example>', 'nothing'),
  ignored: await store.countIgnored('2026-01-01T00:00:00.000Z'),
  audit: await store.auditOf('AAA', { limit: 100 }),
  told: await store.announcements(100),
  note: await store.note('AAA'),
})

describeWithPostgres('moving a store', (server) => {
  it('brings any history to a database and back as it was', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, async (deeds) => {
        const first = await aDataFolder()
        await live(deeds, first)
        const { url } = await aDatabase(server())
        expect(await toDatabase(first, url)).toMatchObject({ ok: true })
        const second = await aDataFolder()
        second.clock.set(first.clock.now())
        expect(await toFolder(url, second)).toMatchObject({ ok: true })
        expect(await contentsOf(second)).toEqual(await contentsOf(first))
        expect(await answersOf(await second.open())).toEqual(await answersOf(await first.open()))
      }),
      { numRuns: 20 },
    )
  })

  it('answers as before in the database', { timeout: 60_000 }, async () => {
    const folder = await aDataFolder()
    const archiving: Deed = (store, clock) => store.archiveSettled(clock.now())
    const settled: Deed = (store) =>
      store.transact({}, (tx) => {
        tx.putReservation(aSettledReservation('BBB', '2026-03-01T00:00:00.000Z'))
        tx.recordMail(aMailRecord('BBB'))
      })
    await live([AAA, settled, archiving], folder)
    const { url, open } = await aDatabase(server())
    await toDatabase(folder, url)
    expect(await answersOf(await open())).toEqual(await answersOf(await folder.open()))
  })

  it('leaves the folder as it was', async () => {
    const folder = await aDataFolder()
    await live([AAA], folder)
    const files = async () => {
      const names = (await readdir(folder.dataDir, { recursive: true })).toSorted()
      return [names, await readFile(folder.path('live.json'), 'utf8')]
    }
    const before = await files()
    await toDatabase(folder, (await aDatabase(server())).url)
    expect(await files()).toEqual(before)
  })

  it('goes on counting announcements where the old store ended', async () => {
    const folder = await aDataFolder()
    const told: Deed = async (store) => {
      const event = { at: '2026-03-02T12:00:00.000Z', locator: 'AAA', reviewId: null, event: 'E', facts: {} }
      await store.transact({}, (tx) => {
        tx.announce(event)
        tx.announce(event)
      })
      await store.removeAnnouncements(['000000000001', '000000000002'])
    }
    await live([told], folder)
    const { url, open } = await aDatabase(server())
    await toDatabase(folder, url)
    const store = await open()
    await store.transact({}, (tx) =>
      tx.announce({ at: '2026-03-02T13:00:00.000Z', locator: 'AAA', reviewId: null, event: 'E', facts: {} }),
    )
    expect((await store.announcements(9)).map(({ id }) => id)).toEqual(['000000000003'])
  })

  it('refuses a folder that is in use, and a database that is', async () => {
    const folder = await aDataFolder()
    await folder.open()
    await expect(openLowdbContents(folder.dataDir, folder.clock)).rejects.toMatchObject({
      code: 'data_folder_locked',
    })
    const { url, open } = await aDatabase(server())
    await open()
    await expect(openPostgresContents(url)).rejects.toMatchObject({ code: 'postgres_in_use' })
    await expect(openPostgresFilling(url, quietLog)).rejects.toMatchObject({ code: 'postgres_in_use' })
  })

  it('lets no service begin while it is under way', async () => {
    const { url, open } = await aDatabase(server())
    const filling = await openPostgresFilling(url, quietLog)
    onTestFinished(() => filling.close())
    await expect(open()).rejects.toMatchObject({ code: 'postgres_in_use' })
  })

  it('refuses a target that has something already', async () => {
    const folder = await aDataFolder()
    await live([AAA], folder)
    await expect(openFolderFilling(folder.dataDir, folder.clock, quietLog)).rejects.toMatchObject({
      code: 'data_folder_not_empty',
    })
    const { url, open } = await aDatabase(server())
    const store = await open()
    await store.putNote('channel', 1)
    await store.close()
    await expect(openPostgresFilling(url, quietLog)).rejects.toMatchObject({ code: 'postgres_not_empty' })
  })

  it('has nothing in a folder where none was', async () => {
    const folder = await aDataFolder()
    await expect(openLowdbContents(folder.dataDir, folder.clock)).rejects.toMatchObject({
      code: 'no_store_here',
    })
  })

  it('keeps nothing of what did not arrive as it left', async () => {
    const folder = await aDataFolder()
    await live([AAA], folder)
    const { url } = await aDatabase(server())
    const filling = await openPostgresFilling(url, quietLog)
    const changing: StoreFilling = {
      add: (records) =>
        filling.add(records.map((one) => ({ ...one, record: { ...one.record, version: 9 } }) as never)),
      seal: (source) => filling.seal(source),
      keep: () => filling.keep(),
      close: () => filling.close(),
    }
    const outcome = await moved(await openLowdbContents(folder.dataDir, folder.clock), changing)
    expect(outcome).toEqual({ ok: false, differing: ['reservation'] })
    expect(await inDatabase(url, 'select 1 from control_oc.reservations')).toEqual([])
  })

  it('begins again in a database where it was ended half-way', async () => {
    const folder = await aDataFolder()
    await live([AAA], folder)
    const { url, open } = await aDatabase(server())
    const filling = await openPostgresFilling(url, quietLog)
    await filling.add([{ kind: 'reservation', record: aReservation('OLD') }])
    await filling.close()
    expect(await toDatabase(folder, url)).toMatchObject({ ok: true })
    const store = await open()
    expect([await store.reservation('OLD'), (await store.reservation('AAA'))?.locator]).toEqual([null, 'AAA'])
  })

  it('begins again in a folder where it was ended between two renames', async () => {
    const first = await aDataFolder()
    await live([AAA], first)
    const { url } = await aDatabase(server())
    await toDatabase(first, url)
    const folder = await aDataFolder()
    const filling = await openFolderFilling(folder.dataDir, folder.clock, quietLog)
    await filling.add([
      { kind: 'archived_reservation', record: aSettledReservation('OLD', '2026-01-02T00:00:00.000Z') },
    ])
    await filling.seal({ sequence: 0, fingerprint: null })
    const [staging = ''] = (await readdir(folder.dataDir)).filter((name) => name.startsWith('.moving-'))
    const half = folder.path('.moving-half')
    await rename(folder.path(staging), half)
    await rename(path.join(half, 'archive'), folder.path('archive'))
    await filling.close()
    expect(await toFolder(url, folder)).toMatchObject({ ok: true })
    expect(existsSync(half)).toBe(false)
    const store = await folder.open()
    expect([await store.reservation('OLD'), (await store.reservation('AAA'))?.locator]).toEqual([null, 'AAA'])
  })

  it('writes into the folder the keys by which answers were recognised, and puts others beside', async () => {
    const keys = { messageIds: 'a'.repeat(64), links: 'b'.repeat(64) }
    const { url, open } = await aDatabase(server())
    const store = await open()
    await store.putNote('service:keys', keys)
    await store.close()
    const folder = await aDataFolder()
    await mkdir(folder.dataDir)
    const others = JSON.stringify({ messageIds: 'c'.repeat(64), links: 'd'.repeat(64) })
    await writeFile(folder.path('keys.json'), others)
    await toFolder(url, folder)
    expect(JSON.parse(await readFile(folder.path('keys.json'), 'utf8'))).toEqual(keys)
    expect(await readFile(folder.path('keys.json.previous'), 'utf8')).toBe(others)
  })

  it('keeps the keys and documents of the folder that it fills', async () => {
    const first = await aDataFolder()
    await live([AAA], first)
    const { url } = await aDatabase(server())
    await toDatabase(first, url)
    const folder = await aDataFolder()
    await mkdir(folder.dataDir)
    await writeFile(folder.path('keys.json'), '{}')
    await toFolder(url, folder)
    expect(await readFile(folder.path('keys.json'), 'utf8')).toBe('{}')
  })
})
