import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { teamsUser } from '../../../bot/demo/teams/stand-in.js'
import { sampleView } from '../../fixtures/views/samples.js'
import { GUEST, startBotInTeams } from '../bot-in-teams.js'
import { openDesk, type Desk } from './asking.js'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  desk.world.engine.putReservation(sampleView())
})

afterEach(() => desk.stop())

describe('who is of another tenant', () => {
  test('gets no answer and has no effect', async () => {
    const stranger = teamsUser('Eva Extraña', { tenantId: '00000000-0000-0000-0000-00000000dead' })
    const { threadId } = await desk.world.teams.say('reenviar AAKLMNO', { from: stranger })
    expect(desk.world.teams.thread(threadId)?.posts).toHaveLength(1)
    expect(desk.world.engine.executed).toEqual([])
    expect(desk.world.log).toContainEqual(expect.objectContaining({ message: 'Refused a foreign activity' }))
  })
})

describe('who is not, or may not be, of the team', () => {
  test('somebody of the tenant who is not in the team neither reads nor operates', async () => {
    desk.world.teams.fail({ kind: 'status', status: 404 }, { path: '/members/' })
    expect(await desk.ask('pendientes')).toBe('Sólo los miembros del equipo pueden usar este bot.')
  })

  test('while Teams cannot be asked, everybody reads and nobody operates', async () => {
    desk.world.teams.fail({ kind: 'status', status: 403 }, { path: 'members', times: 20 })
    expect(await desk.ask('pendientes')).toContain('1 reserva espera su OC')
    expect(await desk.ask('reenviar AAKLMNO')).toContain('No pude comprobar que usted sea del equipo')
    expect(desk.world.engine.executed).toEqual([])
  })

  test('Teams is asked once for several commands of one person', async () => {
    await desk.ask('pendientes')
    await desk.ask('estado')
    expect(desk.world.teams.calls().filter(({ path }) => path.includes('/members/'))).toHaveLength(1)
  })
})

test('a refusal is logged with who, what and where, and without what was typed', async () => {
  await desk.ask('cerrar AAKLMNO suspendida, es un secreto', GUEST)
  const refused = desk.world.log.find(({ message }) => message === 'Refused by role')
  expect(refused?.fields).toEqual({
    who: GUEST.aadObjectId,
    role: 'guest',
    what: 'cerrar',
    needs: 'operate',
    kind: 'channel',
    channel: desk.world.teams.place.channel.id,
    tenant: desk.world.teams.place.tenantId,
  })
})

test('an administrator operates without being asked for, however the id was written', async () => {
  const own = await startBotInTeams({ adminIds: [GUEST.aadObjectId.toUpperCase()] })
  await own.teams.install()
  own.engine.putReservation(sampleView())
  expect((await own.ask('reenviar AAKLMNO', GUEST)).text).toContain('Listo')
  await own.stop()
})
