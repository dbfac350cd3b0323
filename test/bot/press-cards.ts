import { expect } from 'vitest'
import type { StaffCommand } from '../../src/contract.js'
import type { TeamsPost } from '../../bot/demo/teams/stand-in.js'
import { sampleReview, sampleView } from '../fixtures/views/samples.js'
import { PAULA, startBotInTeams, type BotChanges, type BotInTeams } from './bot-in-teams.js'

/** What the endpoint answers a press: a card, or a sentence. */
export interface CardAnswer {
  readonly statusCode: number
  readonly type: string
  readonly value: unknown
}

/** The bot in its channel with a reservation, cards to press, and what the engine was then asked. */
export interface PressingWorld extends BotInTeams {
  rootCard(
    changes?: Parameters<typeof sampleView>[0],
    around?: Parameters<typeof sampleView>[1],
  ): Promise<TeamsPost>
  caseCard(changes?: Parameters<typeof sampleReview>[0]): Promise<TeamsPost>
  /** Presses a button as it is drawn, with the inputs of its form. */
  press(
    post: TeamsPost,
    action: string,
    inputs?: Readonly<Record<string, string>>,
    from?: typeof PAULA,
  ): Promise<CardAnswer>
  /** The same press made by hand: a verb with whatever data. */
  pressByHand(post: TeamsPost, verb: string, data: Readonly<Record<string, string>>): Promise<CardAnswer>
  executed(): readonly StaffCommand[]
}

export const textOf = (answer: CardAnswer): string => JSON.stringify(answer.value)

const lastCard = ({ teams }: BotInTeams): TeamsPost => {
  const post = teams
    .threads()
    .at(-1)
    ?.posts.find(({ card }) => card !== null)
  if (!post) throw new Error('No card was posted')
  return post
}

const answered = ({ status, body }: { readonly status: number; readonly body: unknown }): CardAnswer => {
  expect(status).toBe(200)
  return body as CardAnswer
}

export const openPressingWorld = async (changes: BotChanges = {}): Promise<PressingWorld> => {
  const world = await startBotInTeams(changes)
  await world.teams.install()
  world.engine.putReservation(sampleView())
  return {
    ...world,
    rootCard: async (reservation = {}, around = {}) => {
      world.engine.putReservation(sampleView(reservation, around))
      world.engine.announce('ReservationConfirmed', { locator: 'AAKLMNO' })
      await world.engine.drained()
      return lastCard(world)
    },
    caseCard: async (item = {}) => {
      world.engine.putReview(sampleReview(item))
      world.engine.announce('ReviewOpened', { reviewId: 'r123456789' })
      await world.engine.drained()
      return lastCard(world)
    },
    press: async (post, action, inputs = {}, from = PAULA) =>
      answered(await world.teams.press(post.id, action, inputs, { from })),
    pressByHand: async (post, verb, data) =>
      answered(
        await world.teams.execute(
          post.id,
          { title: 'x', verb, data: { verb, locator: 'AAKLMNO', ...data } },
          { from: PAULA },
        ),
      ),
    executed: () => world.engine.executed.map(({ command }) => command),
  }
}
