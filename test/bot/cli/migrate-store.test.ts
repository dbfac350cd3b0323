import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStoreAt } from '../../../bot/service/stores.js'
import { quietLog, systemClock } from '../../fakes/quiet.js'
import { aReservation } from '../../ports/records.js'
import { describeWithPostgres } from '../../servers/describe-with-postgres.js'
import { runCli } from './run-cli.js'

const parts = { clock: systemClock, log: quietLog }

/** A folder of a service, whose data folder is `data`. */
const anOffice = async (): Promise<{ readonly folder: string; readonly dataDir: string }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'control-oc-migrate-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return { folder, dataDir: path.join(folder, 'data') }
}

const withReservation = async (dataDir: string, locator = 'AAA'): Promise<void> => {
  const store = await openStoreAt({ dataDir, storeUrl: null }, parts)
  await store.transact({ reservations: [locator] }, (tx) => tx.putReservation(aReservation(locator)))
  await store.close()
}

describeWithPostgres('control-oc migrate-store', (server) => {
  test('carries a data folder to a database, with which the service then begins', async () => {
    const { folder, dataDir } = await anOffice()
    await withReservation(dataDir)
    const STORE_URL = await server().newDatabase()
    const { exitCode, stdout } = await runCli(folder, ['migrate-store', 'data', 'STORE_URL'], { STORE_URL })
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/Reservas vigentes +1 {2}[0-9a-f]{12}/)])
    const store = await openStoreAt({ dataDir, storeUrl: STORE_URL }, parts)
    expect((await store.reservation('AAA'))?.locator).toBe('AAA')
    await store.close()
  })

  test('carries it back, after which the service begins without the database', async () => {
    const { folder, dataDir } = await anOffice()
    const storeUrl = await server().newDatabase()
    const store = await openStoreAt({ dataDir, storeUrl }, parts)
    await store.transact({}, (tx) => tx.putReservation(aReservation('AAA')))
    await store.close()
    const { exitCode, stdout } = await runCli(folder, ['migrate-store', storeUrl, 'data'])
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Quite STORE_URL')])
    const own = await openStoreAt({ dataDir, storeUrl: null }, parts)
    expect((await own.reservation('AAA'))?.locator).toBe('AAA')
    await own.close()
  })

  test('says that the target has something, and how it is put aside', { timeout: 60_000 }, async () => {
    const { folder, dataDir } = await anOffice()
    await withReservation(dataDir)
    const storeUrl = await server().newDatabase()
    await runCli(folder, ['migrate-store', 'data', storeUrl])
    const back = await runCli(folder, ['migrate-store', storeUrl, 'data'])
    expect([back.exitCode, back.stderr]).toEqual([1, expect.stringContaining("mkdir 'data/anterior'")])
    const again = await runCli(folder, ['migrate-store', 'data', storeUrl])
    expect([again.exitCode, again.stderr]).toEqual([1, expect.stringContaining('DROP SCHEMA control_oc')])
  })

  test('says that a service has the folder', async () => {
    const { folder, dataDir } = await anOffice()
    const store = await openStoreAt({ dataDir, storeUrl: null }, parts)
    onTestFinished(() => store.close())
    const { exitCode, stderr } = await runCli(folder, ['migrate-store', 'data', await server().newDatabase()])
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('Un servicio está usando data')])
  })

  test('takes nothing from a folder whose reservations have gone to a database', async () => {
    const { folder, dataDir } = await anOffice()
    await withReservation(dataDir)
    const storeUrl = await server().newDatabase()
    await runCli(folder, ['migrate-store', 'data', storeUrl])
    await (await openStoreAt({ dataDir, storeUrl }, parts)).close()
    const { exitCode, stderr } = await runCli(folder, ['migrate-store', 'data', await server().newDatabase()])
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('ya no están en ella')])
  })

  test.each([
    [['data'], 'Faltan DESDE y HASTA'],
    [['data', 'other'], 'una carpeta de datos y una base de datos'],
    [['data', 'postgres://db.example/oc'], 'sslmode'],
    [['data', 'STORE_URL'], 'STORE_URL no está definida'],
  ])('ends with 2 when it is called with %s', async (args, says) => {
    const { folder } = await anOffice()
    const { exitCode, stderr } = await runCli(folder, ['migrate-store', ...args], { STORE_URL: '' })
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(says)])
  })
})
