import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImapFlow } from 'imapflow'
import { ADMIN_IDS } from '../../../bot/demo/people.js'
import { startTeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { openStoreAt } from '../../../bot/service/stores.js'
import type { StorePlace } from '../../../bot/service/stores.js'
import type { Client } from '../../../src/domain/client.js'
import type { Instant } from '../../../src/domain/time.js'
import { ManualClock } from '../../fakes/manual-clock.js'
import { quietLog } from '../../fakes/quiet.js'
import { startDovecot } from '../../servers/dovecot.js'
import type { DovecotServer } from '../../servers/dovecot.js'
import { withImap } from '../../servers/imap-hand.js'
import { freePorts } from '../../servers/ports.js'
import { startSmtp } from '../../servers/smtp.js'
import { startTcpProxy } from '../../servers/tcp-proxy.js'
import type { TcpProxy } from '../../servers/tcp-proxy.js'
import type { SmtpTestServer } from '../../servers/smtp.js'
import { settingsOf } from '../stores.js'
import type { TrialStores } from '../stores.js'
import { CONFIRMER, OFFICE } from './letters.js'
import { PostBook } from './post-book.js'
import { startServiceProcess } from './service-process.js'
import type { ServiceProcess } from './service-process.js'

const PASSWORD = 'K0ntr0l!OC#2026$Sys'

/** The whole surroundings of the service, and the service in its own process. */
export interface World {
  readonly service: ServiceProcess
  readonly teams: TeamsStandIn
  /** What has left, as the mail server took it. */
  readonly post: PostBook
  /** Lays a mail into the office's inbox. */
  deliver(mail: Buffer, at: Instant): Promise<void>
  /** Ends the connection to the mailbox, as a server does that has had it for long enough. */
  cutLine(): void
  /** Connections to the mailbox so far. */
  connections(): number
  /** How many mails lie in the inbox still. */
  inInbox(): Promise<number>
  close(): Promise<void>
}

interface Servers {
  readonly dovecot: DovecotServer
  readonly line: TcpProxy
  readonly smtp: SmtpTestServer
  readonly folder: string
  readonly place: StorePlace
  readonly port: number
}

const environment = ({ dovecot, line, smtp, folder, place, port }: Servers): Record<string, string> => ({
  IMAP_HOST: dovecot.host,
  IMAP_PORT: String(line.port),
  IMAP_USERNAME: OFFICE,
  IMAP_PASSWORD: PASSWORD,
  IMAP_TLS_CA: join(folder, 'ca.pem'),
  IMAP_AUTH_RESULTS: 'exchange',
  IMAP_PROCESSED_FOLDER: 'Procesados',
  IMAP_CHECK_INTERVAL: '3600',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(smtp.port),
  SMTP_USERNAME: OFFICE,
  SMTP_PASSWORD: PASSWORD,
  SMTP_TLS_CA: join(folder, 'ca.pem'),
  SMTP_FROM_EMAIL: OFFICE,
  SMTP_FROM_NAME: 'Oficina Ejemplo',
  ALLOWED_CONFIRMATION_SENDERS: CONFIRMER,
  PREVIEW_FIRST_MAILS: 'False',
  ADMIN_IDS: ADMIN_IDS.join(','),
  ...settingsOf(place),
  BACKUP_DIR: join(folder, 'backups'),
  BACKUP_KEEP: '2',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
})

const knowClients = async (place: StorePlace, clients: readonly Client[], now: Instant): Promise<void> => {
  const store = await openStoreAt(place, { clock: new ManualClock(now), log: quietLog })
  await store.transact({}, (tx) => clients.forEach((client) => tx.putClient(client)))
  await store.close()
}

/** Starts everything; the service's clock shows `start`. */
export const openWorld = async (
  start: Instant,
  clients: readonly Client[],
  stores: TrialStores,
): Promise<World> => {
  const users = { [OFFICE]: PASSWORD }
  const post = new PostBook()
  const folder = await mkdtemp(join(tmpdir(), 'control-oc-soak-'))
  const dovecot = await startDovecot({ users })
  const line = await startTcpProxy(dovecot.imapsPort)
  const smtp = await startSmtp({ users, taking: (mail) => post.take(mail) })
  const teams = await startTeamsStandIn()
  const [port = 0] = await freePorts(1)
  await writeFile(join(folder, 'ca.pem'), dovecot.ca)
  const place = { dataDir: join(folder, 'data'), storeUrl: await stores.newUrl() }
  await knowClients(place, clients, start)
  // A connection for each mail: one that is kept is silent for as long as a back-up takes, and given up.
  const byHand = <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> =>
    withImap(dovecot, OFFICE, PASSWORD, work)
  const service = await startServiceProcess(start, environment({ dovecot, line, smtp, folder, place, port }))
  teams.connectBot(`http://127.0.0.1:${port}/api/messages`)
  await teams.install()
  return {
    service,
    teams,
    post,
    deliver: (mail, at) => byHand(async (hand) => void (await hand.append('INBOX', mail, [], new Date(at)))),
    cutLine: () => line.cut('reset'),
    connections: () => line.made(),
    inInbox: async () => {
      const status = await byHand((hand) => hand.status('INBOX', { messages: true }))
      return status ? (status.messages ?? 0) : 0
    },
    close: async () => {
      await service.end()
      await Promise.all([teams.stop(), line.stop(), dovecot.stop(), smtp.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
