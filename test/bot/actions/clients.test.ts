import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TeamsPost } from '../../../bot/demo/teams/stand-in.js'
import { importCard, sheetFaultSentence } from '../../../bot/cards/views/import-card.js'
import { clientCard } from '../../../bot/cards/views/client-card.js'
import { clientsCard } from '../../../bot/cards/views/clients-card.js'
import { elementsOf, markdownOf, titlesOf } from '../../fixtures/views/card-check.js'
import { sampleClient, sampleClientView, samplePreview } from '../../fixtures/views/clients.js'
import { PAULA } from '../bot-in-teams.js'
import { openPressingWorld, textOf, type PressingWorld } from '../press-cards.js'

const ID = 'empresa-ejemplo'

let world: PressingWorld

beforeEach(async () => {
  world = await openPressingWorld({ adminIds: [PAULA.aadObjectId] })
  world.engine.putClient(sampleClientView())
})

afterEach(() => world.stop())

/** A form that Paula has opened on whatever card. */
const opened = async (clientId = ID): Promise<TeamsPost> => {
  const post = await world.rootCard()
  await world.pressByHand(post, 'client.open', { clientId })
  return post
}

const inputs = (card: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    elementsOf(card).flatMap(({ id, value }) => (typeof id === 'string' ? [[id, value]] : [])),
  )

describe('the list of clients', () => {
  test('is paged in place, and each is opened from it', async () => {
    for (let index = 0; index < 15; index += 1)
      world.engine.putClient(sampleClientView({ id: `agencia-${index}`, name: `Agencia ${index}` }))
    const post = await world.rootCard()
    await world.pressByHand(post, 'clients.more', { text: 'agencia', after: '', skipped: '0' })
    const second = await world.press(post, 'Ver más')
    expect(textOf(second)).toContain('13 a 15 de 15')
    await world.press(post, 'Abrir')
    expect(textOf(await world.press(post, 'Guardar cliente'))).toContain('Guardado.')
  })

  test('says of each what is done with it', () => {
    const rows = [
      sampleClient({ contacts: ['a@b.example', 'c@b.example'], language: 'pt' }),
      sampleClient({ contacts: [], reminderAfter: { unit: 'days', days: 3 } }),
      sampleClient({ requiresOc: false, contacts: [], active: false }),
    ]
    const card = clientsCard({ items: rows, total: 3, next: null }, { text: null, skipped: 0 })
    expect(markdownOf(card)).toEqual(
      expect.arrayContaining([
        'Requiere OC · a@b.example y 1 más · portugués',
        'Requiere OC · sin correo de contacto · días 3 y oficina',
        'INACTIVO · No requiere OC',
      ]),
    )
  })
})

describe('the form of a client', () => {
  test('shows what is kept', () => {
    const card = clientCard(
      sampleClientView({ language: 'en', reminderAfter: { unit: 'days', days: 3 }, active: false }),
    )
    expect(inputs(card)).toEqual({
      name: 'Empresa Ejemplo S.A.',
      requiresOc: 'yes',
      contacts: 'compras@empresa.example',
      reminderDays: '3',
      ultimatumDays: undefined,
      language: 'en',
      active: 'false',
    })
  })

  test('saves what was changed', async () => {
    const answer = await world.press(await opened(), 'Guardar cliente', {
      requiresOc: 'no',
      contacts: 'Pagos@empresa.example; compras@empresa.example',
      reminderDays: '3',
      ultimatumDays: '6',
      language: 'pt',
      active: 'false',
    })
    expect(world.executed()).toEqual([
      {
        type: 'save_client',
        client: {
          id: ID,
          name: 'Empresa Ejemplo S.A.',
          requiresOc: false,
          contacts: ['pagos@empresa.example', 'compras@empresa.example'],
          reminderDays: 3,
          ultimatumDays: 6,
          language: 'pt',
          active: false,
        },
      },
    ])
    expect(textOf(answer)).toContain('Guardado.')
  })

  test('makes a new one', async () => {
    await world.press(await opened(''), 'Guardar cliente', { name: 'Empresa Ejemplo' })
    expect(world.executed()).toMatchObject([
      {
        client: { id: null, name: 'Empresa Ejemplo', requiresOc: true, language: 'es', active: true },
      },
    ])
  })

  test.each([
    [{ name: ' ' }, 'Escriba el nombre del cliente'],
    [{ contacts: 'compras@empresa' }, 'Revise los correos'],
    [{ reminderDays: '0' }, 'de 1 a 365'],
    [{ ultimatumDays: '366' }, 'de 1 a 365'],
    [{ ultimatumDays: 'dos' }, 'de 1 a 365'],
  ])('holds %o on the card itself', async (typed, sentence) => {
    await expect(world.press(await opened(), 'Guardar cliente', typed)).rejects.toThrow(
      new RegExp(sentence, 'iu'),
    )
    expect(world.executed()).toEqual([])
  })

  test.each([
    [{ requiresOc: 'maybe' }, 'Elija si el cliente requiere OC.'],
    [{ requiresOc: 'constructor' }, 'Elija si el cliente requiere OC.'],
    [{ language: 'fr' }, 'Elija el idioma de sus correos.'],
    [{ name: 'x'.repeat(121) }, 'El texto es demasiado largo: caben 120 caracteres.'],
  ])('refuses %o that a client made up', async (typed, sentence) => {
    const data = { clientId: ID, name: 'X', requiresOc: 'yes', language: 'es', ...typed }
    expect(textOf(await world.pressByHand(await opened(), 'client.save', data))).toContain(sentence)
    expect(world.executed()).toEqual([])
  })

  test('keeps what was typed when the engine refuses it', async () => {
    world.engine.onExecute(() => ({ ok: false, code: 'ultimatum_not_later', facts: {} }))
    const answer = await world.press(await opened(), 'Guardar cliente', {
      reminderDays: '9',
      ultimatumDays: '3',
    })
    expect(textOf(answer)).toContain('El ultimátum debe ir después del recordatorio.')
    expect(inputs(answer.value)).toMatchObject({ reminderDays: '9', ultimatumDays: '3' })
  })

  test('offers to apply a change of whether OCs are owed', async () => {
    world.engine.putClient(sampleClientView({ requiresOc: false }, { toApply: 4 }))
    const post = await opened()
    await world.press(post, 'Aplicar a 4 reservas abiertas')
    expect(world.executed()).toEqual([{ type: 'apply_client', clientId: ID }])
  })

  test('offers nothing to apply where all follow already', () => {
    expect(titlesOf(clientCard(sampleClientView()))).toEqual([
      'Guardar cliente',
      'Guardar cliente',
      'Ver sus pendientes',
      'Ver sus pendientes',
      'Ver clientes',
      'Ver clientes',
    ])
  })

  test('leads to its pending reservations', async () => {
    const answer = await world.press(await opened(), 'Ver sus pendientes')
    expect(textOf(answer)).toContain('Empresa Ejemplo S.A.')
  })
})

test('a client is saved by an administrator only', async () => {
  const plain = await openPressingWorld({ adminIds: ['somebody-else'] })
  plain.engine.putClient(sampleClientView())
  const post = await plain.rootCard()
  await plain.pressByHand(post, 'client.open', { clientId: ID })
  expect(textOf(await plain.press(post, 'Guardar cliente'))).toContain('Eso lo hace un administrador')
  expect(plain.executed()).toEqual([])
  await plain.stop()
})

describe('a client sheet', () => {
  test('is shown with what it would do', () => {
    expect(markdownOf(importCard('clientes.xlsx', samplePreview()))).toEqual([
      'Importar clientes.xlsx',
      'Todavía no se ha cambiado nada.',
      '1 cliente nuevo',
      '**Nueva Agencia SpA** · Requiere OC · oc@nueva.example · Se parece a «Nueva Agensia SpA»: revise que no sea el mismo.',
      '1 cliente cambia',
      '**Empresa Ejemplo S.A.** · si requiere OC: sí → no · correos: nada → compras@empresa.example, pagos@empresa.example · días de recordatorio: nada → 3 · idioma: español → portugués · notas: nada → llamar antes',
      '1 fila no aceptada',
      'fila 7, Sin OC Ltda.: falta decir si requiere OC: SI o NO',
      '12 clientes sin cambios',
    ])
  })

  test('is imported by a press', async () => {
    const post = await world.rootCard()
    const answer = await world.pressByHand(post, 'import.apply', { importId: 'i123' })
    expect(world.executed()).toEqual([{ type: 'apply_import', importId: 'i123' }])
    expect(textOf(answer)).toContain('Listo: la planilla quedó importada.')
  })

  test('that changes nothing has nothing to confirm', () => {
    const card = importCard('clientes.xlsx', samplePreview({ created: [], changed: [], refused: [] }))
    expect(titlesOf(card)).toEqual([])
    expect(markdownOf(card)).toContain('La planilla no cambia nada.')
  })

  test('that cannot be read is told in one sentence', () => {
    expect(sheetFaultSentence('foto.png', { ok: false, code: 'not_a_sheet' })).toBe(
      'El archivo foto.png no es una planilla .xlsx ni un archivo .csv.',
    )
  })
})
