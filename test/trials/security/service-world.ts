import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  DEMO_PLACE,
  startTeamsStandIn,
  teamsUser,
  type TeamsStandIn,
} from '../../../bot/demo/teams/stand-in.js'
import { openStoreAt } from '../../../bot/service/stores.js'
import type { StorePlace } from '../../../bot/service/stores.js'
import { systemClock } from '../../../src/adapters/system-clock/index.js'
import {
  closed,
  CONNECTOR,
  listening,
  LOGIN,
  SERVICE_URL,
  startLogin,
  startRelay,
} from '../../bot/behind-tokens.js'
import { startIdentityProvider, type IdentityProvider } from '../../bot/identity-provider.js'
import { quietLog } from '../../fakes/quiet.js'
import { startDovecot, type DovecotServer } from '../../servers/dovecot.js'
import { freePorts } from '../../servers/ports.js'
import { startSmtp, type SmtpTestServer } from '../../servers/smtp.js'
import { startLine } from '../../servers/start-line.js'
import { aClient } from '../../story/samples.js'
import type { TrialStores } from '../stores.js'
import { settingsOf } from '../stores.js'
import { DRIVE_HOST, startDrive, type Drive } from './drive.js'
import { PLANTED } from './planted.js'

export const OFFICE = 'controloc@hotelsales.example'
export const CLIENT = 'compras@empresa.example'
export const CONFIRMER = 'confirmaciones@kontrol.example'

export const PAULA = teamsUser('Paula Rojas')
export const GUEST = teamsUser('Inés Invitada', { role: 'guest' })

const IDENTITY_HOST = 'login.botframework.com'
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const CLI = path.join(ROOT, 'dist/bot/cli/main.js')
const DIVERT = fileURLToPath(new URL('./divert.mjs', import.meta.url))
const READY_LIMIT_MS = 120_000
const LOOK_EVERY_MS = 50
/** Each look at the metrics has the service read all that is open: who looked all the time would measure that. */
const ASK_EVERY_MS = 500

/** The service may close a connection that was kept just as the next request is on its way: that one is made once more. */
export const ask = (address: string | URL, init: RequestInit = {}): Promise<Response> =>
  fetch(address, init).catch((fault: unknown) => {
    if (fault instanceof TypeError) return fetch(address, init)
    throw fault
  })

export interface Answer {
  readonly status: number
  readonly body: string
}

/** The built service as a process of its own, with credentials, between mail servers and Microsoft's hosts on loopback. */
export interface ServiceWorld {
  readonly url: string
  readonly pid: number
  readonly place: StorePlace
  readonly backupDir: string
  readonly provider: IdentityProvider
  readonly teams: TeamsStandIn
  readonly relay: SmtpTestServer
  readonly drive: Drive
  readonly environment: Readonly<Record<string, string>>
  /** Passwords and tokens that nothing but this trial has. */
  readonly planted: readonly string[]
  /** Into the office's inbox, as it is. */
  deliver(mail: Uint8Array): Promise<void>
  /** Resolves when all that was delivered has been decided on; false when that takes too long. */
  decided(limitMs: number): Promise<boolean>
  /** To the bot's endpoint; what is answered is kept for `heard`. */
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** All that has come out of the service and of the command line: output, answers. */
  heard(): string
  runCli(args: readonly string[], more?: Readonly<Record<string, string>>): Promise<number | null>
  isAlive(): boolean
  /** Asks it to end; gives its exit code. */
  end(): Promise<number | null>
  close(): Promise<void>
}

const environmentOf = (
  dovecot: DovecotServer,
  smtp: SmtpTestServer,
  appId: string,
  folder: string,
  place: StorePlace,
  port: number,
): Record<string, string> => ({
  IMAP_HOST: dovecot.host,
  IMAP_PORT: String(dovecot.imapsPort),
  IMAP_USERNAME: OFFICE,
  IMAP_PASSWORD: PLANTED.imapPassword,
  IMAP_TLS_CA: path.join(folder, 'imap.pem'),
  IMAP_AUTH_RESULTS: 'exchange',
  IMAP_CHECK_INTERVAL: '3600',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(smtp.port),
  SMTP_USERNAME: OFFICE,
  SMTP_PASSWORD: PLANTED.smtpPassword,
  SMTP_FROM_EMAIL: OFFICE,
  SMTP_FROM_NAME: 'Oficina Ejemplo',
  SMTP_TLS_CA: path.join(folder, 'smtp.pem'),
  ALLOWED_CONFIRMATION_SENDERS: CONFIRMER,
  PREVIEW_FIRST_MAILS: 'False',
  MicrosoftAppId: appId,
  MicrosoftAppPassword: PLANTED.botPassword,
  MicrosoftAppTenantId: DEMO_PLACE.tenantId,
  ADMIN_IDS: PAULA.aadObjectId,
  METRICS_TOKEN: PLANTED.metricsToken,
  ...settingsOf(place),
  BACKUP_DIR: path.join(folder, 'backups'),
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  NODE_ENV: 'production',
  LOG_LEVEL: 'trace',
})

const addClient = async (place: StorePlace): Promise<void> => {
  const store = await openStoreAt(place, { clock: systemClock, log: quietLog })
  await store.transact({}, (tx) => tx.putClient(aClient({ contacts: [CLIENT] })))
  await store.close()
}

/** Nothing of the trial's own environment: only what is named. */
const bare = (environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  ...environment,
})

const decidedIn = (metrics: string): number =>
  [...metrics.matchAll(/^control_oc_mails_decided_total\{[^}]*\} (\d+)$/gmu)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  )

/** Whether it is seen in time. */
export const waitFor = async (
  look: () => Promise<boolean>,
  limitMs: number,
  everyMs = LOOK_EVERY_MS,
): Promise<boolean> => {
  for (const end = Date.now() + limitMs; Date.now() < end; await delay(everyMs))
    if (await look().catch(() => false)) return true
  return false
}

export const startServiceWorld = async (stores: TrialStores): Promise<ServiceWorld> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'control-oc-security-'))
  const dovecot = await startDovecot({ users: { [OFFICE]: PLANTED.imapPassword } })
  const relay = await startSmtp({ users: { [OFFICE]: PLANTED.smtpPassword } })
  await writeFile(path.join(folder, 'imap.pem'), dovecot.ca)
  await writeFile(path.join(folder, 'smtp.pem'), relay.ca)
  const provider = await startIdentityProvider({
    issuer: 'https://api.botframework.com',
    origin: `https://${IDENTITY_HOST}`,
  })
  const teams = await startTeamsStandIn({ members: [PAULA, GUEST] })
  const login = startLogin(PLANTED.botAccessToken)
  const drive = await startDrive()
  const [port = 0] = await freePorts(1)
  const url = `http://127.0.0.1:${port}`
  const gate = startRelay(url, () => provider.token({ serviceurl: SERVICE_URL }))
  teams.connectBot(await listening(gate))
  const place = { dataDir: path.join(folder, 'data'), storeUrl: await stores.newUrl() }
  const environment = environmentOf(dovecot, relay, provider.credentials.appId, folder, place, port)
  await addClient(place)

  const hosts = {
    [CONNECTOR]: teams.serviceUrl,
    [LOGIN]: await listening(login),
    [IDENTITY_HOST]: provider.url,
    [DRIVE_HOST]: drive.url,
  }
  const heard: string[] = []
  const listenTo = (child: ChildProcess): void => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => heard.push(text))
  }
  const start = (words: readonly string[], more: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, ['--import', DIVERT, ...words], {
      cwd: folder,
      env: bare({ ...environment, ...more, SECURITY_TRIAL_HOSTS: JSON.stringify(hosts) }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    listenTo(child)
    return child
  }
  const { options, program } = startLine()
  const service = start([...options, path.join(ROOT, program)], {})

  const keep = async (response: Response): Promise<Answer> => {
    const body = await response.text()
    heard.push(body)
    return { status: response.status, body }
  }
  const get: ServiceWorld['get'] = async (address, headers = {}) =>
    keep(await ask(new URL(address, url), { headers, redirect: 'manual' }))
  const metrics = async (): Promise<string> =>
    (await get('/metrics', { authorization: `Bearer ${PLANTED.metricsToken}` })).body

  const isReady = async (): Promise<boolean> =>
    (await metrics()).includes('control_oc_mailbox_connected{account="imap"} 1')
  if (!(await waitFor(isReady, READY_LIMIT_MS)))
    throw new Error(`The service did not start: ${heard.join('')}`)
  await teams.install(PAULA)

  let delivered = 0
  const isAlive = (): boolean => service.exitCode === null && service.signalCode === null
  const end = async (): Promise<number | null> => {
    const gone = isAlive() ? once(service, 'exit') : Promise.resolve()
    service.kill('SIGTERM')
    await gone
    return service.exitCode
  }
  return {
    url,
    pid: service.pid ?? 0,
    place,
    backupDir: environment['BACKUP_DIR'] ?? '',
    provider,
    teams,
    relay,
    drive,
    environment,
    planted: [...Object.values(PLANTED), ...(stores.server ? [stores.server.password] : [])],
    deliver: async (mail) => {
      await dovecot.deliver(OFFICE, mail)
      delivered += 1
    },
    decided: (limitMs) => waitFor(async () => decidedIn(await metrics()) >= delivered, limitMs, ASK_EVERY_MS),
    post: async (body, headers = {}) =>
      keep(
        await ask(`${url}/api/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
      ),
    get,
    heard: () => heard.join('\n'),
    runCli: async (args, more = {}) => {
      const child = start([CLI, ...args], more)
      await once(child, 'close')
      return child.exitCode
    },
    isAlive,
    end,
    close: async () => {
      await end()
      await Promise.all([
        teams.stop(),
        dovecot.stop(),
        relay.stop(),
        provider.stop(),
        drive.stop(),
        closed(gate),
        closed(login),
      ])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
