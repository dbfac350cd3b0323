import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SweepOutcome } from '../../../src/contract.js'
import { PAULA } from '../bot-in-teams.js'
import { openDesk, shown, type Desk } from './asking.js'

const swept = (changes: Partial<SweepOutcome> = {}): SweepOutcome => ({
  accepted: 0,
  forReview: 0,
  ignored: 0,
  away: [],
  ...changes,
})

let desk: Desk

afterEach(() => desk.stop())

describe('revisar ahora', () => {
  beforeEach(async () => {
    desk = await openDesk()
  })

  test('says what came', async () => {
    desk.world.engine.onSweep(() => swept({ accepted: 2, forReview: 1, ignored: 1 }))
    expect(await desk.ask('revisar ahora')).toBe(
      'Listo: 4 correos nuevos: 2 con reservas u OC, 1 por revisar (**revision**), 1 sin nada que hacer.',
    )
  })

  test('names the mailbox that is away, and claims nothing about what lies there', async () => {
    const away = [{ account: 'ventas@hoteles.example', problem: 'connect ECONNREFUSED' }]
    desk.world.engine.onSweep(() => swept({ away }))
    const answer = await desk.ask('revisar ahora')
    expect(answer).toContain('No pude leer la casilla ventas@hoteles.example: connect ECONNREFUSED.')
    expect(answer).not.toContain('no había correo nuevo')
  })
})

describe('an answer that takes its time', () => {
  let finish: (outcome: SweepOutcome) => void
  let fail: (fault: Error) => void

  const posts = (threadId: string): readonly string[] =>
    desk.world.teams
      .thread(threadId)
      ?.posts.filter(({ from }) => from.isBot)
      .map(shown) ?? []

  const second = (threadId: string): Promise<string> =>
    desk.world.teams.until('the late answer', () => posts(threadId)[1])

  beforeEach(async () => {
    desk = await openDesk({ patienceMs: 0 })
    const outcome = new Promise<SweepOutcome>((resolve, reject) => {
      finish = resolve
      fail = reject
    })
    desk.world.engine.onSweep(() => outcome)
  })

  test.each([
    ['in the channel', { from: PAULA }],
    ['in a personal chat', { from: PAULA, personal: true }],
  ])('is begun with a word, and follows in the same place: %s', async (_where, options) => {
    const { threadId, status } = await desk.world.teams.say('revisar ahora', options)
    expect([status, posts(threadId)]).toEqual([200, ['Un momento: estoy leyendo las casillas.']])
    finish(swept({ accepted: 1 }))
    expect(await second(threadId)).toContain('1 correo nuevo')
  })

  test('holds up nobody else', async () => {
    await desk.world.teams.say('revisar ahora', { from: PAULA })
    const { threadId } = await desk.world.teams.say('estado', { from: PAULA })
    const state = await desk.world.teams.until('the state', () =>
      posts(threadId).find((post) => post.includes('Estado')),
    )
    expect(state).toContain('Estado del servicio')
    finish(swept())
  })

  test('ends with a sentence where it fails, and the log has the rest', async () => {
    const { threadId } = await desk.world.teams.say('revisar ahora', { from: PAULA })
    fail(new Error('disk full'))
    expect(await second(threadId)).toContain('Algo falló de nuestro lado')
    expect(JSON.stringify(desk.world.log)).toContain('disk full')
  })
})
