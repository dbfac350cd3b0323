import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openBlobVault, openFileVault } from '../../../src/adapters/file-vault/index.js'
import type { FileVault, Store } from '../../../src/ports.js'
import { OLD_SAMPLE, makeOldDb } from '../../fixtures/old-system/old-db.js'
import { aNamedReservation } from '../../ports/named-records.js'
import { startAzurite, type AzuriteServer } from '../../servers/azurite.js'
import { runCli } from './run-cli.js'
import { openFolderStore } from '../../stores/folder-store.js'

let azurite: AzuriteServer

beforeAll(async () => {
  azurite = await startAzurite()
})

afterAll(() => azurite.stop())

/** Where documents are kept, and how the service is told. */
interface Place {
  readonly env: Readonly<Record<string, string>>
  readonly vault: FileVault
}

const sharedFolder = async (folder: string): Promise<Place> => {
  const shared = path.join(folder, 'shared')
  await mkdir(shared)
  return { env: { FILES_URL: `file://${shared}` }, vault: openFileVault(shared) }
}

const container = async (): Promise<Place> => {
  const { url, sas } = await azurite.container()
  return { env: { FILES_URL: url, FILES_SAS: sas() }, vault: openBlobVault({ url, sas: sas() }) }
}

const PDF = Buffer.from('%PDF-1.7 orden de compra')

describe.each([
  ['another folder', sharedFolder],
  ['a container', container],
])('the command line, with documents in %s', (_, open) => {
  const anOffice = async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cli-elsewhere-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const { env, vault } = await open(folder)
    const dataDir = path.join(folder, 'data')
    const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
      const store = await openFolderStore(dataDir)
      try {
        return await work(store)
      } finally {
        await store.close()
      }
    }
    return { folder, dataDir, vault, withStore, run: (...args: string[]) => runCli(folder, args, env) }
  }

  it('backs up and restores all but the documents, says so, and finds them where they were', async () => {
    const { folder, dataDir, vault, withStore, run } = await anOffice()
    const { id } = await vault.put(PDF, 'oc.pdf', 'application/pdf')
    await withStore((store) => store.putNote('channel', 1))
    const made = await run('backup', 'backups')
    expect([made.exitCode, made.stdout]).toEqual([0, expect.stringContaining('Los documentos no van')])
    const [name = ''] = await readdir(path.join(folder, 'backups'))
    const archive = path.join(folder, 'backups', name)
    expect(execFileSync('tar', ['tzf', archive], { encoding: 'utf8' })).not.toContain('data/files')
    await rename(dataDir, `${dataDir}.before`)
    const restored = await run('restore', archive)
    expect([restored.exitCode, restored.stdout]).toEqual([
      0,
      expect.stringContaining('Los documentos no van'),
    ])
    expect(await withStore((store) => store.note('channel'))).toBe(1)
    expect(Buffer.from(await vault.read(id))).toEqual(PDF)
  })

  it('puts the documents of the old system there', async () => {
    const { folder, dataDir, vault, withStore, run } = await anOffice()
    const file = path.join(folder, 'hotel.db')
    makeOldDb(file, OLD_SAMPLE)
    await mkdir(path.join(folder, 'ordenes'))
    await writeFile(path.join(folder, 'ordenes', 'OC_4500012345.pdf'), PDF)
    await run('import-old', file, '--yes')
    const found = await withStore((store) => store.reservation('AARECIB'))
    const id = found?.purchaseOrder?.files[0]?.id ?? ''
    expect(Buffer.from(await vault.read(id))).toEqual(PDF)
    expect(await readdir(dataDir)).not.toContain('files')
  })

  it('erases there what is kept of a person', async () => {
    const { vault, withStore, run } = await anOffice()
    const file = await vault.put(PDF, 'reserva-de-juan.pdf', 'application/pdf')
    const other = await vault.put(Buffer.from('otra'), 'otra.pdf', 'application/pdf')
    await withStore((store) =>
      store.transact({}, (tx) =>
        tx.putReservation(
          aNamedReservation('AAKLMNO', { files: [file], purchaseOrder: null, rejected: null }),
        ),
      ),
    )
    const { exitCode, stdout } = await run('forget', 'juan inventado', '--yes')
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('1 documento')])
    expect([await vault.about(file.id), (await vault.about(other.id))?.id]).toEqual([null, other.id])
  })
})
