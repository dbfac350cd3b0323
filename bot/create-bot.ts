import type { Server } from 'restify'
import type { Engine } from '../src/contract.js'
import { createAccess } from './access.js'
import { BotAdapter, apologise, type AuthenticationSettings, type BotCredentials } from './adapter.js'
import { pause, type BotClock, type Log, type Pause } from './ambient.js'
import { createAnnouncer } from './announcing/announcer.js'
import { createApp } from './app.js'
import { createChannelPoster } from './announcing/channel-poster.js'
import { createConversations, type ChannelReference } from './conversations.js'
import { createInstallation } from './installation.js'
import { createNotifier, type Notifier } from './announcing/notifier.js'
import { createRateLimiter, type RateLimiter } from './announcing/rate-limiter.js'
import { createServer } from './server.js'
import { TEAMS_SERVICE_HOSTS, isServiceUrlAllowed } from './service-url.js'
import { createSignedLinks } from './signed-links.js'

export interface BotOptions {
  readonly engine: Engine
  /** Null: no tokens are checked or sent. Then listen on 127.0.0.1 only. */
  readonly credentials: BotCredentials | null
  readonly teams: {
    /** The channel to announce in; null: the one where the app is installed. */
    readonly channelId: string | null
    readonly teamId: string | null
    /** Activities of other tenants are refused; null: the credentials' tenant. */
    readonly tenantId: string | null
    /** Needed with `channelId`: the connector of the region, such as `https://smba.trafficmanager.net/amer/`. */
    readonly serviceUrl: string | null
    /** Further hosts that may stand in `serviceUrl`, besides those of Teams. */
    readonly serviceUrlHosts: readonly string[]
  }
  readonly adminIds: readonly string[]
  /** Where /files is reached from outside; null: no links to documents. */
  readonly publicUrl: string | null
  /** At least 32 characters. Links made before a restart stay good when it stays the same. */
  readonly linkSecret: string
  /** The office's time zone. */
  readonly zone: string
  readonly log: Log
  readonly clock: BotClock
  readonly pause?: Pause
  /** Teams' limits unless given. */
  readonly limiter?: RateLimiter
  /** How long a press may take before it is answered without its outcome. */
  readonly pressLimitMs?: number
  /** Further settings of botbuilder's authentication, for another cloud. */
  readonly authentication?: AuthenticationSettings
}

export interface Bot {
  readonly server: Server
  readonly notifier: Notifier
  /** Listens and begins to announce; gives the port. 0 takes a free one. */
  listen(port: number, host: string): Promise<number>
  /** Stops announcing after the post under way, then closes the server. */
  stop(): Promise<void>
}

const configuredChannel = ({ teams, credentials }: BotOptions): ChannelReference | null => {
  const tenantId = teams.tenantId ?? credentials?.tenantId ?? null
  if (teams.channelId === null || teams.serviceUrl === null || tenantId === null) return null
  const { channelId, serviceUrl, teamId } = teams
  const isGroup = teamId !== null && !teamId.startsWith('19:')
  return {
    channelId,
    serviceUrl,
    tenantId,
    teamId: isGroup ? null : teamId,
    groupId: isGroup ? teamId : null,
  }
}

const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost']

const listening = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server.address().port))
  })

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.server.closeAllConnections()
  })

/** Puts the Teams side together around an engine. Nothing runs before `listen`. */
export const createBot = (options: BotOptions): Bot => {
  const { engine, credentials, teams, clock, zone, log } = options
  const abort = new AbortController()
  const allowed = (url: string): boolean =>
    isServiceUrlAllowed(url, [...TEAMS_SERVICE_HOSTS, ...teams.serviceUrlHosts], credentials === null)
  const adapter = new BotAdapter(credentials, options.authentication)
  adapter.onTurnError = apologise(log)
  const wait = options.pause ?? pause
  const conversations = createConversations(engine, configuredChannel(options))
  const poster = createChannelPoster({
    adapter,
    limiter: options.limiter ?? createRateLimiter(),
    isServiceUrlAllowed: allowed,
    log,
    pause: wait,
    signal: abort.signal,
  })
  const announcer = createAnnouncer({ engine, conversations, poster, clock, zone, log })
  const notifier = createNotifier({ engine, announcer, poster, conversations, log, pause: wait, abort })
  const installation = createInstallation({ conversations, poster, onChannel: notifier.wake, log })
  const links = createSignedLinks({
    secret: options.linkSecret,
    publicUrl: options.publicUrl,
    now: () => Date.parse(clock.now()),
  })
  const rules = {
    tenantId: teams.tenantId ?? credentials?.tenantId ?? null,
    teamId: teams.teamId,
    adminIds: options.adminIds,
  }
  const access = createAccess({ rules, conversations, adapter, log })
  const app = createApp({
    engine,
    conversations,
    access,
    installation,
    links,
    clock,
    zone,
    log,
    ...(options.pressLimitMs === undefined ? {} : { pressLimitMs: options.pressLimitMs }),
  })
  const server = createServer({ adapter, app, engine, links, isServiceUrlAllowed: allowed, log })
  return {
    server,
    notifier,
    listen: async (port, host) => {
      if (credentials === null && !LOOPBACK_HOSTS.includes(host))
        throw new Error('Without credentials the bot listens on 127.0.0.1 only')
      const bound = await listening(server, port, host)
      notifier.start()
      return bound
    },
    stop: async () => {
      await notifier.stop()
      await closed(server)
    },
  }
}
