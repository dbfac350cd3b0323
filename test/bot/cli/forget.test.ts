import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDocumentFolders } from '../../../bot/service/document-folders.js'
import { listenControl } from '../../../src/adapters/control-socket/index.js'
import { forgetPersonHandlers } from '../../../src/engine/privacy/forget.js'
import { quietLog, systemClock } from '../../fakes/quiet.js'
import { aNamedReservation } from '../../ports/named-records.js'
import { runCli } from './run-cli.js'
import { openFolderStore } from '../../stores/folder-store.js'

let folder: string

const open = () => openFolderStore(path.join(folder, 'data'))

const run = (...args: string[]) => runCli(folder, ['forget', ...args])

const put = async (locator: string, state: 'closed' | 'requested'): Promise<void> => {
  const store = await open()
  const settledAt = state === 'closed' ? '2026-03-02T12:00:00.000Z' : null
  await store.transact({ reservations: [locator] }, (tx) =>
    tx.putReservation(aNamedReservation(locator, { state, settledAt, files: [], rejected: null })),
  )
  await store.close()
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cli-forget-'))
})

afterAll(() => rm(folder, { recursive: true }))

describe('control-oc forget', () => {
  it('rehearses, then does it, then finds nothing more', async () => {
    await put('AAKLMNO', 'closed')
    const rehearsed = await run('juan inventado')
    expect([rehearsed.exitCode, rehearsed.stdout]).toEqual([0, expect.stringContaining('1 reserva: AAKLMNO')])
    expect(rehearsed.stdout).toContain('Ensayo')
    const done = await run('juan inventado', '--yes')
    expect(done.stdout).toMatch(/Se borró[^]*Comprobante: [\da-f]{8}/u)
    expect((await run('juan inventado')).stdout).toContain('No hay nada que borrar.')
  })

  it('tells which open case is left as it is, and ends with 1', async () => {
    await put('AAOPENX', 'requested')
    const { exitCode, stdout } = await run('juan inventado', '--yes')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('No se tocan las reservas abiertas AAOPENX')
  })

  it('asks the service that runs', async () => {
    await put('AASERVI', 'closed')
    const store = await open()
    const dataDir = path.join(folder, 'data')
    const handlers = forgetPersonHandlers({
      store,
      ...openDocumentFolders({ dataDir, documents: { kind: 'folder', path: dataDir } }),
      clock: systemClock,
    })
    const control = await listenControl(dataDir, handlers, quietLog)
    const { stdout } = await run('juan inventado', '--yes')
    expect(stdout).toContain('1 reserva: AASERVI')
    expect((await store.reservation('AASERVI'))?.booking.advisorNotes).toBe('* llega tarde')
    await control.close()
    await store.close()
  })

  it.each([
    ['Juan', 1, 'Con una sola palabra'],
    ['--nada', 2, 'No existe la opción'],
  ])('refuses "%s" with %i', async (asked, code, words) => {
    const { exitCode, stderr } = await run(asked)
    expect([exitCode, stderr]).toEqual([code, expect.stringContaining(words)])
  })
})
