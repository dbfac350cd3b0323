import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listenControl } from '../../../src/adapters/control-socket/index.js'
import { IMPORT_CLIENTS, importClientsHandler } from '../../../src/engine/import-request.js'
import type { Store } from '../../../src/ports.js'
import { quietLog, systemClock } from '../../fakes/quiet.js'
import { runCli } from './run-cli.js'
import { openFolderStore } from '../../stores/folder-store.js'

const SHEET = 'NOMBRE AGENCIA;OC;Correos\r\nWALVIS S.A.;SI;ana@walvis.example\r\nOtra Ltda.;NO;\r\n'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-import-'))
  writeFileSync(path.join(folder, 'clientes.csv'), SHEET)
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => runCli(folder, ['import-clients', ...args])

const inData = (...names: string[]): string => path.join(folder, 'data', ...names)

const stored = async <T>(read: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openFolderStore(inData())
  try {
    return await read(store)
  } finally {
    await store.close()
  }
}

const storedClients = async () => (await stored((store) => store.clients())).map(({ id }) => id).sort()

const auditedActions = async () => {
  const { items } = await stored((store) =>
    store.auditBetween({ from: '2000-01-01T00:00:00.000Z', until: '9999-01-01T00:00:00.000Z' }, { limit: 9 }),
  )
  return items.map(({ action }) => action)
}

describe('control-oc import-clients, with no service running', () => {
  it('stores the clients, with a line of audit for each', async () => {
    const { exitCode, stdout } = await run('clientes.csv')
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Nuevos: 2')])
    expect(await storedClients()).toEqual(['otra', 'walvis'])
    expect(await auditedActions()).toEqual(['client_created_by_import', 'client_created_by_import'])
  })

  it('changes nothing the second time', async () => {
    await run('clientes.csv')
    const { exitCode, stdout } = await run('clientes.csv', '--json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      created: [],
      changed: [],
      unchanged: [{ rows: [2] }, { rows: [3] }],
    })
  })

  it('stores nothing in a rehearsal, and makes no folder', async () => {
    const { exitCode, stdout } = await run('clientes.csv', '--dry-run')
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Ensayo: no se guardó nada.')])
    expect(existsSync(inData())).toBe(false)
  })

  it('ends with 1 when a row is refused, and says why; the others are stored', async () => {
    writeFileSync(path.join(folder, 'clientes.csv'), `${SHEET}walvis;NO;\r\nTercera;si;\r\n`)
    const { exitCode, stdout } = await run('clientes.csv', '--data-dir', 'data')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('fila 4 (walvis): las filas 2 y 4 son de la misma agencia y se contradicen')
    expect(await storedClients()).toEqual(['otra', 'tercera'])
  })

  it('says which file is no sheet', async () => {
    writeFileSync(path.join(folder, 'foto.xlsx'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0))
    const { exitCode, stderr } = await run('foto.xlsx')
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('foto.xlsx no es una planilla')])
  })
})

describe('control-oc import-clients, with the service running', () => {
  it('has the service import', async () => {
    const store = await openFolderStore(inData())
    const handlers = { [IMPORT_CLIENTS]: importClientsHandler(store, systemClock) }
    const control = await listenControl(inData(), handlers, quietLog)
    const { exitCode, stdout } = await run('clientes.csv')
    const clients = await store.clients()
    await control.close()
    await store.close()
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Nuevos: 2')])
    expect(clients).toHaveLength(2)
  })

  it('says so when the folder is held and nobody answers', async () => {
    const store = await openFolderStore(inData())
    const { exitCode, stderr } = await run('clientes.csv')
    await store.close()
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('en uso')])
  })
})
