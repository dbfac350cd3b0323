import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, openDesk, type Desk } from './asking.js'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

afterEach(() => desk.stop())

const executed = () => desk.world.engine.executed.map(({ command }) => command)

describe('the mail to clients', () => {
  test.each([
    ['pausar envíos', { type: 'pause_mail', reason: null }],
    ['pausar envios: feriado largo', { type: 'pause_mail', reason: 'feriado largo' }],
    ['reanudar envíos', { type: 'resume_mail' }],
  ])('is held and let go by an administrator: %s', async (typed, command) => {
    await desk.ask(typed, ADMIN)
    expect(executed()).toEqual([command])
  })

  test('that somebody has held already is said to be, with who it was', async () => {
    desk.world.engine.onExecute(() => ({ ok: false, code: 'already_paused', facts: { actor: 'Luis Soto' } }))
    expect(await desk.ask('pausar envíos', ADMIN)).toContain('Luis Soto')
  })

  test('is not held by half a command', async () => {
    expect(await desk.ask('pausar AAKLMNO', ADMIN)).toContain('¿Quiso decir **pausar envíos')
    expect(executed()).toEqual([])
  })
})
