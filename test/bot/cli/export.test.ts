import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDocumentFolders } from '../../../bot/service/document-folders.js'
import { listenControl } from '../../../src/adapters/control-socket/index.js'
import { exportHandlers } from '../../../src/engine/exporting/requests.js'
import { quietLog } from '../../fakes/quiet.js'
import { anEntry } from '../../ports/mail-export-contract.js'
import { aMailRecord } from '../../ports/records.js'
import { runCli } from './run-cli.js'
import { openFolderStore } from '../../stores/folder-store.js'

let folder: string
let dataDir: string

const KEY = 'aaaa000000000000'
const OC = path.join('export', '2026-11', `AAKLMNO-oc-${KEY}`, 'OC 4500012345.pdf')

const run = (...args: string[]) => runCli(folder, ['export', ...args])

const open = () => openFolderStore(dataDir)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cli-export-'))
  dataDir = path.join(folder, 'data')
  const store = await open()
  const { vault, exports } = openDocumentFolders({ dataDir, documents: { kind: 'folder', path: dataDir } })
  const { id } = await vault.put(Buffer.from('From: x'), '1.eml', 'message/rfc822')
  const kept = { kind: 'purchase_order', decision: 'accept', locators: ['AAKLMNO'], fileId: id } as const
  await store.transact({}, (tx) => tx.recordMail(aMailRecord(KEY, kept)))
  await store.putNote('export:last', { mails: { cursor: null, last: 'x' } })
  await store.close()
  await exports.keep(anEntry({ key: KEY }))
})

afterAll(() => rm(folder, { recursive: true }))

describe('control-oc export', () => {
  it('finds all as it was kept', async () => {
    const { exitCode, stdout } = await run('--check')
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Todo está como se guardó.')])
    expect(stdout).toContain('1 carpeta y 2 archivos')
  })

  it('says in Spanish what is missing, and ends with 1', async () => {
    await rm(path.join(dataDir, OC))
    const one = await run()
    expect([one.exitCode, one.stdout]).toEqual([1, expect.stringContaining('✘ falta el archivo: 2026-11/')])
    await rm(path.join(dataDir, 'export'), { recursive: true })
    expect((await run('--check')).stdout).toContain(`✘ no está: AAKLMNO-oc-${KEY}`)
  })

  it('has the service that runs complete it', async () => {
    const store = await open()
    const woken: true[] = []
    const control = await listenControl(
      dataDir,
      exportHandlers(async () => void woken.push(true)),
      quietLog,
    )
    const { exitCode, stdout } = await run('--again')
    expect([exitCode, stdout, woken]).toEqual([0, expect.stringContaining('la está completando'), [true]])
    await control.close()
    await store.close()
  })

  it('has the service complete it at its start, where none runs', async () => {
    expect((await run('--again')).stdout).toContain('cuando parta')
    const store = await open()
    expect(await store.note('export:last')).toBeNull()
    await store.close()
  })

  it('does one thing at a time', async () => {
    expect((await run('--check', '--again')).exitCode).toBe(2)
  })
})
