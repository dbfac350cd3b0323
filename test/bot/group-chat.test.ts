import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PLACE, teamsUser } from '../../bot/demo/teams/stand-in.js'
import { sampleView } from '../fixtures/views/samples.js'
import { GUEST, PAULA, startBotInTeams, type BotInTeams } from './bot-in-teams.js'
import { channelActivity, deliver } from './raw-activity.js'

const LUIS = teamsUser('Luis Soto')
const OUTSIDER = teamsUser('Olga Otra')

let world: BotInTeams
let chat: string

beforeEach(async () => {
  world = await startBotInTeams()
  await world.teams.install()
  await world.teams.join(LUIS)
  await world.teams.join(GUEST)
  world.engine.putReservation(sampleView())
  chat = await world.teams.installInGroupChat([PAULA, LUIS, GUEST, OUTSIDER])
})

afterEach(() => world.stop())

const posts = () => world.teams.thread(chat)?.posts ?? []

const lastSaid = (): string => {
  const post = posts().at(-1)
  return post?.text ?? JSON.stringify(post?.card)
}

const ask = async (text: string, from = PAULA): Promise<string> => {
  await world.teams.say(text, { from, threadId: chat })
  return lastSaid()
}

const executed = () => world.engine.executed.map(({ command, actor }) => [command.type, actor.name])

describe('in a group chat', () => {
  test('the bot says how to call it, once', () => {
    expect(posts().map(({ text }) => text)).toEqual([expect.stringContaining('**@Control OC ayuda**')])
  })

  test('a command is answered there, and nowhere else', async () => {
    const threads = world.teams.threads().length
    expect(await ask('pendientes')).toContain('1 reserva espera su OC')
    expect(world.teams.threads()).toHaveLength(threads)
  })

  test('a command operates, in the name of who wrote it', async () => {
    expect(await ask('reenviar AAKLMNO', LUIS)).toContain('Listo')
    expect(executed()).toEqual([['resend', 'Luis Soto']])
  })

  test('what is said to others is left alone', async () => {
    await world.teams.say('reenviar AAKLMNO', { from: PAULA, threadId: chat, mention: false })
    expect(lastSaid()).toBe('reenviar AAKLMNO')
    expect(executed()).toEqual([])
  })

  test('a command is understood among several mentions', async () => {
    const { bot } = DEMO_PLACE
    const mention = (id: string, name: string) => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id, name },
    })
    const activity = channelActivity(world, PAULA, {
      conversation: { id: chat, isGroup: true, conversationType: 'groupChat', tenantId: DEMO_PLACE.tenantId },
      channelData: { tenant: { id: DEMO_PLACE.tenantId } },
      text: '<at>Luis Soto</at>, <at>Control OC</at> <at>Control OC</at>&nbsp;pendientes',
      entities: [mention(LUIS.id, 'Luis Soto'), mention(bot.id, 'Control OC'), mention(bot.id, 'Control OC')],
    })
    await deliver(world, activity)
    expect(lastSaid()).toContain('1 reserva espera su OC')
  })

  test('a guest of the team reads, and no more', async () => {
    expect(await ask('pendientes', GUEST)).toContain('1 reserva espera su OC')
    expect(await ask('reenviar AAKLMNO', GUEST)).toContain('Los invitados del equipo pueden mirar')
    expect(executed()).toEqual([])
  })

  test('who is not of the team is refused with a sentence', async () => {
    expect(await ask('pendientes', OUTSIDER)).toBe('Sólo los miembros del equipo pueden usar este bot.')
  })

  test('a button does what it does in the channel', async () => {
    await ask('reserva AAKLMNO')
    const card = posts().at(-1)
    const answer = await world.teams.press(card?.id ?? '', 'Reenviar', {}, { from: PAULA })
    expect(answer.status).toBe(200)
    expect(executed()).toEqual([['resend', 'Paula Rojas']])
  })

  test('the channel of the announcements stays where it is', () => {
    expect(world.engine.notes.get('teams:channel')).toMatchObject({ channelId: DEMO_PLACE.channel.id })
  })
})
