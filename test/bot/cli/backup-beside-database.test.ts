import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStoreAt } from '../../../bot/service/stores.js'
import { openFileVault } from '../../../src/adapters/file-vault/index.js'
import { quietLog, systemClock } from '../../fakes/quiet.js'
import { aReservation } from '../../ports/records.js'
import { describeWithPostgres } from '../../servers/describe-with-postgres.js'
import { runCli } from './run-cli.js'

const parts = { clock: systemClock, log: quietLog }

describeWithPostgres('the data folder of a service whose store is in a database', (server) => {
  /** Its reservations came from the folder, where the old ones still lie. */
  const anOffice = async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'control-oc-beside-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const dataDir = path.join(folder, 'data')
    const own = await openStoreAt({ dataDir, storeUrl: null }, parts)
    await own.transact({}, (tx) => tx.putReservation(aReservation('OLD')))
    await own.close()
    const STORE_URL = await server().newDatabase()
    const run = (...args: string[]) => runCli(folder, args, { STORE_URL })
    await run('migrate-store', 'data', 'STORE_URL')
    await (await openStoreAt({ dataDir, storeUrl: STORE_URL }, parts)).close()
    return { folder, dataDir, run, storeUrl: STORE_URL }
  }

  test('is backed up without reservations, not even those that are old, and it says so', async () => {
    const { folder, dataDir, run } = await anOffice()
    await writeFile(path.join(dataDir, 'keys.json'), '{}')
    await openFileVault(dataDir).put(Buffer.from('%PDF-1.7'), 'oc.pdf', 'application/pdf')
    const { exitCode, stdout } = await run('backup', 'backups')
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining('no van en el respaldo: están en la\nbase de datos'),
    ])
    const [name = ''] = await readdir(path.join(folder, 'backups'))
    const held = execFileSync('tar', ['tzf', path.join(folder, 'backups', name)], { encoding: 'utf8' })
    expect(held).toMatch(/data\/files\/[\da-f]{2}\/[\da-f]+\n[^]*data\/keys\.json\ndata\/store\.json/u)
    expect(held).not.toMatch(/live\.json|archive\/|audit\//u)
  })

  test('is restored as what it is: it says where the reservations are, and is refused without them', async () => {
    const { folder, dataDir, run, storeUrl } = await anOffice()
    await run('backup', 'backups')
    await rename(dataDir, `${dataDir}.before`)
    const [name = ''] = await readdir(path.join(folder, 'backups'))
    const { exitCode, stdout } = await run('restore', path.join('backups', name))
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('siguen en la base de datos 127.0.0.1')])
    await expect(openStoreAt({ dataDir, storeUrl: null }, parts)).rejects.toMatchObject({
      code: 'store_is_elsewhere',
    })
    const store = await openStoreAt({ dataDir, storeUrl }, parts)
    expect((await store.reservation('OLD'))?.locator).toBe('OLD')
    await store.close()
  })
})
