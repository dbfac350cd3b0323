import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noticeCard } from '../../bot/cards/views/notice.js'
import { teamsUser } from '../../bot/demo/teams/stand-in.js'
import { PAULA, startBotInTeams, type BotInTeams } from './bot-in-teams.js'

const LUIS = teamsUser('Luis Soto')
const POST = { card: noticeCard({ tone: 'accent', title: 'Le asignaron AAKLMNO' }), summary: 'AAKLMNO' }

let world: BotInTeams

beforeEach(async () => {
  world = await startBotInTeams()
  await world.teams.install()
  await world.teams.join(LUIS)
})

afterEach(() => world.stop())

const tell = (id = LUIS.aadObjectId) => world.bot.chats.tell(id, POST)

const chatNote = (user = LUIS) => world.engine.notes.get(`teams:chat:${user.aadObjectId}`)

const opened = (): number =>
  world.teams
    .calls()
    .filter(({ path, body }) => path === '/v3/conversations' && JSON.stringify(body).includes('members'))
    .length

describe('a person is written to', () => {
  test('in a chat of their own, though they have never written to the bot', async () => {
    expect(await tell()).toBe('told')
    expect(JSON.stringify(world.teams.personalChat(LUIS)?.posts)).toContain('Le asignaron AAKLMNO')
  })

  test('in the same chat the next time, which is kept as plain data', async () => {
    await tell()
    await tell()
    expect(opened()).toBe(1)
    expect(chatNote()).toEqual({
      serviceUrl: world.teams.serviceUrl,
      conversationId: world.teams.personalChat(LUIS)?.id,
    })
  })

  test('where they have written to the bot', async () => {
    await world.teams.say('ayuda', { from: LUIS, personal: true })
    await tell()
    expect(opened()).toBe(0)
    expect(world.teams.personalChat(LUIS)?.posts).toHaveLength(3)
  })

  test('where they have added the app', async () => {
    await world.teams.installFor(LUIS)
    expect(chatNote()).toMatchObject({ conversationId: world.teams.personalChat(LUIS)?.id })
  })

  test('anew, where Teams no longer knows the chat', async () => {
    await tell()
    world.teams.fail({ kind: 'status', status: 404 }, { path: '/activities' })
    expect(await tell()).toBe('told')
    expect(opened()).toBe(2)
  })

  test('again, when Teams is busy', async () => {
    world.teams.fail({ kind: 'status', status: 429, retryAfterSeconds: 0 }, { path: '/activities' })
    expect(await tell()).toBe('told')
  })
})

describe('a person cannot be reached', () => {
  test('who has blocked the bot, which is tried once and logged', async () => {
    await tell()
    world.teams.fail({ kind: 'status', status: 403 }, { path: '/activities', times: 5 })
    const calls = world.teams.calls().length
    expect(await tell()).toBe('unreachable')
    expect(world.teams.calls()).toHaveLength(calls + 1)
    expect(world.log.at(-1)).toMatchObject({
      message: 'A person cannot be written to',
      fields: { person: LUIS.aadObjectId },
    })
  })

  test('who is not in the team', async () => {
    expect(await tell('00000000-0000-0000-0000-00000000dead')).toBe('unreachable')
  })

  test('of whom nothing was heard, before there is a team', async () => {
    await world.engine.putNote('teams:channel', null)
    expect(await tell()).toBe('unreachable')
  })
})

test('while Teams is away, whoever asked may try again later', async () => {
  await tell()
  world.teams.fail({ kind: 'status', status: 412 }, { path: '/activities', times: 50 })
  await expect(tell()).rejects.toMatchObject({ kind: 'retry' })
})

test('what is written to others of the team makes no chat of theirs', async () => {
  await world.ask('ayuda', PAULA)
  expect(chatNote(PAULA)).toBeUndefined()
})
