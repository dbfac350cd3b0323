import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDocumentFolders } from '../../../bot/service/document-folders.js'
import { aNamedReservation } from '../../ports/named-records.js'
import { aMailRecord } from '../../ports/records.js'
import { runCli } from './run-cli.js'
import { openFolderStore } from '../../stores/folder-store.js'

let folder: string

const run = (...args: string[]) => runCli(folder, ['export-person', ...args])

/** By what stands behind the beginning of the hash. */
const byRest = (one: string, other: string): number => (one.slice(8) < other.slice(8) ? -1 : 1)

const exported = (...names: string[]): string => path.join(folder, 'salida', ...names)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cli-export-'))
  const dataDir = path.join(folder, 'data')
  const store = await openFolderStore(dataDir)
  const { vault, exports } = openDocumentFolders({ dataDir, documents: { kind: 'folder', path: dataDir } })
  const content = Buffer.from('%PDF-1.7')
  const document = await vault.put(content, '../reserva.pdf', 'application/pdf')
  await exports.keep({
    month: '2026-03',
    locator: 'AAKLMNO',
    kind: 'confirmation',
    key: '0123456789abcdef',
    mail: Buffer.from('From: confirmaciones@kontrol.example'),
    documents: [{ filename: 'reserva.pdf', content }],
  })
  await store.transact({}, (tx) => {
    tx.putReservation(
      aNamedReservation('AAKLMNO', { files: [document], purchaseOrder: null, rejected: null }),
    )
    tx.putReservation(aNamedReservation('AAGONEX', { purchaseOrder: null, rejected: null }))
    tx.recordMail(aMailRecord('aaaa', { subject: 'Reserva de Juan Inventado' }))
    tx.recordMail(aMailRecord('bbbb', { subject: 'Otra cosa' }))
  })
  await store.close()
})

afterAll(() => rm(folder, { recursive: true }))

describe('control-oc export-person', () => {
  it('puts everything into one folder, for its owner alone', async () => {
    const { exitCode, stdout } = await run('Juan Inventado', '--to', 'salida')
    expect(exitCode).toBe(0)
    const data: { mails: { id: string }[]; reservations: unknown[] } = JSON.parse(
      await readFile(exported('datos.json'), 'utf8'),
    )
    expect(data.mails.map(({ id }) => id)).toEqual(['aaaa'])
    expect(data.reservations).toHaveLength(2)
    const [document = '', ...others] = (await readdir(exported('documentos'))).sort(byRest)
    expect(document).toMatch(/^[\da-f]{8}-\.\._reserva\.pdf$/u)
    // The exported mail, which the vault need not have any more; the exported document is the one of the vault.
    expect(others).toEqual([expect.stringMatching(/^[\da-f]{8}-mail\.eml$/u)])
    const modes = await Promise.all(
      [exported(), exported('documentos'), exported('datos.json'), exported('documentos', document)].map(
        async (one) => (await stat(one)).mode & 0o777,
      ),
    )
    expect(modes).toEqual([0o700, 0o700, 0o600, 0o600])
    expect(stdout).toContain('AAKLMNO · EMPRESA EJEMPLO S.A. · terminada · viaja')
    expect(stdout).toContain('1 que ya no están')
    expect(await readFile(exported('LEEME.txt'), 'utf8')).toContain(`documentos/${document}`)
  })

  it('writes into no folder that is there', async () => {
    const { exitCode, stderr } = await run('Juan Inventado', '--to', 'data')
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('ya existe')])
  })
})
