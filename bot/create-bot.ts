import type { Server } from 'restify'
import { createAccess } from './access.js'
import { createAdmission } from './admission.js'
import { BotAdapter, TEAMS_SOURCE, apologise } from './adapter.js'
import { pause } from './ambient.js'
import { createAnnouncer } from './announcing/announcer.js'
import { createApp } from './app.js'
import { configuredChannel, tenantOf, type BotOptions } from './bot-options.js'
import { createChannelPoster } from './announcing/channel-poster.js'
import { createCountedPoster } from './announcing/counted-poster.js'
import { createKeptCards } from './announcing/kept-cards.js'
import { createConversations } from './conversations.js'
import { isFileAddressAllowed } from './files/file-address.js'
import { createFileDesk } from './files/file-desk.js'
import { createFileTransfer } from './files/file-transfer.js'
import { createOfferedFiles } from './files/offered-files.js'
import { createInstallation } from './installation.js'
import { createNotifier, type Notifier } from './announcing/notifier.js'
import { createRefresher } from './announcing/refresh.js'
import { createUndoWatch } from './announcing/undo-watch.js'
import { createRateLimiter } from './announcing/rate-limiter.js'
import { createPatience } from './patience.js'
import { createPersonRate } from './person-rate.js'
import { createPersonalChats, type PersonalChats } from './personal-chats.js'
import { createRoster } from './roster.js'
import { createServer } from './server.js'
import { TEAMS_SERVICE_HOSTS, isServiceUrlAllowed } from './service-url.js'
import { createSignedLinks } from './signed-links.js'
import { createTeamsCalls } from './teams-calls.js'

export type { BotOptions } from './bot-options.js'

export interface Bot {
  readonly server: Server
  readonly notifier: Notifier
  readonly chats: Pick<PersonalChats, 'tell'>
  /** Listens and begins to announce; gives the port. 0 takes a free one. */
  listen(port: number, host: string): Promise<number>
  /** Stops announcing after the post under way, then closes the server. */
  stop(): Promise<void>
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
  const { engine, credentials, teams, clock, zone, log, patienceMs } = options
  const abort = new AbortController()
  const allowed = (url: string): boolean =>
    isServiceUrlAllowed(url, [...TEAMS_SERVICE_HOSTS, ...teams.serviceUrlHosts], credentials === null)
  const adapter = new BotAdapter(credentials, options.authentication)
  adapter.onTurnError = apologise(log)
  const wait = options.pause ?? pause
  const conversations = createConversations(engine, configuredChannel(options))
  const calls = createTeamsCalls({
    adapter,
    limiter: options.limiter ?? createRateLimiter(),
    isServiceUrlAllowed: allowed,
    log,
    pause: wait,
    signal: abort.signal,
  })
  const { metrics = null, standForNotifier: stand = ({ gained }) => gained() } = options
  const posting = createChannelPoster(calls)
  const poster = metrics ? createCountedPoster(posting, metrics.cardCalled) : posting
  const roster = createRoster({ conversations, calls, log })
  const chats = createPersonalChats({ notes: engine, conversations, roster, calls, log })
  const telling = {
    engine,
    kept: createKeptCards(poster, conversations, log),
    undoWatch: createUndoWatch(engine),
    poster,
    chats,
    people: () => roster.people(),
    namesOf: options.namesOf ?? (() => ({})),
    clock,
    zone,
    log,
  }
  const refresher = createRefresher(telling)
  const announcer = createAnnouncer(telling, refresher)
  const notifier = createNotifier({
    engine,
    announcer,
    refresher,
    poster,
    conversations,
    log,
    pause: wait,
    abort,
  })
  const links = createSignedLinks({
    secret: options.linkSecret,
    publicUrl: options.publicUrl,
    now: () => Date.parse(clock.now()),
  })
  const transfer = createFileTransfer({
    isAllowed: (address) => isFileAddressAllowed(address, credentials === null),
    log,
  })
  const offers = createOfferedFiles(() => Date.parse(clock.now()))
  const desk = createFileDesk({ engine, links, offers, transfer, calls, log })
  const tenantId = tenantOf(options)
  const rules = { tenantId, teamId: teams.teamId, channelIds: teams.allowedChannelIds }
  const admission = createAdmission({ rules, conversations, log })
  const installation = createInstallation({
    conversations,
    poster,
    chats,
    isChannelAllowed: admission.isChannelAllowed,
    onChannel: notifier.wake,
    patienceMs,
    log,
  })
  const { adminIds } = options
  const access = createAccess({ adminIds, open: tenantId === null, conversations, roster, adapter, log })
  const app = createApp({
    engine,
    conversations,
    admission,
    rate: createPersonRate(options.personLimiter ? { limiter: options.personLimiter } : {}),
    access,
    installation,
    roster,
    chats,
    transfer,
    desk,
    patience: createPatience({ calls, log, ...(patienceMs === undefined ? {} : { patienceMs }) }),
    links,
    clock,
    zone,
    log,
    ...(options.pressLimitMs === undefined ? {} : { pressLimitMs: options.pressLimitMs }),
  })
  const { operator } = options
  const server = createServer({
    adapter,
    app,
    engine,
    links,
    isServiceUrlAllowed: allowed,
    // Without credentials there are no tokens to tell apart, and a local emulator may be at the other end.
    isSourceAllowed: (source) => credentials === null || source === TEAMS_SOURCE,
    metrics,
    operator,
    log,
  })
  return {
    server,
    notifier,
    chats,
    listen: async (port, host) => {
      if (credentials === null && !LOOPBACK_HOSTS.includes(host))
        throw new Error('Without credentials the bot listens on 127.0.0.1 only')
      const bound = await listening(server, port, host)
      stand(notifier)
      return bound
    },
    stop: async () => {
      await notifier.stop()
      await closed(server)
    },
  }
}
