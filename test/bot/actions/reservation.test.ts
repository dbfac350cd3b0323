import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandResult } from '../../../src/contract.js'
import { titlesOf } from '../../fixtures/views/card-check.js'
import { IN_EACH_STATE, sampleView } from '../../fixtures/views/samples.js'
import { teamsUser } from '../../../bot/demo/teams/stand-in.js'
import { GUEST, PAULA } from '../bot-in-teams.js'
import { openPressingWorld, textOf, type PressingWorld } from '../press-cards.js'

/** The clock of the world stands at Monday 30 March 2026, 10:00 in Santiago. */
let world: PressingWorld

beforeEach(async () => {
  world = await openPressingWorld()
})

afterEach(() => world.stop())

const becomes = (changes: Parameters<typeof sampleView>[0]) => (): CommandResult => {
  world.engine.putReservation(sampleView(changes))
  return { ok: true, locator: 'AAKLMNO', reviewId: null }
}

const refuses =
  (code: Extract<CommandResult, { ok: false }>['code'], facts: Record<string, string> = {}) =>
  (): CommandResult => ({ ok: false, code, facts: { locator: 'AAKLMNO', ...facts } })

const NOBODYS = { client: null }

describe('Reenviar', () => {
  test('asks the engine, in the name of who pressed, and says on which card', async () => {
    const post = await world.rootCard()
    const answer = await world.press(post, 'Reenviar')
    const source = { kind: 'card', card: 'root', verb: 'reservation.resend', messageId: post.id }
    expect(world.engine.executed).toEqual([
      {
        command: { type: 'resend', locator: 'AAKLMNO' },
        actor: { id: PAULA.aadObjectId, name: 'Paula Rojas', source },
      },
    ])
    expect(answer.type).toBe('application/vnd.microsoft.card.adaptive')
  })
})

describe('Cerrar', () => {
  test('gives reason and note, and the answer is the card as it is then', async () => {
    world.engine.onExecute(becomes(IN_EACH_STATE.closed))
    const answer = await world.press(await world.rootCard(), 'Cerrar: suspendida', {
      'note-suspended': 'avisan en mayo',
    })
    expect(world.executed()).toEqual([
      { type: 'close', locator: 'AAKLMNO', reason: 'suspended', note: 'avisan en mayo' },
    ])
    expect(textOf(answer)).toContain('CERRADA')
    expect(titlesOf(answer.value)).not.toContain('Cerrar')
  })

  test('takes the number of an OC that came by another way', async () => {
    await world.press(await world.rootCard(), 'Cerrar: la OC llegó por otra vía', {
      closeNumber: 'N° 4500012345',
    })
    expect(world.executed()).toEqual([
      { type: 'close', locator: 'AAKLMNO', reason: 'oc_by_other_way', note: null, ocNumber: '4500012345' },
    ])
  })

  test.each([
    ['Cerrar: la reserva se anuló', 'cancelled'],
    ['Cerrar: no requiere OC', 'not_required'],
  ])('«%s» is one press', async (title, reason) => {
    await world.press(await world.rootCard(), title)
    expect(world.executed()).toEqual([{ type: 'close', locator: 'AAKLMNO', reason, note: null }])
  })

  test.each([
    ['Cerrar: la OC llegó por otra vía', 'Escriba el número de la OC'],
    ['Cerrar por otro motivo', 'Escriba el motivo, en una línea'],
  ])('«%s» is held on the card itself while its text is missing', async (title, sentence) => {
    await expect(world.press(await world.rootCard(), title)).rejects.toThrow(sentence)
    expect(world.executed()).toEqual([])
  })

  test('without a reason does nothing but say so', async () => {
    const answer = await world.pressByHand(await world.rootCard(), 'reservation.close', {})
    expect(textOf(answer)).toContain('Elija el motivo del cierre')
    expect(world.executed()).toEqual([])
  })

  test('refused by the engine keeps what was typed in its form', async () => {
    world.engine.onExecute(refuses('number_needed'))
    const answer = await world.pressByHand(await world.rootCard(), 'reservation.close', {
      reason: 'oc_by_other_way',
      'note-oc_by_other_way': 'vino en papel',
    })
    expect(textOf(answer)).toContain('escriba su número')
    expect(textOf(answer)).toContain('vino en papel')
  })

  test('with a note that is too long is refused in words', async () => {
    const answer = await world.pressByHand(await world.rootCard(), 'reservation.close', {
      reason: 'other',
      'note-other': 'x'.repeat(501),
    })
    expect(textOf(answer)).toContain('El texto es demasiado largo: caben 500 caracteres.')
    expect(world.executed()).toEqual([])
  })
})

describe('Marcar OC recibida', () => {
  test('takes the number, or none', async () => {
    const post = await world.rootCard()
    await world.press(post, 'Marcar recibida', { ocNumber: ' 4500012345 ' })
    await world.press(post, 'Marcar recibida')
    expect(world.executed()).toEqual([
      { type: 'mark_received', locator: 'AAKLMNO', ocNumber: '4500012345' },
      { type: 'mark_received', locator: 'AAKLMNO', ocNumber: null },
    ])
  })

  test('with a number that is too long is refused in words', async () => {
    const data = { ocNumber: '4'.repeat(61) }
    const answer = await world.pressByHand(await world.rootCard(), 'reservation.received', data)
    expect(textOf(answer)).toContain('demasiado largo')
    expect(world.executed()).toEqual([])
  })
})

describe('Rechazar OC', () => {
  test('says that the client will be told, and gives the reason', async () => {
    const post = await world.rootCard(IN_EACH_STATE.received)
    expect(JSON.stringify(post.card)).toContain('Se avisará al cliente en 10 minutos')
    await world.press(post, 'Sí, rechazar la OC', { rejectReason: 'es una cotización' })
    expect(world.executed()).toEqual([
      { type: 'reject_purchase_order', locator: 'AAKLMNO', reason: 'es una cotización' },
    ])
  })

  test('says that nobody will be told where there is nobody to write to', async () => {
    const post = await world.rootCard(IN_EACH_STATE.received, NOBODYS)
    expect(JSON.stringify(post.card)).toContain('No se avisará al cliente')
  })
})

describe('Posponer', () => {
  test.each([
    ['1 día', '2026-03-31'],
    ['3 días', '2026-04-02'],
    ['7 días', '2026-04-06'],
  ])('«%s» counts from today in the office', async (title, until) => {
    await world.press(await world.rootCard(), title)
    expect(world.executed()).toEqual([{ type: 'postpone', locator: 'AAKLMNO', until }])
  })

  test('takes a date', async () => {
    await world.press(await world.rootCard(), 'Posponer hasta esa fecha', { postponeUntil: '2026-05-15' })
    expect(world.executed()).toEqual([{ type: 'postpone', locator: 'AAKLMNO', until: '2026-05-15' }])
  })

  test('asks on the card itself for a day from tomorrow', async () => {
    const post = await world.rootCard()
    await expect(world.press(post, 'Posponer hasta esa fecha')).rejects.toThrow('Elija un día desde mañana')
    expect(JSON.stringify(post.card)).toContain('"min":"2026-03-31"')
  })

  test.each([{}, { days: '-3' }, { days: 'mañana' }, { postponeUntil: '2026-02-30' }])(
    'with %o is refused in words',
    async (data) => {
      const answer = await world.pressByHand(await world.rootCard(), 'reservation.postpone', data)
      expect(textOf(answer)).toContain('Elija por cuántos días se pospone, o una fecha.')
      expect(world.executed()).toEqual([])
    },
  )

  test('to a day that the engine does not take says why', async () => {
    world.engine.onExecute(refuses('date_too_far'))
    const data = { postponeUntil: '2029-01-01' }
    const answer = await world.pressByHand(await world.rootCard(), 'reservation.postpone', data)
    expect(textOf(answer)).toContain('demasiado lejos')
  })
})

describe('Asignarme', () => {
  test('puts who pressed in charge', async () => {
    await world.press(await world.rootCard(), 'Asignarme')
    expect(world.executed()).toEqual([
      {
        type: 'assign',
        locator: 'AAKLMNO',
        assignee: { id: PAULA.aadObjectId, name: 'Paula Rojas' },
      },
    ])
  })

  test('and somebody else of the team can be chosen', async () => {
    const luis = teamsUser('Luis Soto')
    await world.teams.join(luis)
    await world.press(await world.rootCard(), 'Asignar', { assignee: luis.aadObjectId })
    expect(world.executed()).toEqual([
      { type: 'assign', locator: 'AAKLMNO', assignee: { id: luis.aadObjectId, name: 'Luis Soto' } },
    ])
  })

  test('and nobody can be chosen too', async () => {
    const post = await world.rootCard({ assignee: { id: '1', name: 'Ana Soto' } })
    await world.press(post, 'Asignar', { assignee: 'nobody' })
    expect(world.executed()).toEqual([{ type: 'assign', locator: 'AAKLMNO', assignee: null }])
  })

  test('and leaving it to nobody is left where the team cannot be read', async () => {
    world.teams.fail({ kind: 'status', status: 403 }, { path: '/pagedmembers', times: 50 })
    const post = await world.rootCard({ assignee: { id: '1', name: 'Ana Soto' } })
    await world.press(post, 'Dejar sin nadie a cargo', {}, PAULA)
    expect(world.executed()).toEqual([{ type: 'assign', locator: 'AAKLMNO', assignee: null }])
  })

  test('somebody who is not of the team cannot be put in charge', async () => {
    const answer = await world.pressByHand(await world.rootCard(), 'reservation.assign', { assignee: 'x' })
    expect(textOf(answer)).toContain('Elija a una persona del equipo.')
    expect(world.executed()).toEqual([])
  })
})

describe('Nota', () => {
  test('goes to the story', async () => {
    await world.press(await world.rootCard(), 'Guardar nota', { noteText: ' Llamé: la mandan el jueves ' })
    expect(world.executed()).toEqual([
      { type: 'add_note', locator: 'AAKLMNO', text: 'Llamé: la mandan el jueves' },
    ])
  })

  test('is held on the card itself while it is empty', async () => {
    await expect(world.press(await world.rootCard(), 'Guardar nota')).rejects.toThrow('Escriba la nota')
  })
})

test('Reabrir takes the chase up again', async () => {
  world.engine.onExecute(becomes({}))
  const answer = await world.press(await world.rootCard(IN_EACH_STATE.closed), 'Reabrir')
  expect(world.executed()).toEqual([{ type: 'reopen', locator: 'AAKLMNO' }])
  expect(textOf(answer)).toContain('SOLICITADA')
})

test('a postponed one is taken up again by «Retomar»', async () => {
  const hold = {
    reason: 'postponed',
    since: '2026-03-29T12:00:00.000Z',
    until: '2026-04-02T12:00:00.000Z',
  } as const
  await world.press(await world.rootCard({ hold }), 'Retomar')
  expect(world.executed()).toEqual([{ type: 'reopen', locator: 'AAKLMNO' }])
})

describe('Deshacer', () => {
  const undo = { action: 'close', actor: 'Ana Soto', until: '2026-03-30T13:42:00.000Z' } as const

  test('stands on the card with who did what, and until when', async () => {
    const post = await world.rootCard(IN_EACH_STATE.closed, { undo })
    expect(JSON.stringify(post.card)).toContain('Ana Soto la cerró; se puede deshacer hasta las 10:42.')
    await world.press(post, 'Deshacer')
    expect(world.executed()).toEqual([{ type: 'undo', locator: 'AAKLMNO' }])
  })

  test('too late is said on the card', async () => {
    const post = await world.rootCard(IN_EACH_STATE.closed, { undo })
    world.engine.onExecute(refuses('too_late_to_undo'))
    expect(textOf(await world.press(post, 'Deshacer'))).toContain('Ya pasaron los 10 minutos')
  })
})

describe('when two press at once', () => {
  test('the second sees how things stand, and who was quicker', async () => {
    const post = await world.rootCard()
    world.engine.putReservation(sampleView(IN_EACH_STATE.closed))
    world.engine.onExecute(refuses('already_closed', { actor: 'Ana Soto', at: '2026-03-30T12:32:00.000Z' }))
    const answer = await world.press(post, 'Cerrar: suspendida')
    expect(textOf(answer)).toContain('CERRADA')
    expect(textOf(answer)).toContain('Ana Soto ya cerró la reserva AAKLMNO a las 09:32.')
  })

  test('of another day the day is said too', async () => {
    const post = await world.rootCard()
    world.engine.putReservation(sampleView(IN_EACH_STATE.received))
    world.engine.onExecute(refuses('already_received', { actor: 'Ana Soto', at: '2026-03-27T12:32:00.000Z' }))
    expect(textOf(await world.press(post, 'Marcar recibida'))).toContain('el viernes 27 a las 09:32')
  })

  test('a press on an out-of-date card shows how things stand', async () => {
    const post = await world.rootCard()
    world.engine.putReservation(sampleView(IN_EACH_STATE.received))
    world.engine.onExecute(refuses('not_open'))
    const answer = await world.press(post, 'Reenviar')
    expect(textOf(answer)).toContain('RECIBIDA')
    expect(textOf(answer)).toContain('ya no está abierta')
  })
})

test('Ver documentos shows links that expire, to who pressed', async () => {
  const post = await world.rootCard()
  const answer = await world.press(post, 'Ver documentos')
  expect(textOf(answer)).toContain('https://oc.example/files/')
  expect(JSON.stringify(world.teams.post(post.id)?.card)).not.toContain('/files/')
})

describe('who may press', () => {
  test('a guest may look at documents and history but not resend', async () => {
    const post = await world.rootCard()
    const refused = await world.press(post, 'Reenviar', {}, GUEST)
    expect(refused).toMatchObject({ type: 'application/vnd.microsoft.activity.message' })
    for (const title of ['Ver documentos', 'Ver historial']) {
      const allowed = await world.press(post, title, {}, GUEST)
      expect(allowed.type).toBe('application/vnd.microsoft.card.adaptive')
    }
    expect(world.executed()).toEqual([])
  })
})
