import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ParsedMail } from 'mailparser'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import type { SampleMail } from '../../../bot/demo/mail/compose.js'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import { startTeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { DemoClock } from '../../../bot/demo/time/demo-clock.js'
import { DemoScheduler } from '../../../bot/demo/time/demo-scheduler.js'
import type { RunningService } from '../../../bot/service/start-service.js'
import { startService } from '../../../bot/service/start-service.js'
import { openStoreAt } from '../../../bot/service/stores.js'
import type { Config } from '../../../src/config.js'
import { formatFaults, loadConfig } from '../../../src/config.js'
import type { Instant } from '../../../src/domain/time.js'
import { FakeChecks } from '../../fakes/checks.js'
import { quietLog } from '../../fakes/quiet.js'
import { startDovecot } from '../../servers/dovecot.js'
import type { DovecotServer } from '../../servers/dovecot.js'
import { withImap } from '../../servers/imap-hand.js'
import { freePorts } from '../../servers/ports.js'
import { startSmtp } from '../../servers/smtp.js'
import type { SmtpTestServer } from '../../servers/smtp.js'
import { storeSettings } from '../../stores/folder-store.js'
import { aClient } from '../../story/samples.js'

export const OFFICE = 'controloc@hotelsales.example'
export const CLIENT = 'compras@empresa.example'
export const CONFIRMER = 'Reservas <confirmaciones@kontrol.example>'
const PASSWORD = 'K0ntr0l!OC#2025$Sys'

const environmentOf = (dovecot: DovecotServer, dataDir: string, port: number): Record<string, string> => ({
  IMAP_HOST: dovecot.host,
  IMAP_PORT: String(dovecot.imapsPort),
  IMAP_USERNAME: OFFICE,
  IMAP_PASSWORD: PASSWORD,
  IMAP_TLS_CA: 'ca.pem',
  IMAP_AUTH_RESULTS: 'exchange',
  IMAP_CHECK_INTERVAL: '3600',
  SMTP_HOST: dovecot.host,
  SMTP_PORT: String(dovecot.submissionPort),
  SMTP_USERNAME: OFFICE,
  SMTP_PASSWORD: PASSWORD,
  SMTP_FROM_EMAIL: OFFICE,
  SMTP_FROM_NAME: 'Oficina Ejemplo',
  SMTP_TLS_CA: 'ca.pem',
  ALLOWED_CONFIRMATION_SENDERS: 'confirmaciones@kontrol.example',
  PREVIEW_FIRST_MAILS: 'False',
  DATA_DIR: dataDir,
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
})

/**
 * The real service on a real Dovecot: confirmations come by LMTP and IDLE, mails leave by its submission service, and
 * the client answers the same way. Only Teams is a stand-in, and the clock can be put forward.
 */
export class MailOffice {
  readonly clock = new DemoClock(new Date().toISOString())
  private scheduler = new DemoScheduler(this.clock)
  private service: RunningService | null = null

  private constructor(
    readonly dovecot: DovecotServer,
    readonly relay: SmtpTestServer,
    readonly teams: TeamsStandIn,
    private readonly config: Config,
  ) {}

  static async open(
    capabilities: 'exchange' | 'full',
    settings: Record<string, string> = {},
  ): Promise<MailOffice> {
    const onward = { lmtpPort: 0 }
    const relay = await startSmtp({ tls: 'none', relay: onward })
    const users = { [OFFICE]: PASSWORD, [CLIENT]: PASSWORD }
    const dovecot = await startDovecot({ capabilities, users, relayPort: relay.port })
    onward.lmtpPort = dovecot.lmtpPort
    const dataDir = await mkdtemp(path.join(tmpdir(), 'control-oc-office-'))
    const [port = 0] = await freePorts(1)
    const { config, faults } = loadConfig(
      { ...environmentOf(dovecot, dataDir, port), ...(await storeSettings(dataDir)), ...settings },
      () => Buffer.from(dovecot.ca),
    )
    if (!config) throw new Error(formatFaults(faults))
    const office = new MailOffice(dovecot, relay, await startTeamsStandIn(), config)
    await office.addClient()
    return office
  }

  private async addClient(): Promise<void> {
    const store = await openStoreAt(this.config, { clock: this.clock, log: quietLog })
    await store.transact({}, (tx) => tx.putClient(aClient({ contacts: [CLIENT] })))
    await store.close()
  }

  async start(): Promise<void> {
    this.scheduler = new DemoScheduler(this.clock)
    this.service = await startService(this.config, {
      checks: new FakeChecks(),
      clock: this.clock,
      scheduler: this.scheduler,
      log: quietLog,
    })
    this.teams.connectBot(`http://127.0.0.1:${this.config.port}/api/messages`)
  }

  async stop(): Promise<void> {
    await this.service?.stop()
    this.service = null
    this.scheduler.stop()
  }

  async close(): Promise<void> {
    await this.stop()
    await this.teams.stop()
    await this.dovecot.stop()
    await this.relay.stop()
    await rm(this.config.dataDir, { recursive: true, force: true })
  }

  get engine() {
    if (!this.service) throw new Error('the service is not running')
    return this.service.engine
  }

  /** Puts the clock forward; what is due on the way is done. */
  advanceTo(instant: Instant): Promise<void> {
    return this.scheduler.advanceTo(instant, () => this.engine.settled())
  }

  /** From outside, as Exchange would take it in: by LMTP, with its verdict on top. */
  async arrives(mail: Omit<SampleMail, 'to' | 'date'>): Promise<Uint8Array> {
    const source = stampAsExchange(await composeMail({ ...mail, to: OFFICE, date: this.clock.now() }), 'pass')
    await this.dovecot.deliver(OFFICE, source)
    return source
  }

  /** The client answers from its own mailbox, through Dovecot's submission service. */
  async clientWrites(mail: Omit<SampleMail, 'to' | 'date' | 'from'>): Promise<void> {
    const raw = Buffer.from(await composeMail({ ...mail, from: CLIENT, to: OFFICE, date: this.clock.now() }))
    const transport = createTransport({
      host: this.dovecot.host,
      port: this.dovecot.submissionPort,
      requireTLS: true,
      tls: { ca: this.dovecot.ca },
      auth: { user: CLIENT, pass: PASSWORD },
    })
    await transport.sendMail({ envelope: { from: CLIENT, to: [OFFICE] }, raw })
    transport.close()
  }

  /** What lies in the client's inbox, oldest first. */
  clientInbox(): Promise<readonly ParsedMail[]> {
    return withImap(this.dovecot, CLIENT, PASSWORD, async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true })
      const mails: ParsedMail[] = []
      for await (const { source } of client.fetch('1:*', { source: true }))
        if (source) mails.push(await simpleParser(source))
      return mails
    })
  }

  /** Subjects of what lies in a folder of the office, in the order of arrival there; empty where there is no such folder. */
  subjectsIn(folder: string): Promise<readonly string[]> {
    return withImap(this.dovecot, OFFICE, PASSWORD, async (client) => {
      if (!(await client.list()).some(({ path: name }) => name === folder)) return []
      const { exists } = await client.mailboxOpen(folder, { readOnly: true })
      const rows = exists > 0 ? await client.fetchAll('1:*', { envelope: true }) : []
      return rows.map(({ envelope }) => envelope?.subject ?? '')
    })
  }

  /** Somebody has opened everything in Outlook before we came. */
  async openAllMails(): Promise<void> {
    await withImap(this.dovecot, OFFICE, PASSWORD, async (client) => {
      await client.mailboxOpen('INBOX')
      await client.messageFlagsAdd('1:*', ['\\Seen'])
    })
  }

  /** A channel card of the bot whose text holds all these words. */
  card(what: string, ...words: string[]) {
    return this.teams.until(
      what,
      () =>
        this.teams.threads().find(({ posts }) => {
          const shown = JSON.stringify(posts[0]?.card ?? null)
          return words.every((word) => shown.includes(word))
        }),
      // The first card comes with the first document's reader and the engine of cards, on a machine that is busy with other suites.
      30_000,
    )
  }
}
