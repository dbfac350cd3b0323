import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sampleClientView, samplePreview } from '../../fixtures/views/clients.js'
import { PAULA } from '../bot-in-teams.js'
import { ADMIN, openDesk, shown, type Desk } from './asking.js'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  const { engine } = desk.world
  engine.putClient(sampleClientView())
  engine.putClient(sampleClientView({ id: 'viajes del sur', name: 'Viajes del Sur' }))
  engine.putClient(sampleClientView({ id: 'viajes del norte', name: 'Viajes del Norte' }))
})

afterEach(() => desk.stop())

describe('clientes', () => {
  test('lists all of them', async () => {
    expect(await desk.ask('clientes')).toMatch(/Empresa Ejemplo.*Viajes del Sur.*Viajes del Norte/u)
  })

  test('lists those with a text in their name', async () => {
    const answer = await desk.ask('clientes viajes')
    expect(answer).toContain('Viajes del Norte')
    expect(answer).not.toContain('Empresa Ejemplo')
  })
})

describe('cliente', () => {
  test.each(['cliente Empresa Ejemplo S.A.', 'cliente empresa ejemplo', 'cliente ejemplo'])(
    'shows the form of the one that is meant: %s',
    async (typed) => {
      expect(await desk.ask(typed)).toContain('compras@empresa.example')
    },
  )

  test('lists those that could be meant', async () => {
    expect(await desk.ask('cliente viajes')).toMatch(/Viajes del Sur.*Viajes del Norte/u)
  })

  test('that there is not says how to make one', async () => {
    expect(await desk.ask('cliente Turismo Andino')).toBe(
      'No conozco ningún cliente «Turismo Andino». Con **cliente nuevo Turismo Andino** un administrador lo crea.',
    )
  })

  test('nuevo is an empty form with the name in it, for an administrator', async () => {
    const answer = await desk.ask('cliente nuevo Turismo Andino', ADMIN)
    expect(answer).toContain('Nuevo cliente')
    expect(answer).toContain('Turismo Andino')
    expect(await desk.ask('cliente nuevo Turismo Andino', PAULA)).toContain('administrador')
  })

  test('nuevo of somebody known shows who that is', async () => {
    expect(await desk.ask('cliente nuevo empresa ejemplo', ADMIN)).toContain(
      'Ya existe un cliente con ese nombre',
    )
  })
})

describe('importar', () => {
  const sheet = { name: 'clientes.xlsx', content: new Uint8Array([1, 2, 3]) }

  const sent = async (file = sheet, from = ADMIN, text = ''): Promise<string> => {
    const { threadId } = await desk.world.teams.sendFile(file, { from, text })
    const posts = desk.world.teams.thread(threadId)?.posts.filter((post) => post.from.isBot) ?? []
    const last = posts.at(-1)
    return last ? shown(last) : ''
  }

  test('shows what a sheet would change, which a press then does', async () => {
    desk.world.engine.putImport(samplePreview())
    const { threadId } = await desk.world.teams.sendFile(sheet, { from: ADMIN })
    const card = desk.world.teams.thread(threadId)?.posts.at(-1)
    expect(JSON.stringify(card)).toContain('Nueva Agencia SpA')
    expect(desk.world.engine.executed).toEqual([])
    await desk.world.teams.press(card?.id ?? '', 'Confirmar importación', {}, { from: ADMIN })
    expect(desk.world.engine.executed.map(({ command }) => command)).toEqual([
      { type: 'apply_import', importId: 'i123' },
    ])
  })

  test('takes the file whatever is typed beside it', async () => {
    desk.world.engine.putImport(samplePreview())
    expect(await sent(sheet, ADMIN, 'aquí va la planilla')).toContain('Nueva Agencia SpA')
  })

  test('says why a file is no sheet', async () => {
    desk.world.engine.putImport({ ok: false, code: 'no_header_row' })
    expect(await sent()).toContain('no tiene una fila de títulos')
  })

  test('says when a file cannot be fetched', async () => {
    desk.world.teams.fail({ kind: 'status', status: 404 }, { path: '/drive/download/' })
    expect(await sent()).toBe('No pude leer ese archivo. Envíelo de nuevo.')
  })

  test('is for administrators, and the file is not even read', async () => {
    expect(await sent(sheet, PAULA)).toContain('Eso lo hace un administrador')
    expect(desk.world.teams.calls().filter(({ path }) => path.includes('/drive/download/'))).toEqual([])
  })

  test('without a file says where to send it', async () => {
    expect(await desk.ask('importar', ADMIN)).toContain(
      'envíe la planilla (.xlsx o .csv) en el chat personal',
    )
    expect(await desk.askInGroup('importar', ADMIN)).toContain('en el chat personal conmigo')
    expect(await desk.whisper('importar', ADMIN)).toContain('Adjunte aquí la planilla')
  })
})
