import { pause, type Pause } from '../../bot/ambient.js'
import { createBot, type Bot, type BotOptions } from '../../bot/create-bot.js'
import {
  DEMO_PLACE,
  startTeamsStandIn,
  teamsUser,
  type TeamsPost,
  type TeamsStandIn,
} from '../../bot/demo/teams/stand-in.js'
import { createRateLimiter } from '../../bot/announcing/rate-limiter.js'
import { createFakeEngine, type FakeEngine } from '../fakes/engine.js'
import { NOW, ZONE } from '../fixtures/views/samples.js'

export const PAULA = teamsUser('Paula Rojas')
export const GUEST = teamsUser('Inés Invitada', { role: 'guest' })

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly fields: object
  readonly message: string
}

export const recordingLog = (
  lines: LogLine[],
  onLine: (line: LogLine) => void = () => undefined,
): BotOptions['log'] => {
  const at = (level: LogLine['level']) => (fields: object, message: string) => {
    lines.push({ level, fields, message })
    onLine({ level, fields, message })
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export interface BotInTeams {
  readonly engine: FakeEngine
  readonly teams: TeamsStandIn
  readonly bot: Bot
  readonly url: string
  readonly log: readonly LogLine[]
  /** Resolves when this message is logged. */
  logged(message: string): Promise<void>
  /** Says something in the channel, and waits for the bot's answer in that thread. */
  ask(text: string, from?: typeof PAULA): Promise<TeamsPost>
  stop(): Promise<void>
}

export type BotChanges = Partial<Omit<BotOptions, 'engine' | 'teams'>> & {
  readonly teams?: Partial<BotOptions['teams']>
}

/** Backoff takes no time in tests; a rest, which is half a minute or more, lasts until it is cut short. */
const quickPause: Pause = (ms, signal) => pause(ms < 30_000 ? 0 : ms, signal)

/** The real bot, over real HTTP, in the stand-in for Teams, on top of a scripted engine. */
export const startBotInTeams = async (changes: BotChanges = {}): Promise<BotInTeams> => {
  const engine = createFakeEngine()
  const teams = await startTeamsStandIn({ members: [PAULA, GUEST], now: () => NOW })
  const log: LogLine[] = []
  const watchers = new Set<(line: LogLine) => void>()
  const bot = createBot({
    engine,
    credentials: null,
    adminIds: [],
    publicUrl: 'https://oc.example',
    linkSecret: 'a secret of at least thirty-two characters',
    zone: ZONE,
    operator: { name: 'Hoteles Ejemplo', address: 'oc@hoteles.example' },
    log: recordingLog(log, (line) => watchers.forEach((watch) => watch(line))),
    pause: quickPause,
    limiter: createRateLimiter([]),
    personLimiter: createRateLimiter([]),
    clock: { now: () => NOW },
    ...changes,
    teams: {
      channelId: null,
      teamId: null,
      allowedChannelIds: [],
      tenantId: DEMO_PLACE.tenantId,
      serviceUrl: null,
      serviceUrlHosts: [],
      ...changes.teams,
    },
  })
  const url = `http://127.0.0.1:${await bot.listen(0, '127.0.0.1')}`
  teams.connectBot(`${url}/api/messages`)
  return {
    engine,
    teams,
    bot,
    url,
    log,
    logged: (message) =>
      new Promise((resolve) => {
        const watch = (line: LogLine): void => {
          if (line.message !== message) return
          watchers.delete(watch)
          resolve()
        }
        watchers.add(watch)
      }),
    ask: async (text, from = PAULA) => {
      const { threadId } = await teams.say(text, { from })
      return teams.until(`an answer to "${text}"`, () =>
        teams.thread(threadId)?.posts.find((post) => post.from.isBot),
      )
    },
    stop: async () => {
      await bot.stop()
      await teams.stop()
    },
  }
}
