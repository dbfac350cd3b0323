import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { vi } from 'vitest'
import { exchangeStamp, fromDomainOf } from '../../../../bot/demo/mail/exchange-stamp.js'
import type { SampleMail } from '../../../../bot/demo/mail/compose.js'
import { composeMail } from '../../../../bot/demo/mail/compose.js'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'
import type { RunningService } from '../../../../bot/service/start-service.js'
import { startService } from '../../../../bot/service/start-service.js'
import { formatFaults, loadConfig } from '../../../../src/config.js'
import type { Client } from '../../../../src/domain/client.js'
import type { Instant } from '../../../../src/domain/time.js'
import { msBetween } from '../../../../src/domain/time.js'
import { FakeChecks } from '../../../fakes/checks.js'
import { ManualClock } from '../../../fakes/manual-clock.js'
import { ManualScheduler } from '../../../fakes/manual-scheduler.js'
import { quietLog } from '../../../fakes/quiet.js'
import { startDovecot } from '../../../servers/dovecot.js'
import type { DovecotServer } from '../../../servers/dovecot.js'
import { openImap } from '../../../servers/imap-hand.js'
import { freePorts } from '../../../servers/ports.js'
import { startSmtp } from '../../../servers/smtp.js'
import type { ReceivedMail, SmtpTestServer } from '../../../servers/smtp.js'
import type { Address } from './addresses.js'
import { CONFIRMER, NEW, OLD } from './addresses.js'
import { openFolderStore, storeSettings } from '../../../stores/folder-store.js'

/** The administrator. */
export const MARTA = teamsUser('Marta')

const PASSWORD = 'K0ntr0l!OC#2026$Sys'

/** A mail that has left for a client, as the mail server took it. */
export interface LeftMail {
  readonly at: Instant
  readonly locator: string
  /** `request`, `reminder`, … */
  readonly kind: string
  readonly messageId: string
  readonly subject: string
  readonly to: readonly string[]
  readonly from: string
  readonly replyTo: string
  /** Who logged in. */
  readonly user: string
}

/** A mail from outside that was laid into one of our mailboxes. */
export interface LaidMail {
  readonly at: Instant
  readonly mailbox: Address
  readonly from: string
  readonly to: string
  /** What two copies of one mail share. */
  readonly source: Uint8Array
}

/** `before`: only the old mailbox is known. `moving`: mails leave from the new one, and both are watched. `moved`: the new one alone. */
export type Configured = 'before' | 'moving' | 'moved'

/** These have stories of their own, and in a hundred days they would take longer than all the rest. */
const LEFT_OUT = ['health', 'backup']

class Days extends ManualScheduler {
  override at(name: string, at: Instant, job: () => void): void {
    if (!LEFT_OUT.includes(name)) super.at(name, at, job)
  }

  override cron(name: string, rule: string, zone: string, job: () => void): void {
    if (!LEFT_OUT.includes(name)) super.cron(name, rule, zone, job)
  }
}

/** What the old mailbox's server writes on top of a mail that it takes in. */
const oldServerStamp = (domain: string): string =>
  [
    `Delivered-To: ${OLD}`,
    `Authentication-Results: mx.correo.example; dkim=pass header.d=${domain}; spf=pass smtp.mailfrom=${domain};`,
    ` dmarc=pass header.from=${domain}`,
    '',
  ].join('\r\n')

const stampedBy = (mailbox: Address, source: Uint8Array): Buffer => {
  const domain = fromDomainOf(source)
  const stamp = mailbox === NEW ? exchangeStamp(domain, 'pass') : oldServerStamp(domain)
  return Buffer.concat([Buffer.from(stamp), source])
}

/** The mail server is there before the office whose copies it keeps. */
interface Taken {
  by: (mail: ReceivedMail) => Promise<void>
}

/** `AAKLMNO-request-1` */
const partsOf = (controlId: string) => {
  const [, locator = '', kind = ''] = /^(.+)-([a-z_]+)-\d+$/.exec(controlId) ?? []
  return { locator, kind }
}

const leftMail = async ({ source, to, user }: ReceivedMail, at: Instant): Promise<LeftMail> => {
  const { headers, messageId = '', subject = '', from, replyTo } = await simpleParser(source)
  const controlId = headers.get('x-control-oc-id')
  return {
    at,
    ...partsOf(typeof controlId === 'string' ? controlId : ''),
    messageId,
    subject,
    to,
    from: from?.value[0]?.address ?? '',
    replyTo: replyTo?.value[0]?.address ?? '',
    user: user ?? '',
  }
}

/**
 * An office that moves from one mailbox to another: the real service between two mailboxes of a real Dovecot and a real
 * SMTP server that keeps copies in Sent, as Exchange does. Teams is a stand-in, and time passes when the story says so.
 */
export class MovingOffice {
  readonly clock: ManualClock
  readonly left: LeftMail[] = []
  readonly laid: LaidMail[] = []
  private service: RunningService | null = null
  private scheduler: ManualScheduler
  private configured: Configured = 'before'
  private readonly endMonotonic: () => void

  private constructor(
    private readonly parts: {
      readonly dovecot: DovecotServer
      readonly smtp: SmtpTestServer
      readonly hands: Readonly<Record<Address, ImapFlow>>
      readonly teams: TeamsStandIn
      readonly dataDir: string
      readonly port: number
    },
    now: Instant,
    taken: Taken,
  ) {
    this.clock = new ManualClock(now)
    this.scheduler = new ManualScheduler(this.clock)
    taken.by = (mail) => this.take(mail)
    this.endMonotonic = this.letMonotonicTimePass(now)
  }

  static async open(now: Instant, clients: readonly Client[]): Promise<MovingOffice> {
    const users = { [OLD]: PASSWORD, [NEW]: PASSWORD }
    const taken: Taken = { by: async () => undefined }
    const [dovecot, smtp, teams, [port = 0]] = await Promise.all([
      startDovecot({ users }),
      startSmtp({ users, taking: (mail) => taken.by(mail) }),
      startTeamsStandIn(),
      freePorts(1),
    ])
    const hands = {
      [OLD]: await openImap(dovecot, OLD, PASSWORD),
      [NEW]: await openImap(dovecot, NEW, PASSWORD),
    }
    const dataDir = await mkdtemp(path.join(tmpdir(), 'control-oc-moving-'))
    const office = new MovingOffice({ dovecot, smtp, hands, teams, dataDir, port }, now, taken)
    await office.knows(clients)
    return office
  }

  /** The sender counts its thirty mails a minute by the monotonic clock, which has to go along. */
  private letMonotonicTimePass(start: Instant): () => void {
    const really = performance.now.bind(performance)
    const spy = vi.spyOn(performance, 'now')
    spy.mockImplementation(() => really() + msBetween(start, this.clock.now()))
    return () => spy.mockRestore()
  }

  private async knows(clients: readonly Client[]): Promise<void> {
    const store = await openFolderStore(this.parts.dataDir, this.clock)
    await store.transact({}, (tx) => clients.forEach((client) => tx.putClient(client)))
    await store.close()
  }

  private imapVariables(prefix: 'IMAP' | 'PREVIOUS_IMAP', address: Address): Record<string, string> {
    const { host, imapsPort } = this.parts.dovecot
    return {
      [`${prefix}_HOST`]: host,
      [`${prefix}_PORT`]: String(imapsPort),
      [`${prefix}_USERNAME`]: address,
      [`${prefix}_PASSWORD`]: PASSWORD,
      [`${prefix}_TLS_CA`]: 'ca.pem',
      [`${prefix}_AUTH_RESULTS`]: address === NEW ? 'exchange' : 'mx.correo.example',
    }
  }

  private environment(): Record<string, string> {
    const { smtp, dataDir, port } = this.parts
    const address = this.configured === 'before' ? OLD : NEW
    return {
      ...this.imapVariables('IMAP', address),
      ...(this.configured === 'moving' ? this.imapVariables('PREVIOUS_IMAP', OLD) : {}),
      IMAP_CHECK_INTERVAL: '3600',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(smtp.port),
      SMTP_USERNAME: address,
      SMTP_PASSWORD: PASSWORD,
      SMTP_FROM_EMAIL: address,
      SMTP_FROM_NAME: 'Oficina Ejemplo',
      SMTP_TLS_CA: 'ca.pem',
      ALLOWED_CONFIRMATION_SENDERS: CONFIRMER,
      PREVIEW_FIRST_MAILS: 'False',
      ADMIN_IDS: MARTA.aadObjectId,
      DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    }
  }

  async start(configured: Configured = this.configured): Promise<void> {
    this.configured = configured
    const { dovecot, teams, port, dataDir } = this.parts
    const { config, faults } = loadConfig({ ...this.environment(), ...(await storeSettings(dataDir)) }, () =>
      Buffer.from(dovecot.ca),
    )
    if (!config) throw new Error(formatFaults(faults))
    this.scheduler = new Days(this.clock, () => this.engine.settled())
    const { clock, scheduler } = this
    const checks = new FakeChecks()
    this.service = await startService(config, { clock, scheduler, checks, log: quietLog })
    teams.connectBot(`http://127.0.0.1:${port}/api/messages`)
    await this.quiet()
  }

  async stop(): Promise<void> {
    await this.service?.stop()
    this.service = null
  }

  async restart(configured: Configured = this.configured): Promise<void> {
    await this.stop()
    await this.start(configured)
  }

  async close(): Promise<void> {
    const { hands, teams, dovecot, smtp, dataDir } = this.parts
    await this.stop()
    for (const hand of Object.values(hands)) await hand.logout()
    await Promise.all([teams.stop(), dovecot.stop(), smtp.stop()])
    await rm(dataDir, { recursive: true, force: true })
    this.endMonotonic()
  }

  get isRunning(): boolean {
    return this.service !== null
  }

  get engine() {
    if (!this.service) throw new Error('the service is not running')
    return this.service.engine
  }

  get dataDir(): string {
    return this.parts.dataDir
  }

  get teams(): TeamsStandIn {
    return this.parts.teams
  }

  /** Everything that has arrived is read, decided and sent. */
  async quiet(): Promise<void> {
    await this.engine.settled()
    await this.engine.sweepNow()
    await this.engine.settled()
  }

  /** What is due until then is done at its own time; while the service is down, only the time passes. */
  async until(instant: Instant): Promise<void> {
    if (this.service) await this.scheduler.advanceTo(instant)
    else this.clock.set(instant)
  }

  /** A mail from outside is taken in by each of these mailboxes. */
  async comes(mail: Omit<SampleMail, 'date'>, ...mailboxes: readonly Address[]): Promise<void> {
    const source = await composeMail({ ...mail, date: this.clock.now() })
    for (const mailbox of mailboxes) await this.lies(source, mail, mailbox)
  }

  /** The same mail, as it comes, to one mailbox after the other; between the two, something happens. */
  async comesWhile(
    mail: Omit<SampleMail, 'date'>,
    [first, second]: readonly [Address, Address],
    between: () => Promise<void>,
  ): Promise<void> {
    const source = await composeMail({ ...mail, date: this.clock.now() })
    await this.lies(source, mail, first)
    await between()
    await this.lies(source, mail, second)
  }

  private async lies(
    source: Uint8Array,
    { from, to }: Pick<SampleMail, 'from' | 'to'>,
    mailbox: Address,
  ): Promise<void> {
    const at = this.clock.now()
    await this.parts.hands[mailbox].append('INBOX', stampedBy(mailbox, source), [], new Date(at))
    this.laid.push({ at, mailbox, from, to, source })
  }

  /** The mail server takes a mail, and lays a copy into the Sent folder of who logged in. */
  private async take(mail: ReceivedMail): Promise<void> {
    const at = this.clock.now()
    this.left.push(await leftMail(mail, at))
    const { hands, dovecot } = this.parts
    const hand = mail.user === OLD ? hands[OLD] : hands[NEW]
    await hand.append(dovecot.sentFolder, Buffer.from(mail.source, 'latin1'), ['\\Seen'], new Date(at))
  }

  /** `X-Control-OC-Id` of what lies in a Sent folder, as mails of a kind about a reservation. */
  async inSent(mailbox: Address): Promise<readonly { locator: string; kind: string }[]> {
    const hand = this.parts.hands[mailbox]
    await hand.mailboxOpen(this.parts.dovecot.sentFolder, { readOnly: true })
    const rows = await hand.fetchAll('1:*', { headers: ['x-control-oc-id'] })
    return rows.map(({ headers }) => partsOf((headers?.toString() ?? '').replace(/^[^:]*:/, '').trim()))
  }
}
