import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandResult, StaffCommand } from '../../src/contract.js'
import type { TeamsPost } from '../../bot/demo/teams/stand-in.js'
import { IN_EACH_STATE, sampleReview, sampleView } from '../fixtures/views/samples.js'
import { titlesOf } from '../fixtures/views/card-check.js'
import { GUEST, PAULA, startBotInTeams, type BotInTeams } from './bot-in-teams.js'

let world: BotInTeams

beforeEach(async () => {
  world = await startBotInTeams()
  await world.teams.install()
  world.engine.putReservation(sampleView())
})

afterEach(() => world.stop())

const lastCard = (): TeamsPost => {
  const post = world.teams
    .threads()
    .at(-1)
    ?.posts.find(({ card }) => card !== null)
  if (!post) throw new Error('No card was posted')
  return post
}

const rootCard = async (): Promise<TeamsPost> => {
  world.engine.announce('ReservationConfirmed', { locator: 'AAKLMNO' })
  await world.engine.drained()
  return lastCard()
}

const caseCard = async (changes: Parameters<typeof sampleReview>[0] = {}): Promise<TeamsPost> => {
  world.engine.putReview(sampleReview(changes))
  world.engine.announce('ReviewOpened', { reviewId: 'r123456789' })
  await world.engine.drained()
  return lastCard()
}

interface CardAnswer {
  readonly statusCode: number
  readonly type: string
  readonly value: unknown
}

const press = async (post: TeamsPost, action: string, inputs = {}, from = PAULA): Promise<CardAnswer> => {
  const { status, body } = await world.teams.press(post.id, action, inputs, { from })
  expect(status).toBe(200)
  return body as unknown as CardAnswer
}

const executed = (): readonly StaffCommand[] => world.engine.executed.map(({ command }) => command)

const closes = (): CommandResult => {
  world.engine.putReservation(sampleView(IN_EACH_STATE.closed))
  return { ok: true, locator: 'AAKLMNO', reviewId: null }
}

describe('the buttons of a reservation', () => {
  test('Reenviar asks the engine, in the name of who pressed, and says on which card', async () => {
    const post = await rootCard()
    const answer = await press(post, 'Reenviar')
    const source = { kind: 'card', card: 'root', verb: 'reservation.resend', messageId: post.id }
    expect(world.engine.executed).toEqual([
      {
        command: { type: 'resend', locator: 'AAKLMNO' },
        actor: { id: PAULA.aadObjectId, name: 'Paula Rojas', source },
      },
    ])
    expect(answer.type).toBe('application/vnd.microsoft.card.adaptive')
  })

  test('Cerrar gives reason and note, and the answer is the card as it is then', async () => {
    world.engine.onExecute(closes)
    const inputs = { reason: 'suspended', note: 'avisan en mayo' }
    const answer = await press(await rootCard(), 'Cerrar la reserva', inputs)
    expect(executed()).toEqual([
      { type: 'close', locator: 'AAKLMNO', reason: 'suspended', note: 'avisan en mayo' },
    ])
    expect(JSON.stringify(answer.value)).toContain('CERRADA')
    expect(titlesOf(answer.value)).not.toContain('Cerrar')
  })

  test('Cerrar without a reason does nothing but say so', async () => {
    const post = await rootCard()
    const data = { verb: 'reservation.close', locator: 'AAKLMNO' }
    const { body } = await world.teams.execute(
      post.id,
      { title: 'Cerrar', verb: 'reservation.close', data },
      { from: PAULA },
    )
    expect(JSON.stringify(body)).toContain('Elija el motivo del cierre')
    expect(executed()).toEqual([])
  })

  test('a reason «otro» without a note is refused on the card', async () => {
    world.engine.onExecute(() => ({ ok: false, code: 'note_needed', facts: {} }))
    const answer = await press(await rootCard(), 'Cerrar la reserva', { reason: 'other' })
    expect(JSON.stringify(answer.value)).toContain('Si el motivo es «otro», escriba cuál')
  })

  test('Marcar OC recibida takes the number, or none', async () => {
    const post = await rootCard()
    await press(post, 'Marcar recibida', { ocNumber: ' 4500012345 ' })
    await press(post, 'Marcar recibida')
    expect(executed()).toEqual([
      { type: 'mark_received', locator: 'AAKLMNO', ocNumber: '4500012345' },
      { type: 'mark_received', locator: 'AAKLMNO', ocNumber: null },
    ])
  })

  test('a press on an out-of-date card shows how things stand', async () => {
    const post = await rootCard()
    world.engine.putReservation(sampleView(IN_EACH_STATE.received))
    world.engine.onExecute(() => ({ ok: false, code: 'not_open', facts: { locator: 'AAKLMNO' } }))
    const answer = await press(post, 'Reenviar')
    expect(JSON.stringify(answer.value)).toContain('RECIBIDA')
    expect(JSON.stringify(answer.value)).toContain('ya no está abierta')
  })

  test('Ver documentos shows links that expire, to who pressed', async () => {
    const post = await rootCard()
    const answer = await press(post, 'Ver documentos')
    expect(JSON.stringify(answer.value)).toContain('https://oc.example/files/')
    expect(JSON.stringify(world.teams.post(post.id)?.card)).not.toContain('/files/')
  })

  test('a press for a reservation that nobody knows is told in words', async () => {
    const post = await rootCard()
    const data = { verb: 'reservation.resend', locator: 'ZZZZZZZ' }
    const { body } = await world.teams.execute(
      post.id,
      { title: 'Reenviar', verb: 'reservation.resend', data },
      { from: PAULA },
    )
    expect(body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'No conozco ninguna reserva ZZZZZZZ.',
    })
  })

  test('an unknown verb is told in words', async () => {
    const post = await rootCard()
    const { body } = await world.teams.execute(post.id, { title: 'x', verb: 'x', data: {} }, { from: PAULA })
    expect(JSON.stringify(body)).toContain('No reconozco ese botón')
  })

  test('a guest may look at documents but not resend', async () => {
    const post = await rootCard()
    const refused = await press(post, 'Reenviar', {}, GUEST)
    expect(refused).toMatchObject({ type: 'application/vnd.microsoft.activity.message' })
    const allowed = await press(post, 'Ver documentos', {}, GUEST)
    expect(allowed.type).toBe('application/vnd.microsoft.card.adaptive')
    expect(executed()).toEqual([])
  })

  test('a fault of the engine is answered within the invoke, in words', async () => {
    const post = await rootCard()
    world.engine.onExecute(() => Promise.reject(new Error('disk full')))
    const answer = await press(post, 'Reenviar')
    expect(answer).toMatchObject({ type: 'application/vnd.microsoft.activity.message' })
  })
})

test('a press that takes too long is answered in time, and its outcome comes later', async () => {
  const slow = await startBotInTeams({ pressLimitMs: 20 })
  await slow.teams.install()
  slow.engine.putReservation(sampleView())
  const post = await slow.ask('reserva AAKLMNO')
  slow.engine.onExecute(() => new Promise(() => undefined))
  const { body } = await slow.teams.press(post.id, 'Reenviar', {}, { from: PAULA })
  expect(JSON.stringify(body)).toContain('Esto está tardando más de lo normal')
  await slow.stop()
})

test('a fault before the press is looked at is answered in words too', async () => {
  const post = await rootCard()
  world.engine.fail(new Error('disk full'))
  const answer = await press(post, 'Reenviar')
  expect(answer).toMatchObject({ type: 'application/vnd.microsoft.activity.message' })
  world.engine.fail(null)
})

describe('on a client without Action.Execute', () => {
  test('a press arrives at the same table, and is answered in the thread', async () => {
    const post = await rootCard()
    await world.teams.submit(post.id, 'Reenviar', {}, { from: PAULA })
    expect(executed()).toEqual([{ type: 'resend', locator: 'AAKLMNO' }])
    expect(world.teams.threads().at(-1)?.posts.at(-1)?.text).toContain('Listo: el último correo de AAKLMNO')
  })

  test('documents come as a card in the thread', async () => {
    const post = await rootCard()
    await world.teams.submit(post.id, 'Ver documentos', {}, { from: PAULA })
    const reply = world.teams.threads().at(-1)?.posts.at(-1)
    expect(JSON.stringify(reply?.card)).toContain('https://oc.example/files/')
  })
})

describe('the buttons of a case', () => {
  const resolves = (): CommandResult => {
    const resolution = { at: '2026-03-30T13:00:00.000Z', actor: 'Paula Rojas', outcome: 'done' }
    world.engine.putReview(sampleReview({ resolution }))
    return { ok: true, locator: 'AAKLMNO', reviewId: 'r123456789' }
  }

  test('the best candidate is one press', async () => {
    world.engine.onExecute(resolves)
    const answer = await press(await caseCard(), 'Es de AAKLMNO')
    expect(executed()).toEqual([
      {
        type: 'assign_purchase_order',
        reviewId: 'r123456789',
        locator: 'AAKLMNO',
        ocNumber: '4500012345',
      },
    ])
    expect(JSON.stringify(answer.value)).toContain('Resuelto por Paula Rojas')
    expect(titlesOf(answer.value)).not.toContain('Descartar')
  })

  test('another candidate is chosen from the list', async () => {
    await press(await caseCard(), 'Asignar', { candidate: 'AAKLMNO' })
    expect(executed()).toMatchObject([{ type: 'assign_purchase_order', locator: 'AAKLMNO', ocNumber: null }])
  })

  test('any reservation may be named, by its booking ID too', async () => {
    await press(await caseCard(), 'Asignar', { otherLocator: '45000000', ocNumber: 'OC-1' })
    expect(executed()).toMatchObject([{ locator: 'AAKLMNO', ocNumber: 'OC-1' }])
  })

  test('one that nobody knows is said on the card', async () => {
    const answer = await press(await caseCard(), 'Asignar', { otherLocator: 'ZZZZZZZ' })
    expect(JSON.stringify(answer.value)).toContain('No conozco ninguna reserva ZZZZZZZ')
    expect(executed()).toEqual([])
  })

  test('an unknown client is completed on its card', async () => {
    const post = await caseCard({ kind: 'unknown_client', locator: 'AAKLMNO', candidates: [] })
    await press(post, 'Guardar y seguir', {
      requiresOc: 'yes',
      contacts: 'Compras@empresa.example; pagos@empresa.example',
    })
    expect(executed()).toEqual([
      {
        type: 'settle_client',
        reviewId: 'r123456789',
        requiresOc: true,
        contacts: ['compras@empresa.example', 'pagos@empresa.example'],
      },
    ])
  })

  test.each([
    ['unauthenticated_sender', 'Confiar y procesar', { type: 'trust_mail' }],
    ['send_uncertain', 'Sí salió', { type: 'settle_send', arrived: true }],
    ['send_uncertain', 'Enviar de nuevo', { type: 'settle_send', arrived: false }],
    ['send_failed', 'Reintentar el envío', { type: 'settle_send', arrived: false }],
    ['mail_to_answer', 'Ya está respondido', { type: 'dismiss_review' }],
    ['oc_to_assign', 'Descartar', { type: 'dismiss_review' }],
  ] as const)('%s: «%s»', async (kind, title, command) => {
    await press(await caseCard({ kind }), title)
    expect(executed()).toEqual([{ reviewId: 'r123456789', ...command }])
  })

  test('one that somebody else has answered shows by whom', async () => {
    const post = await caseCard()
    resolves()
    world.engine.onExecute(() => ({
      ok: false,
      code: 'review_already_resolved',
      facts: { actor: 'Paula Rojas' },
    }))
    const answer = await press(post, 'Descartar')
    expect(JSON.stringify(answer.value)).toContain('Este caso ya lo resolvió Paula Rojas')
  })
})

test('a long list is paged in place', async () => {
  for (let index = 0; index < 30; index += 1) {
    const locator = `AB${String(index).padStart(5, '0')}`
    const view = sampleView({ locator })
    world.engine.putReservation(view)
  }
  const post = await world.ask('pendientes')
  const answer = await press(post, 'Ver más')
  expect(JSON.stringify(answer.value)).toContain('13 a 24 de 31')
})
