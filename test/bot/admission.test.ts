import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PLACE, teamsUser } from '../../bot/demo/teams/stand-in.js'
import { sampleView } from '../fixtures/views/samples.js'
import { PAULA, startBotInTeams, type BotChanges, type BotInTeams } from './bot-in-teams.js'
import { OF_EACH_TYPE, channelActivity, deliver } from './raw-activity.js'

const { channel, team, tenantId } = DEMO_PLACE
const OTHER_CHANNEL = '19:otro@thread.tacv2'

let world: BotInTeams

const start = async (changes: BotChanges = {}): Promise<void> => {
  world = await startBotInTeams(changes)
  await world.teams.install()
  world.engine.putReservation(sampleView())
}

afterEach(() => world.stop())

const executed = () => world.engine.executed.map(({ command }) => command.type)

const channelDataOf = (changes: object) => ({
  channelData: {
    tenant: { id: tenantId },
    team: { id: team.id },
    channel: { id: channel.id },
    ...changes,
  },
})

const inOtherChannel = {
  ...channelDataOf({ channel: { id: OTHER_CHANNEL } }),
  conversation: { id: `${OTHER_CHANNEL};messageid=1`, conversationType: 'channel', tenantId },
}

const FOREIGN = {
  'another tenant': channelDataOf({ tenant: { id: 'another' } }),
  'another tenant than its conversation': {
    conversation: { id: `${channel.id};messageid=1`, conversationType: 'channel', tenantId: 'another' },
  },
  'no tenant': {
    conversation: { id: `${channel.id};messageid=1`, conversationType: 'channel' },
    ...channelDataOf({ tenant: undefined }),
  },
  'another team': {
    ...channelDataOf({ team: { id: '19:equipo@thread.tacv2' }, channel: { id: OTHER_CHANNEL } }),
    conversation: { id: `${OTHER_CHANNEL};messageid=1`, conversationType: 'channel', tenantId },
  },
}

describe('what is foreign has no effect, whatever its type', () => {
  beforeEach(() => start())

  const cases = Object.keys(OF_EACH_TYPE).flatMap((type) =>
    Object.entries(FOREIGN).map(([name, changes]) => [type, name, changes] as const),
  )

  test.each(cases)('%s of %s', async (type, _name, changes) => {
    const notes = new Map(world.engine.notes)
    const calls = world.teams.calls().length
    const activity = channelActivity(world, PAULA, { ...OF_EACH_TYPE[type], ...changes })
    expect((await deliver(world, activity)).status).toBe(200)
    expect(executed()).toEqual([])
    expect(world.engine.notes).toEqual(notes)
    expect(world.teams.calls()).toHaveLength(calls)
    expect(JSON.stringify(world.log.at(-1))).toContain('Refused a foreign activity')
    expect(JSON.stringify(world.log.at(-1))).not.toContain('AAKLMNO')
  })

  test('and a press hears one sentence that says nothing', async () => {
    const foreign = { ...OF_EACH_TYPE['invoke'], ...FOREIGN['another tenant'] }
    const { body } = await deliver(world, channelActivity(world, PAULA, foreign))
    expect(body).toContain('Este bot atiende sólo al equipo de su organización.')
  })
})

describe('our team', () => {
  test('is served in all of its channels', async () => {
    await start()
    await deliver(world, channelActivity(world, PAULA, inOtherChannel))
    expect(executed()).toEqual(['resend'])
  })

  test('is served only in the channels that are allowed, where there is such a list', async () => {
    await start({ teams: { allowedChannelIds: ['19:permitido@thread.tacv2'] } })
    await deliver(world, channelActivity(world, PAULA, inOtherChannel))
    expect(executed()).toEqual([])
    expect(JSON.stringify(world.log.at(-1))).toContain('"foreign":"channel"')
  })

  test('is served in an allowed channel', async () => {
    await start({ teams: { allowedChannelIds: [OTHER_CHANNEL] } })
    await deliver(world, channelActivity(world, PAULA, inOtherChannel))
    expect(executed()).toEqual(['resend'])
  })

  test('does not have the bot announce in a channel that is not allowed', async () => {
    await start({ teams: { allowedChannelIds: [OTHER_CHANNEL] } })
    expect(world.engine.notes.get('teams:channel')).toBeUndefined()
    expect(JSON.stringify(world.log)).toContain('Installed in a channel that is not allowed')
  })

  test('that is configured by its group is known by what Teams says of it, asked once', async () => {
    await start({
      teams: { teamId: team.aadGroupId, channelId: OTHER_CHANNEL, serviceUrl: 'http://127.0.0.1/' },
    })
    await deliver(world, channelActivity(world, PAULA, { text: '<at>Control OC</at> ayuda' }))
    await deliver(world, channelActivity(world, PAULA, { text: '<at>Control OC</at> ayuda' }))
    const asked = world.teams.calls().filter(({ path }) => path.startsWith('/v3/teams/'))
    expect(asked).toHaveLength(1)
    expect(world.log.map(({ message }) => message)).not.toContain('Refused a foreign activity')
  })

  test('that is configured by its group is not another one', async () => {
    await start({ teams: { teamId: 'another group' } })
    await deliver(world, channelActivity(world, PAULA))
    expect(executed()).toEqual([])
  })
})

describe('a personal chat', () => {
  const ask = async (text: string, from = PAULA): Promise<string> => {
    const { threadId } = await world.teams.say(text, { from, personal: true })
    return world.teams.thread(threadId)?.posts.at(-1)?.text ?? ''
  }

  test('is of whoever is in the team', async () => {
    await start()
    expect(await ask('reenviar AAKLMNO')).toContain('Listo')
  })

  test('of somebody who is not in the team is refused with a sentence', async () => {
    await start()
    world.teams.fail({ kind: 'status', status: 404 }, { path: '/members/' })
    expect(await ask('pendientes')).toBe('Sólo los miembros del equipo pueden usar este bot.')
  })

  test('of another tenant is not answered', async () => {
    await start()
    const stranger = teamsUser('Eva Extraña', { tenantId: 'another' })
    expect(await ask('pendientes', stranger)).toBe('pendientes')
  })

  test('while there is no team, says what to do', async () => {
    await start()
    await world.engine.putNote('teams:channel', null)
    expect(await ask('pendientes')).toContain('agregue el bot al equipo de Teams')
  })
})

test('what is said in the channel to others is not answered, though the bot may hear it', async () => {
  await start()
  const { threadId } = await world.teams.say('reenviar AAKLMNO', { from: PAULA, mention: false })
  expect(world.teams.thread(threadId)?.posts).toHaveLength(1)
  expect(executed()).toEqual([])
})
