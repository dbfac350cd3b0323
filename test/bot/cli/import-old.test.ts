import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listenControl } from '../../../src/adapters/control-socket/index.js'
import type { Store } from '../../../src/ports.js'
import { importOldHandlers } from '../../../src/engine/import-old/import-request.js'
import { quietLog, systemClock } from '../../fakes/quiet.js'
import { insertSql, makeOldDb, OLD_SAMPLE, OLD_SCHEMA } from '../../fixtures/old-system/old-db.js'
import { policyOf } from '../../story/samples.js'
import { runCli } from './run-cli.js'
import { openFolderStore } from '../../stores/folder-store.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-import-old-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => runCli(folder, ['import-old', ...args])

const inFolder = (...names: string[]): string => path.join(folder, ...names)

/** As the old system writes the present, so many days ago. */
const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().replace('T', ' ').slice(0, 19)

/** Open, and asked for its order yesterday: the tests run on any day. */
const FRESH = `${OLD_SCHEMA}
${insertSql('configuracion_clientes', { id: 1, nombre_agencia: 'EMPRESA EJEMPLO S.A.', requiere_oc: 1, email_contacto: 'compras@empresa.example' })}
${insertSql('reservas', {
  id: 1,
  loc_interno: 'AASOLIC',
  agencia: 'EMPRESA EJEMPLO S.A.',
  nombre_hotel: 'Gran Hotel Ejemplo',
  fecha_emision: daysAgo(1).slice(0, 10),
  check_in: daysAgo(-20).slice(0, 10),
  check_out: daysAgo(-21).slice(0, 10),
  monto_total: 528_701,
  estado_oc: 'SOLICITADA',
  fecha_creacion: daysAgo(1),
})}
${insertSql('correos_enviados', { id: 1, reserva_id: 1, tipo_correo: 'SOLICITUD', fecha_envio: daysAgo(1), estado: 'ENVIADO', message_id: '<old-1@mail.example>' })}`

const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openFolderStore(inFolder('data'))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

describe('control-oc import-old, with no service running', () => {
  it('shows in a rehearsal what becomes of each reservation, and stores nothing', async () => {
    makeOldDb(inFolder('old.db'), FRESH)
    const { exitCode, stdout, stderr } = await run('old.db')
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Ensayo: no se guardó nada. Con --yes se hace.')
    expect(stdout).toContain(
      'AASOLIC, EMPRESA EJEMPLO S.A. (fila 1): SOLICITADA · enviado: solicitud · sigue: recordatorio ',
    )
    expect(readdirSync(folder)).toEqual(['old.db'])
  })

  it('takes them over when told so, with an audit and a report that only its owner can read', async () => {
    makeOldDb(inFolder('old.db'), FRESH)
    const { exitCode, stdout } = await run('old.db', '--yes')
    expect(exitCode).toBe(0)
    const [kept = ''] = readdirSync(inFolder('data', 'import-old'))
    expect(stdout).toContain(readFileSync(inFolder('data', 'import-old', kept), 'utf8'))
    expect(statSync(inFolder('data', 'import-old', kept)).mode & 0o777).toBe(0o600)
    await withStore(async (store) => {
      expect(await store.reservation('AASOLIC')).toMatchObject({
        state: 'requested',
        clientId: 'empresa-ejemplo',
        sentMessageIds: ['<old-1@mail.example>'],
        due: { action: 'reminder' },
      })
      const audit = await store.auditOf('AASOLIC', { limit: 10 })
      expect(audit.items).toMatchObject([
        { action: 'reservation_taken_over', detail: 'reservas 1', before: null, after: 'requested' },
      ])
    })
  })

  it('changes nothing the second time', async () => {
    makeOldDb(inFolder('old.db'), FRESH)
    await run('old.db', '--yes')
    const before = await withStore((store) => store.reservation('AASOLIC'))
    const { exitCode, stdout } = await run('old.db', '--yes')
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('que no se tocan: 1\n  AASOLIC')])
    expect(await withStore((store) => store.reservation('AASOLIC'))).toEqual(before)
  })

  it('tells the same to programs, and ends with 1 where a row cannot be taken', async () => {
    makeOldDb(inFolder('old.db'), OLD_SAMPLE)
    const { exitCode, stdout } = await run('old.db', '--json')
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      dryRun: true,
      clients: {
        created: expect.arrayContaining(['EMPRESA EJEMPLO S.A.']),
        refused: [{ row: 6, code: 'name_missing' }],
      },
      reservations: expect.arrayContaining([
        expect.objectContaining({ rows: ['5'], locator: 'AARECIB', outcome: 'taken' }),
        expect.objectContaining({
          rows: ['14'],
          outcome: 'refused',
          problems: [
            { code: 'state_unknown', detail: 'EN_EL_LIMBO', text: 'no se conoce el estado «EN_EL_LIMBO»' },
          ],
        }),
      ]),
      orphans: [{ table: 'correos_enviados', row: '10' }],
    })
  })

  it('keeps the document of an order that lies beside the database, in the vault', async () => {
    makeOldDb(inFolder('old.db'), OLD_SAMPLE)
    mkdirSync(inFolder('ordenes'))
    writeFileSync(inFolder('ordenes', 'OC_4500012345.pdf'), '%PDF-1.4')
    await run('old.db', '--yes')
    const reservation = await withStore((store) => store.reservation('AARECIB'))
    const id = reservation?.purchaseOrder?.files[0]?.id ?? ''
    expect(readFileSync(inFolder('data', 'files', id.slice(0, 2), id.slice(2)), 'utf8')).toBe('%PDF-1.4')
  })

  it('needs a policy that can be understood', async () => {
    makeOldDb(inFolder('old.db'), FRESH)
    writeFileSync(inFolder('.env'), 'OFFICE_HOURS=mañana\n')
    const { exitCode, stderr } = await run('old.db')
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('vea control-oc config')])
  })

  it.each([
    ['does not exist', null, 'no existe'],
    ['is empty', '', 'está vacío'],
    ['is another kind', '<html>', 'no es una base de datos SQLite, o está cifrado'],
  ])('says so of a file that %s, and makes no folder', async (_, content, said) => {
    if (content !== null) writeFileSync(inFolder('old.db'), content)
    const { exitCode, stderr } = await run('old.db', '--yes')
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(said)])
    expect(existsSync(inFolder('data'))).toBe(false)
  })

  it('says so of a database with other tables', async () => {
    makeOldDb(inFolder('old.db'), 'CREATE TABLE fotos (id INTEGER);')
    const { exitCode, stderr } = await run('old.db')
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('no tiene ninguna de las tablas')])
  })

  it('ends with 2 where it is called wrongly, and helps', async () => {
    const [wrong, help] = [await run(), await run('--help')]
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('Falta el archivo')])
    expect([help.exitCode, help.stdout]).toEqual([0, expect.stringContaining('import-old ARCHIVO.db')])
  })
})

describe('control-oc import-old, with the service running', () => {
  it('has the service take them over, which looks at what is new', async () => {
    makeOldDb(inFolder('old.db'), FRESH)
    await withStore(async (store) => {
      let looks = 0
      const handlers = importOldHandlers({ store, clock: systemClock, policy: policyOf() }, async () => {
        looks += 1
      })
      const control = await listenControl(inFolder('data'), handlers, quietLog)
      const { exitCode } = await run('old.db', '--yes')
      await control.close()
      expect([exitCode, looks]).toEqual([0, 2])
      expect((await store.reservation('AASOLIC'))?.state).toBe('requested')
    })
  })

  it('says so when the folder is held and nobody answers', async () => {
    makeOldDb(inFolder('old.db'), FRESH)
    await withStore(async () => {
      const { exitCode, stderr } = await run('old.db', '--yes')
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('en uso')])
    })
  })
})
