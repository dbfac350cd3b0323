import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTIONS } from '../../bot/actions/index.js'
import { noticeCard } from '../../bot/cards/views/notice.js'
import { COMMANDS } from '../../bot/commands/index.js'
import type { TeamsPost } from '../../bot/demo/teams/stand-in.js'
import { sampleReview, sampleView } from '../fixtures/views/samples.js'
import { startBotBehindTokens, type BotBehindTokens } from './behind-tokens.js'
import { PAULA } from './bot-in-teams.js'

let world: BotBehindTokens

beforeAll(async () => {
  world = await startBotBehindTokens({ adminIds: [PAULA.aadObjectId] })
  await world.teams.install()
  world.engine.putReservation(sampleView())
  world.engine.putReview(sampleReview())
})

afterAll(() => world.stop())

const shown = (post: TeamsPost | undefined): string => post?.text ?? JSON.stringify(post?.card)

const rootCard = async (): Promise<TeamsPost> => {
  world.engine.announce('ReservationConfirmed', { locator: 'AAKLMNO' })
  await world.engine.drained()
  const posts = world.teams.threads().flatMap((thread) => thread.posts)
  const root = posts.find(({ card }) => JSON.stringify(card).includes('reservation.'))
  if (!root) throw new Error('No card was posted')
  return root
}

describe('between real tokens both ways', () => {
  test.each(COMMANDS.map(({ examples: [example], names }) => [names[0], example] as const))(
    'the command %s is answered in its thread',
    async (_name, example) => {
      expect(shown(await world.ask(example))).not.toContain('Algo falló')
    },
  )

  test('a command is answered in a personal chat', async () => {
    const { threadId } = await world.teams.say('pendientes', { from: PAULA, personal: true })
    expect(shown(world.teams.thread(threadId)?.posts.at(-1))).toContain('1 reserva espera su OC')
  })

  test('a command is answered in a group chat', async () => {
    const threadId = await world.teams.installInGroupChat([PAULA])
    await world.teams.say('pendientes', { from: PAULA, threadId })
    expect(shown(world.teams.thread(threadId)?.posts.at(-1))).toContain('1 reserva espera su OC')
  })

  test.each(ACTIONS.map(({ verb }) => [verb]))('the button %s is answered', async (verb) => {
    const root = await rootCard()
    const data = { verb, locator: 'AAKLMNO', reviewId: sampleReview().id, card: 'root' }
    const { status, body } = await world.teams.execute(root.id, { title: verb, verb, data }, { from: PAULA })
    expect([status, body]).toEqual([200, expect.objectContaining({ statusCode: 200 })])
    expect(JSON.stringify(body)).not.toContain('Algo falló')
    expect(JSON.stringify(body)).not.toContain('No reconozco ese botón')
  })

  test('a card is updated by itself', async () => {
    const root = await rootCard()
    world.engine.putReservation(sampleView({ state: 'closed' }))
    world.engine.announce('ReservationClosed', { locator: 'AAKLMNO' })
    await world.engine.drained()
    expect(world.teams.post(root.id)?.edited).toBe(true)
    world.engine.putReservation(sampleView())
  })

  test('one person is written to', async () => {
    const post = { card: noticeCard({ tone: 'accent', title: 'Hola' }), summary: 'Hola' }
    expect(await world.bot.chats.tell(PAULA.aadObjectId, post)).toBe('told')
  })

  test('whatever the bot asks of Teams bears its own token', async () => {
    await world.ask('ayuda')
    expect(world.connectorCalls().length).toBeGreaterThan(10)
    for (const { headers } of world.connectorCalls())
      expect(new Headers(headers as Record<string, string>).get('authorization')).toBe(
        `Bearer ${world.accessToken}`,
      )
  })
})
