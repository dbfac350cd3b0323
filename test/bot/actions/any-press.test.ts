import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sampleView } from '../../fixtures/views/samples.js'
import { PAULA, startBotInTeams } from '../bot-in-teams.js'
import { openPressingWorld, textOf, type PressingWorld } from '../press-cards.js'

let world: PressingWorld

beforeEach(async () => {
  world = await openPressingWorld()
})

afterEach(() => world.stop())

const MESSAGE = 'application/vnd.microsoft.activity.message'

describe('a press that cannot be carried out', () => {
  test('for a reservation that nobody knows is told in words', async () => {
    const data = { locator: 'ZZZZZZZ' }
    expect(await world.pressByHand(await world.rootCard(), 'reservation.resend', data)).toMatchObject({
      type: MESSAGE,
      value: 'No conozco ninguna reserva ZZZZZZZ.',
    })
  })

  test('with an unknown verb is told in words', async () => {
    const answer = await world.pressByHand(await world.rootCard(), 'x', {})
    expect(textOf(answer)).toContain('No reconozco ese botón')
  })

  test('by a fault of the engine is answered within the invoke, in words', async () => {
    const post = await world.rootCard()
    world.engine.onExecute(() => Promise.reject(new Error('disk full')))
    expect(await world.press(post, 'Reenviar')).toMatchObject({ type: MESSAGE })
  })

  test('by a fault before the press is looked at is answered in words too', async () => {
    const post = await world.rootCard()
    world.engine.fail(new Error('disk full'))
    expect(await world.press(post, 'Reenviar')).toMatchObject({ type: MESSAGE })
    world.engine.fail(null)
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

test('a press is carried out though the turn was over before Teams had said who pressed', async () => {
  const slow = await startBotInTeams({ pressLimitMs: 0 })
  await slow.teams.install()
  slow.engine.putReservation(sampleView())
  const { threadId } = await slow.teams.say('hola', { from: PAULA, mention: false })
  const post = slow.teams.thread(threadId)?.posts[0]
  const data = { locator: 'AAKLMNO' }
  const press = { title: 'Reenviar', verb: 'reservation.resend', data }
  await slow.teams.execute(post?.id ?? '', press, { from: PAULA })
  await expect.poll(() => slow.engine.executed.length).toBe(1)
  await slow.stop()
})

describe('on a client without Action.Execute', () => {
  test('a press arrives at the same table, and is answered in the thread', async () => {
    const post = await world.rootCard()
    await world.teams.submit(post.id, 'Reenviar', {}, { from: PAULA })
    expect(world.executed()).toEqual([{ type: 'resend', locator: 'AAKLMNO' }])
    expect(world.teams.threads().at(-1)?.posts.at(-1)?.text).toContain('Listo: el último correo de AAKLMNO')
  })

  test('a form sends its inputs too', async () => {
    const post = await world.rootCard()
    await world.teams.submit(post.id, 'Guardar nota', { noteText: 'hola' }, { from: PAULA })
    expect(world.executed()).toEqual([{ type: 'add_note', locator: 'AAKLMNO', text: 'hola' }])
  })

  test('documents come as a card in the thread', async () => {
    const post = await world.rootCard()
    await world.teams.submit(post.id, 'Ver documentos', {}, { from: PAULA })
    const reply = world.teams.threads().at(-1)?.posts.at(-1)
    expect(JSON.stringify(reply?.card)).toContain('https://oc.example/files/')
  })
})
