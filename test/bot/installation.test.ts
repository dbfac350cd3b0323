import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PLACE, startTeamsStandIn, type TeamsPlace } from '../../bot/demo/teams/stand-in.js'
import { PAULA, startBotInTeams, type BotInTeams } from './bot-in-teams.js'

let world: BotInTeams

beforeEach(async () => {
  world = await startBotInTeams()
})

afterEach(() => world.stop())

const channelNote = () => world.engine.notes.get('teams:channel')

const otherPlace: TeamsPlace = {
  ...DEMO_PLACE,
  team: { id: '19:other@thread.tacv2', aadGroupId: 'other', name: 'Otro equipo' },
  channel: { id: '19:otherchannel@thread.tacv2', name: 'Otro canal' },
}

describe('added to a team, the bot', () => {
  test('keeps the channel as plain data and says hello there once', async () => {
    await world.teams.install()
    await world.teams.install()
    expect(world.teams.threads()).toHaveLength(1)
    expect(JSON.stringify(world.teams.threads()[0]?.posts[0]?.card)).toContain('Aquí avisaré')
    expect(channelNote()).toEqual({
      serviceUrl: world.teams.serviceUrl,
      tenantId: DEMO_PLACE.tenantId,
      channelId: DEMO_PLACE.channel.id,
      teamId: DEMO_PLACE.team.id,
      groupId: DEMO_PLACE.team.aadGroupId,
    })
  })

  test('is not drawn away by whoever adds it to a second team', async () => {
    await world.teams.install()
    const second = await startTeamsStandIn({ place: otherPlace, members: [PAULA] })
    second.connectBot(`${world.url}/api/messages`)
    await second.install()
    expect(second.threads()).toHaveLength(0)
    expect(channelNote()).toMatchObject({ channelId: DEMO_PLACE.channel.id })
    await second.stop()
  })

  test('forgets the channel when it is removed, and learns the next one', async () => {
    await world.teams.install()
    await world.teams.uninstall()
    expect(channelNote()).toBeNull()
    await world.teams.install()
    expect(channelNote()).toMatchObject({ channelId: DEMO_PLACE.channel.id })
  })

  test('ends the turn though Teams lets its greeting wait', async () => {
    await world.stop()
    world = await startBotInTeams({ patienceMs: 10 })
    world.teams.fail({ kind: 'status', status: 429, retryAfterSeconds: 60 }, { method: 'POST' })
    await world.teams.install()
    expect(channelNote()).toMatchObject({ channelId: DEMO_PLACE.channel.id })
    expect(world.teams.threads()).toHaveLength(0)
  })

  test('announces though its greeting was refused', async () => {
    world.teams.fail({ kind: 'status', status: 400 }, { method: 'POST' })
    await world.teams.install()
    world.engine.announce('DigestDue')
    await world.engine.drained()
    expect(world.teams.threads()).toHaveLength(1)
  })
})

test('a channel that is configured needs no installation activity', async () => {
  const configured = await startBotInTeams({
    teams: {
      channelId: DEMO_PLACE.channel.id,
      teamId: DEMO_PLACE.team.aadGroupId,
      serviceUrl: world.teams.serviceUrl,
    },
  })
  await world.teams.install()
  configured.engine.announce('DigestDue')
  await configured.engine.drained()
  expect(JSON.stringify(world.teams.threads().at(-1)?.posts[0]?.card)).toContain('Resumen del lunes')
  await configured.stop()
})
