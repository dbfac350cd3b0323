import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { SampleMail } from '../../../bot/demo/mail/compose.js'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { startTeamsStandIn, teamsUser } from '../../../bot/demo/teams/stand-in.js'
import { DemoClock } from '../../../bot/demo/time/demo-clock.js'
import { openReaderAt, openStoreAt } from '../../../bot/service/stores.js'
import type { StorePlace } from '../../../bot/service/stores.js'
import type { Client } from '../../../src/domain/client.js'
import type { Instant } from '../../../src/domain/time.js'
import type { StoreReader } from '../../../src/ports.js'
import { quietLog } from '../../fakes/quiet.js'
import type { DovecotServer } from '../../servers/dovecot.js'
import { startDovecot } from '../../servers/dovecot.js'
import { freePorts } from '../../servers/ports.js'
import type { ReceivedMail, SmtpTestServer } from '../../servers/smtp.js'
import { startSmtp } from '../../servers/smtp.js'
import { settingsOf } from '../stores.js'
import type { Random } from '../random.js'
import type { CrashPlan, ServerPoint } from './crash-points.js'
import { countPassages } from './crash-points.js'
import type { SentCopies } from './sent-copies.js'
import { createSentCopies } from './sent-copies.js'

export const OFFICE = 'controloc@hotelsales.example'
export const CONFIRMER = 'Reservas <confirmaciones@kontrol.example>'
export const STAFF = teamsUser('Paula Rojas')
const PASSWORD = 'a password of no mailbox'
const PROCESSED = 'Procesados'

/** Monday, 2 March 2026, 11:00 in Santiago: before the clocks change. */
const FIRST_MOMENT: Instant = '2026-03-02T14:00:00.000Z'

export interface TakenMail extends ReceivedMail {
  readonly at: Instant
}

export type Environment = Readonly<Record<string, string>>

/** All that is around the service and outlives it. */
export interface OutsideWorld {
  readonly clock: DemoClock
  readonly teams: TeamsStandIn
  /** Where everything lies that is kept on disk. */
  readonly folder: string
  readonly documentsDir: string
  /** Of each replica of the service; the first one always is there. */
  readonly environments: readonly [Environment, ...Environment[]]
  /** What was committed last. */
  reading<T>(read: (store: StoreReader) => Promise<T>): Promise<T>
  /** Which replica the channel speaks to from now on; the first one unless said. */
  speaksTo(replica: number): void
  /** What all lives have printed. */
  readonly output: WriteStream
  /** What the mail server has taken, oldest first. */
  taken(): readonly TakenMail[]
  readonly copies: Pick<SentCopies, 'count' | 'cameAtOnce'>
  /** Has the mail server call `end` at that moment; null: at none. */
  endAt(plan: CrashPlan<ServerPoint> | null, end: () => void): void
  /** From outside, with Exchange's word that its sender is real. Gives the source as it was delivered. */
  arrives(mail: Omit<SampleMail, 'to' | 'date'>): Promise<Uint8Array>
  /** The same bytes once more. */
  arrivesAgain(source: Uint8Array): Promise<void>
  /** `keepFolder`: the data and the log stay, to be looked at. */
  stop(keepFolder: boolean): Promise<void>
}

const environmentOf = (
  dovecot: DovecotServer,
  smtp: SmtpTestServer,
  place: StorePlace,
  port: number,
): Record<string, string> => ({
  IMAP_HOST: dovecot.host,
  IMAP_PORT: String(dovecot.imapPort),
  IMAP_USERNAME: OFFICE,
  IMAP_PASSWORD: PASSWORD,
  IMAP_USE_SSL: 'False',
  IMAP_AUTH_RESULTS: 'exchange',
  IMAP_SENT_MAILBOX: dovecot.sentFolder,
  IMAP_PROCESSED_FOLDER: PROCESSED,
  IMAP_CHECK_INTERVAL: '3600',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(smtp.port),
  SMTP_AUTH: 'none',
  SMTP_USE_TLS: 'False',
  SMTP_FROM_EMAIL: OFFICE,
  SMTP_FROM_NAME: 'Oficina Ejemplo',
  ALLOWED_CONFIRMATION_SENDERS: 'confirmaciones@kontrol.example',
  PREVIEW_FIRST_MAILS: 'False',
  ADMIN_IDS: STAFF.aadObjectId,
  ...settingsOf(place),
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  LOG_LEVEL: 'info',
})

const addClients = async (place: StorePlace, clock: DemoClock, clients: readonly Client[]): Promise<void> => {
  const store = await openStoreAt(place, { clock, log: quietLog })
  await store.transact({}, (tx) => clients.forEach((client) => tx.putClient(client)))
  await store.close()
}

export interface StoreOfAll {
  /** Of a database; null: in the data folder. */
  readonly storeUrl: string | null
  /** How many of the service share it, and their documents. */
  readonly replicas: number
}

const READ_WITHIN_MS = 15_000
const READ_AGAIN_MS = 200

const readAt = async <T>(place: StorePlace, read: (store: StoreReader) => Promise<T>): Promise<T> => {
  const store = await openReaderAt(place, quietLog)
  try {
    return await read(store)
  } finally {
    await store.close()
  }
}

/** The server of a database may be starting again. @throws when it cannot be read for so long */
const readInTime = async <T>(place: StorePlace, read: (store: StoreReader) => Promise<T>): Promise<T> => {
  for (const late = performance.now() + READ_WITHIN_MS; ;)
    try {
      return await readAt(place, read)
    } catch (error) {
      if (place.storeUrl === null || performance.now() > late) throw error
      await delay(READ_AGAIN_MS)
    }
}

/** Opens everything around the service on free loopback ports. */
export const openOutside = async (
  clients: readonly Client[],
  random: Random,
  { storeUrl, replicas }: StoreOfAll,
): Promise<OutsideWorld> => {
  const clock = new DemoClock(FIRST_MOMENT)
  const folder = await mkdtemp(path.join(tmpdir(), 'control-oc-crash-'))
  const dataDir = path.join(folder, 'data')
  const documentsDir = replicas > 1 ? path.join(folder, 'documents') : dataDir
  const dovecot = await startDovecot({ capabilities: 'exchange', users: { [OFFICE]: PASSWORD } })
  const sent = createSentCopies(dovecot, { user: OFFICE, password: PASSWORD }, random.fork('sent copies'))
  const taken: TakenMail[] = []
  let watch = countPassages<ServerPoint>(null, () => undefined)

  const smtp = await startSmtp({
    tls: 'none',
    script: ({ stage }) => {
      if (stage === 'rcpt') watch.pass('smtp.recipient')
      if (stage !== 'data') return
      const mail = smtp.mails.at(-1)
      if (!mail) return
      taken.push({ ...mail, at: clock.now() })
      sent.keep(mail.source)
      watch.pass('smtp.taken')
    },
  })
  const teams = await startTeamsStandIn({ now: () => clock.now(), members: [STAFF] })
  const [port = 0, ...ports] = await freePorts(replicas)
  const common = replicas > 1 ? { FILES_URL: pathToFileURL(documentsDir).href } : {}
  const environmentFor = (folderOf: string, portOf: number): Environment => ({
    ...environmentOf(dovecot, smtp, { dataDir: folderOf, storeUrl }, portOf),
    ...common,
  })
  const speaksTo = (replica: number): void =>
    teams.connectBot(`http://127.0.0.1:${[port, ...ports][replica]}/api/messages`)
  speaksTo(0)
  const place = { dataDir, storeUrl }
  await addClients(place, clock, clients)
  const output = createWriteStream(path.join(folder, 'service.log'))

  return {
    clock,
    teams,
    folder,
    documentsDir,
    environments: [
      environmentFor(dataDir, port),
      ...ports.map((one, index) => environmentFor(`${dataDir}${index + 2}`, one)),
    ],
    reading: (read) => readInTime(place, read),
    speaksTo,
    output,
    taken: () => taken,
    copies: sent,
    endAt: (plan, end) => {
      watch = countPassages(plan, end)
    },
    arrives: async (mail) => {
      const composed = await composeMail({ ...mail, to: OFFICE, date: clock.now() })
      const source = stampAsExchange(composed, 'pass')
      await dovecot.deliver(OFFICE, source)
      return source
    },
    arrivesAgain: (source) => dovecot.deliver(OFFICE, source),
    stop: async (keepFolder) => {
      await teams.stop()
      await smtp.stop()
      await sent.close()
      await dovecot.stop()
      await new Promise<void>((resolve) => output.end(() => resolve()))
      if (!keepFolder) await rm(folder, { recursive: true, force: true })
    },
  }
}

export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
