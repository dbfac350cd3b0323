import { teamsUser, type TeamsPost, type TeamsUser } from '../../../bot/demo/teams/stand-in.js'
import { PAULA, startBotInTeams, type BotChanges, type BotInTeams } from '../bot-in-teams.js'

export const ADMIN = teamsUser('Ana Administra')

/** What a person reads of an answer. */
export const shown = ({ text, card, file }: TeamsPost): string => text ?? JSON.stringify(card ?? file)

export interface Desk {
  readonly world: BotInTeams
  /** In a thread of its own in the channel, with a mention of the bot. */
  ask(text: string, from?: TeamsUser): Promise<string>
  /** In the person's own chat with the bot. */
  whisper(text: string, from?: TeamsUser): Promise<string>
  /** In a chat of several people, with a mention of the bot. */
  askInGroup(text: string, from?: TeamsUser): Promise<string>
  stop(): Promise<void>
}

/** All that the bot said there since; it may answer in several messages. */
const answerIn = (world: BotInTeams, threadId: string, before: number): Promise<string> =>
  world.teams.until('an answer', () => {
    const posts =
      world.teams
        .thread(threadId)
        ?.posts.slice(before)
        .filter(({ from }) => from.isBot) ?? []
    return posts.map(shown).join('\n')
  })

const countIn = (world: BotInTeams, threadId: string): number =>
  world.teams.thread(threadId)?.posts.length ?? 0

/** The bot in a team, and people who ask it things. */
export const openDesk = async (changes: BotChanges = {}): Promise<Desk> => {
  const world = await startBotInTeams({ adminIds: [ADMIN.aadObjectId], ...changes })
  await world.teams.install()
  return {
    world,
    ask: async (text, from = PAULA) => {
      const { threadId } = await world.teams.say(text, { from })
      return answerIn(world, threadId, 1)
    },
    whisper: async (text, from = PAULA) => {
      const chat = await world.teams.installFor(from)
      const before = countIn(world, chat)
      await world.teams.say(text, { from, personal: true })
      return answerIn(world, chat, before)
    },
    askInGroup: async (text, from = PAULA) => {
      const chat = await world.teams.installInGroupChat([from, ADMIN])
      const before = countIn(world, chat)
      await world.teams.say(text, { from, threadId: chat })
      return answerIn(world, chat, before)
    },
    stop: () => world.stop(),
  }
}
