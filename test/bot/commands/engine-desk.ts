import { createRateLimiter } from '../../../bot/announcing/rate-limiter.js'
import { createBot } from '../../../bot/create-bot.js'
import { DEMO_PLACE, startTeamsStandIn, type TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { Office } from '../../story/office.js'
import { PAULA, recordingLog } from '../bot-in-teams.js'
import { ADMIN, shown } from './asking.js'

export interface EngineDesk {
  readonly office: Office
  readonly teams: TeamsStandIn
  /** Where the bot takes activities. */
  readonly endpoint: string
  /** What an administrator hears in the own chat with the bot. */
  ask(text: string): Promise<string>
  stop(): Promise<void>
}

/** The bot on the real engine, which stands between fakes of mailbox, disk and clock. */
export const openEngineDesk = async (given?: Office): Promise<EngineDesk> => {
  const office = given ?? (await Office.open())
  const { clock, engine } = office
  const teams = await startTeamsStandIn({ members: [PAULA, ADMIN], now: () => clock.now() })
  const bot = createBot({
    engine,
    credentials: null,
    adminIds: [ADMIN.aadObjectId],
    publicUrl: 'https://oc.example',
    linkSecret: 'a secret of at least thirty-two characters',
    zone: 'America/Santiago',
    operator: { name: 'Hoteles Ejemplo', address: 'oc@hoteles.example' },
    log: recordingLog([]),
    limiter: createRateLimiter([]),
    clock,
    patienceMs: 10_000,
    teams: {
      channelId: null,
      teamId: null,
      allowedChannelIds: [],
      tenantId: DEMO_PLACE.tenantId,
      serviceUrl: null,
      serviceUrlHosts: [],
    },
  })
  const endpoint = `http://127.0.0.1:${await bot.listen(0, '127.0.0.1')}/api/messages`
  teams.connectBot(endpoint)
  await teams.install()
  return {
    office,
    teams,
    endpoint,
    ask: async (text) => {
      const before = teams.personalChat(ADMIN)?.posts.length ?? 0
      const { threadId } = await teams.say(text, { from: ADMIN, personal: true })
      const posts = teams.thread(threadId)?.posts.slice(before) ?? []
      return posts
        .filter(({ from }) => from.isBot)
        .map(shown)
        .join('\n')
    },
    stop: async () => {
      await bot.stop()
      await engine.stop()
      await teams.stop()
    },
  }
}
