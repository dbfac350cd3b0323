import { createClientSheet } from '../../src/adapters/client-sheet/index.js'
import { createMailParser } from '../../src/adapters/mail-parser/index.js'
import { createExcelReport } from '../../src/adapters/excel-report/index.js'
import type { ControlServer } from '../../src/adapters/control-socket/index.js'
import { listenControl } from '../../src/adapters/control-socket/index.js'
import type { DataFiles } from '../../src/adapters/lowdb-store/data-files.js'
import type { MakePool } from '../../src/adapters/postgres-store/index.js'
import { openLocalKeys } from '../../src/adapters/local-keys/index.js'
import { openSharedKeys } from '../../src/adapters/local-keys/shared.js'
import { createLogger } from '../../src/adapters/logger/index.js'
import type { ServiceMetrics } from '../../src/adapters/metrics/index.js'
import { createServiceMetrics } from '../../src/adapters/metrics/index.js'
import { createScheduler } from '../../src/adapters/schedule/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import type { Config } from '../../src/config.js'
import type { RunningEngine } from '../../src/engine/create-engine.js'
import { readClientHeader } from '../../src/engine/client-columns.js'
import { createEngine } from '../../src/engine/create-engine.js'
import { createFence, openGate } from '../../src/engine/fence.js'
import { IMPORT_CLIENTS, importClientsHandler } from '../../src/engine/import-request.js'
import { exportHandlers } from '../../src/engine/exporting/requests.js'
import { migrationHandlers } from '../../src/engine/migration/requests.js'
import { forgetPersonHandlers } from '../../src/engine/privacy/forget.js'
import type { EngineSettings } from '../../src/engine/settings.js'
import type { MailWays } from '../../src/engine/world.js'
import { importOldHandlers } from '../../src/engine/import-old/import-request.js'
import type { Clock, Logger, Metrics, Replica, Scheduler, SelfChecks, Store } from '../../src/ports.js'
import type { Pause } from '../ambient.js'
import type { RateLimiter } from '../announcing/rate-limiter.js'
import type { Bot, BotOptions } from '../create-bot.js'
import { createBot } from '../create-bot.js'
import type { BotMetrics } from '../metrics.js'
import { openBackups } from './data-archive.js'
import type { DocumentFolders } from './document-folders.js'
import { openDocumentFolders } from './document-folders.js'
import { openDocuments } from './documents.js'
import { engineSettings, policyOf } from './engine-settings.js'
import { ledgerIn, openAuthenticator, openMailboxes, openSender } from './mail-adapters.js'
import { remedyNames } from './remedy-names.js'
import { openChecks } from './open-checks.js'
import { openTokens } from './open-tokens.js'
import { openStore } from './open-store.js'

/** By what the service reaches beyond its own process, but for its store and for Teams. */
export interface Outside extends DocumentFolders {
  readonly openMail: () => MailWays
}

/** What the demo and tests bring along instead of the machine's own. */
export interface ServiceOverrides {
  readonly clock?: Clock
  readonly scheduler?: Scheduler
  readonly log?: Logger
  readonly checks?: SelfChecks
  readonly settings?: Pick<EngineSettings, 'mayFallSilent'>
  /** How waits for Teams are waited for. */
  readonly pause?: Pause
  /** Silence of a mail server after which it is given up. */
  readonly silenceMs?: number
  /** The file system of the store, where it is in the data folder, and how large its journal may grow. */
  readonly files?: DataFiles
  readonly journalBytes?: number
  /** Its connections, where it is in PostgreSQL. */
  readonly makePool?: MakePool
  /** Puts something between the service and the outside: a trial sees there what passes. */
  readonly outside?: (real: Outside) => Outside
  readonly limiter?: RateLimiter
}

export interface RunningService {
  readonly engine: RunningEngine
  /** Where the bot listens. */
  readonly port: number
  readonly store: Store
  /** Ends in the order of the data: no more mail in, no more sends, cards and documents, and the store last. */
  stop(): Promise<void>
}

interface Ambient {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: Logger
}

const ambientOf = (config: Config, overrides: ServiceOverrides): Ambient => {
  const clock = overrides.clock ?? systemClock
  const log = overrides.log ?? createLogger(config.logLevel)
  return { clock, log, scheduler: overrides.scheduler ?? createScheduler(clock, log) }
}

/** What the data folder holds. */
interface Kept extends DocumentFolders {
  readonly store: Store
  readonly replica: Replica
}

const engineOf = async (
  config: Config,
  kept: Kept,
  ambient: Ambient,
  metrics: Metrics,
  { checks, settings, silenceMs, outside = (real) => real }: ServiceOverrides,
) => {
  const { store, replica, ...folders } = kept
  const { dataDir, storeUrl } = config
  const keys = await (storeUrl === null
    ? openLocalKeys(dataDir)
    : openSharedKeys(store, dataDir, ambient.log))
  const tokens = openTokens(config)
  const fence = storeUrl === null ? openGate(store) : createFence(store)
  const mail = { ...ambient, tokens, ledger: ledgerIn(fence.store), ...(silenceMs && { silenceMs }) }
  const engine = createEngine({
    ...ambient,
    store,
    ...outside({
      ...folders,
      openMail: () => ({ mailboxes: openMailboxes(config, mail), sender: openSender(config, mail) }),
    }),
    accounts: config.accounts.map(({ id }) => id),
    replica,
    fence,
    settings: { ...engineSettings(config, keys), ...settings },
    parser: createMailParser(),
    authenticator: openAuthenticator(config),
    documents: openDocuments(ambient.log),
    sheet: createClientSheet(readClientHeader),
    reports: createExcelReport(),
    backups: openBackups(config, ambient.clock),
    checks: checks ?? openChecks(config, { ...ambient, tokens, store }),
    metrics,
  })
  return { engine, keys }
}

const botMetrics = (config: Config, engine: RunningEngine, metrics: ServiceMetrics): BotMetrics => ({
  token: config.metricsToken,
  cardCalled: metrics.cardCalled,
  page: async () => metrics.page(await engine.figures()),
})

const botOptions = (
  config: Config,
  engine: RunningEngine,
  linkSecret: string,
  ambient: Ambient,
): BotOptions => {
  const { credentials, ...teams } = config.teams
  return {
    engine,
    credentials: credentials && {
      ...credentials,
      appPassword: credentials.type === 'SingleTenant' ? credentials.password : null,
    },
    teams: { ...teams, tenantId: credentials?.tenantId ?? null, serviceUrlHosts: [] },
    adminIds: config.adminIds,
    publicUrl: config.publicUrl,
    linkSecret,
    zone: config.office.zone,
    namesOf: remedyNames(config),
    operator: { name: config.company.name, address: config.company.address },
    log: ambient.log,
    clock: ambient.clock,
  }
}

const listenForCommands = (config: Config, kept: Kept, engine: RunningEngine, { clock, log }: Ambient) => {
  const { store } = kept
  return listenControl(
    config.dataDir,
    {
      [IMPORT_CLIENTS]: importClientsHandler(store, clock, () => engine.clientsChanged()),
      ...migrationHandlers(engine),
      ...exportHandlers(() => engine.exportAgain()),
      ...forgetPersonHandlers({ ...kept, clock }),
      ...importOldHandlers({ store, clock, policy: policyOf(config) }, () => engine.clientsChanged()),
    },
    log,
  )
}

const isSystemFault = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error

/** Network shares may hold no sockets. The service runs all the same; the terminal then finds the folder in use. */
const listenWherePossible = async (
  config: Config,
  kept: Kept,
  engine: RunningEngine,
  ambient: Ambient,
): Promise<ControlServer> => {
  try {
    return await listenForCommands(config, kept, engine, ambient)
  } catch (error) {
    if (!isSystemFault(error)) throw error
    ambient.log.warn({ fault: error.message }, 'The data folder can hold no socket for the terminal')
    return { close: async () => {} }
  }
}

const stopper =
  (bot: Bot, control: ControlServer, engine: RunningEngine, { store, replica }: Kept) =>
  async (): Promise<void> => {
    await control.close()
    await engine.stop()
    await bot.stop()
    await replica.leadership.stop()
    await store.close()
  }

/**
 * Puts the whole together and starts it: configuration → adapters → engine → bot.
 * @throws DataFolderLocked, StoreDamaged, or when the port is taken; nothing stays open then
 */
export const startService = async (
  config: Config,
  overrides: ServiceOverrides = {},
): Promise<RunningService> => {
  const ambient = ambientOf(config, overrides)
  const { files, journalBytes, makePool, limiter } = overrides
  const joined = await openStore(config, {
    ...ambient,
    ...(files && { files }),
    ...(makePool && { makePool }),
    journalBytes,
  })
  const { store, replica } = joined
  try {
    const metrics = createServiceMetrics()
    const kept = { ...joined, ...openDocumentFolders(config) }
    const { engine, keys } = await engineOf(config, kept, ambient, metrics.counts, overrides)
    const bot = createBot({
      ...botOptions(config, engine, keys.links, ambient),
      standForNotifier: (candidate) => replica.leadership.campaign(['notifier'], candidate),
      metrics: botMetrics(config, engine, metrics),
      ...(overrides.pause && { pause: overrides.pause }),
      ...(limiter && { limiter }),
    })
    const port = await bot.listen(config.port, config.bindHost)
    const control = await listenWherePossible(config, kept, engine, ambient)
    await engine.start()
    return { engine, port, store, stop: stopper(bot, control, engine, kept) }
  } catch (error) {
    await replica.leadership.stop()
    await store.close()
    throw error
  }
}
