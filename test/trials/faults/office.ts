import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import { makeConfirmationPdf } from '../../../bot/demo/samples/confirmation-pdf.js'
import { makePurchaseOrderPdf } from '../../../bot/demo/samples/purchase-order-pdf.js'
import type { SampleMail } from '../../../bot/demo/mail/compose.js'
import { startTeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { DemoScheduler } from '../../../bot/demo/time/demo-scheduler.js'
import { pause } from '../../../bot/ambient.js'
import { withTimeLimit } from '../../../bot/time-limit.js'
import type { RunningService } from '../../../bot/service/start-service.js'
import type { ServiceOverrides } from '../../../bot/service/start-service.js'
import { startService } from '../../../bot/service/start-service.js'
import { openStoreAt } from '../../../bot/service/stores.js'
import type { StorePlace } from '../../../bot/service/stores.js'
import type { Config } from '../../../src/config.js'
import { formatFaults, loadConfig } from '../../../src/config.js'
import type { Instant } from '../../../src/domain/time.js'
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.js'
import { FakeChecks } from '../../fakes/checks.js'
import { quietLog } from '../../fakes/quiet.js'
import type { DovecotServer } from '../../servers/dovecot.js'
import { withImap } from '../../servers/imap-hand.js'
import { freePorts } from '../../servers/ports.js'
import type { SmtpAnswer, SmtpMoment, SmtpTestServer } from '../../servers/smtp.js'
import { startSmtp } from '../../servers/smtp.js'
import type { TcpProxy } from '../../servers/tcp-proxy.js'
import { startTcpProxy } from '../../servers/tcp-proxy.js'
import { sampleBooking } from '../../story/sample-booking.js'
import { aClient } from '../../story/samples.js'
import type { Random } from '../random.js'
import type { TrialStores } from '../stores.js'
import { settingsOf } from '../stores.js'
import { createHearing } from './hearing.js'
import type { Planned, Seen } from './judge.js'
import { cardsIn, deliveredOf, isAlarm, messageIdOf } from './reading.js'
import { TrialClock } from './trial-clock.js'

const CLIENT = 'compras@empresa.example'
const CONFIRMER = 'Reservas <confirmaciones@kontrol.example>'
export const PASSWORD = 'Oficina2026'

/** Waits for Teams pass so many times quicker than they say. */
const HURRY = 25

/** Silence of a mail server that the product puts up with; minutes outside of trials. */
const SILENCE_MS = 2_500

const LOOK_EVERY_MS = 40

export interface OfficeOptions {
  readonly dovecot: DovecotServer
  /** Where its store will be, if `storeUrl` names no database. */
  readonly stores: TrialStores
  readonly storeUrl?: string
  readonly makePool?: ServiceOverrides['makePool']
  /** A mailbox of its own on that server. */
  readonly user: string
  readonly random: Random
  /** Where its clock begins; the machine's time without it. */
  readonly startsAt?: Instant
  /** What stands otherwise in its environment. */
  readonly environment?: Readonly<Record<string, string>>
  /** The mail server keeps a copy of what it takes in the folder of sent mails, as Exchange does. */
  readonly keepsSent?: boolean
  /** Its jobs run by the machine's own scheduler, whose timers know nothing of a clock that is set. */
  readonly hasRealTimers?: boolean
  readonly dataDir?: string
  /** Whom the mail server lets in; without it, the mailbox with its password. */
  readonly opens?: (user: string, secret: string) => boolean
}

interface SmtpMood {
  says: (moment: SmtpMoment) => SmtpAnswer | undefined
}

/** Longer than this nobody waits for work that a fault may hold up. */
const SETTLING_MS = 1_500

const environmentOf = (
  { user, environment }: OfficeOptions,
  ports: { readonly imap: number; readonly smtp: number; readonly bot: number },
  place: StorePlace,
): Record<string, string> => ({
  IMAP_HOST: '127.0.0.1',
  IMAP_PORT: String(ports.imap),
  IMAP_USE_SSL: 'False',
  IMAP_USERNAME: user,
  IMAP_PASSWORD: PASSWORD,
  IMAP_AUTH_RESULTS: 'exchange',
  IMAP_CHECK_INTERVAL: '3600',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(ports.smtp),
  SMTP_USE_TLS: 'False',
  SMTP_USERNAME: user,
  SMTP_PASSWORD: PASSWORD,
  SMTP_FROM_EMAIL: user,
  SMTP_FROM_NAME: 'Oficina Ejemplo',
  ALLOWED_CONFIRMATION_SENDERS: 'confirmaciones@kontrol.example',
  PREVIEW_FIRST_MAILS: 'False',
  ...settingsOf(place),
  PORT: String(ports.bot),
  PUBLIC_URL: `http://127.0.0.1:${ports.bot}`,
  ...environment,
})

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'.split('')

/**
 * The real service on a mailbox of a real Dovecot, with a line to it and one to its mail server that can be tampered with,
 * and the stand-in for Teams. Its clock is driven; what was done to it is written down for the independent look.
 */
export class TrialOffice {
  readonly hearing = createHearing()
  private scheduler: DemoScheduler
  private service: RunningService | null = null
  private planned: Planned[] = []
  private since = { mails: 0, cards: 0 }
  private constructor(
    readonly options: OfficeOptions,
    /** What its process would be given. */
    readonly environment: Readonly<Record<string, string>>,
    readonly config: Config,
    readonly clock: TrialClock,
    readonly imapLine: TcpProxy,
    readonly smtpLine: TcpProxy,
    readonly teams: TeamsStandIn,
    readonly smtp: SmtpTestServer,
    /** What the mail server answers other than "yes". */
    readonly mood: SmtpMood,
  ) {
    this.scheduler = new DemoScheduler(clock)
  }

  static async open(options: OfficeOptions): Promise<TrialOffice> {
    const { dovecot, user } = options
    const clock = new TrialClock(options.startsAt ?? new Date().toISOString())
    const keep = async (source: string): Promise<void> => {
      await withImap(dovecot, user, PASSWORD, async (client) => {
        await client.append(dovecot.sentFolder, Buffer.from(source, 'latin1'), ['\\Seen'])
      })
    }
    const mood: SmtpMood = { says: () => undefined }
    const server = await startSmtp({
      tls: 'none',
      ...(options.opens ? { opens: options.opens } : { users: { [user]: PASSWORD } }),
      script: (moment) => mood.says(moment),
      ...(options.keepsSent && { onTaken: ({ source }) => keep(source) }),
    })
    const imapLine = await startTcpProxy(dovecot.imapPort)
    const smtpLine = await startTcpProxy(server.port)
    const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'control-oc-faults-')))
    const [bot = 0] = await freePorts(1)
    const ports = { imap: imapLine.port, smtp: smtpLine.port, bot }
    const storeUrl = options.storeUrl ?? (await options.stores.newUrl())
    const environment = environmentOf(options, ports, { dataDir, storeUrl })
    const { config, faults } = loadConfig(environment, () => Buffer.of())
    if (!config) throw new Error(formatFaults(faults))
    const teams = await startTeamsStandIn({ now: () => clock.now() })
    return new TrialOffice(options, environment, config, clock, imapLine, smtpLine, teams, server, mood)
  }

  /** With one client, and the app in the team. */
  async begin(): Promise<this> {
    const store = await openStoreAt(this.config, { clock: this.clock, log: quietLog })
    await store.transact({}, (tx) => tx.putClient(aClient({ contacts: [CLIENT] })))
    await store.close()
    await this.start()
    await this.teams.install()
    return this
  }

  async start(): Promise<void> {
    this.scheduler = new DemoScheduler(this.clock)
    const { port } = this.config
    const { makePool } = this.options
    this.service = await startService(this.config, {
      checks: new FakeChecks(),
      clock: this.clock,
      ...(!this.options.hasRealTimers && { scheduler: this.scheduler }),
      log: this.hearing.log,
      ...(makePool && { makePool }),
      pause: (ms, signal) => pause(ms / HURRY, signal),
      silenceMs: SILENCE_MS,
    })
    this.teams.connectBot(`http://127.0.0.1:${port}/api/messages`)
  }

  async stop(): Promise<void> {
    const { service } = this
    this.service = null
    await service?.stop()
    this.scheduler.stop()
  }

  async close(): Promise<void> {
    await this.stop()
    await Promise.all([this.imapLine.stop(), this.smtpLine.stop(), this.teams.stop(), this.smtp.stop()])
    await rm(this.config.dataDir, { recursive: true, force: true })
  }

  get engine() {
    return this.running.engine
  }

  get store() {
    return this.running.store
  }

  get isRunning(): boolean {
    return this.service !== null
  }

  private get running(): RunningService {
    if (!this.service) throw new Error('the service is not running')
    return this.service
  }

  /** A new fault: what was before it is not looked at any more. */
  forget(): void {
    this.planned = []
    this.since = { mails: this.smtp.mails.length, cards: this.allCards().length }
    this.hearing.forget()
  }

  /** Lets time pass; what is due on the way is done, as far as it can be. */
  async advance(ms: number): Promise<void> {
    if (this.options.hasRealTimers) return this.clock.jump(ms)
    const settled = async (): Promise<void> => {
      if (this.service) await withTimeLimit(SETTLING_MS, this.service.engine.settled()).catch(() => undefined)
    }
    return this.scheduler.advanceTo(addMs(this.clock.now(), ms), settled)
  }

  /** Puts a mail into the mailbox, past the line that is tampered with. */
  async arrives(mail: Omit<SampleMail, 'to' | 'date'>, folder = 'INBOX'): Promise<void> {
    const { dovecot, user } = this.options
    const date = this.clock.now()
    const source = stampAsExchange(await composeMail({ ...mail, to: user, date }), 'pass')
    await withImap(dovecot, user, PASSWORD, async (client) => {
      await client.append(folder, Buffer.from(source), [], new Date(date))
    })
  }

  private newLocator(): string {
    return `AA${Array.from({ length: 5 }, () => this.options.random.pick(LETTERS)).join('')}`
  }

  /** A confirmation comes, and its request must be with the client in the end. Gives its locator. */
  async confirmation(changes: Partial<Planned> = {}, folder?: string): Promise<string> {
    const locator = this.newLocator()
    this.planned.push({ locator, mails: ['request'], ordered: false, mayBeAsked: null, ...changes })
    await this.arrives(await this.confirmationMail(locator), folder)
    return locator
  }

  private async confirmationMail(locator: string): Promise<Omit<SampleMail, 'to' | 'date'>> {
    const bookingId = String(45_000_000 + this.options.random.below(999_999))
    const [stay] = sampleBooking({}).stays
    const dayIn = (days: number): string => addMs(this.clock.now(), days * DAY_MS).slice(0, 10)
    const stays = stay ? [{ ...stay, checkIn: dayIn(60), checkOut: dayIn(63) }] : []
    const content = await makeConfirmationPdf(sampleBooking({ locator, bookingId, stays }))
    return {
      from: CONFIRMER,
      subject: `Confirmación de reserva ${locator}`,
      text: 'Se adjunta la confirmación.',
      headers: { 'Message-ID': `<confirmacion.${locator.toLowerCase()}@kontrol.example>` },
      attachments: [{ filename: 'confirmacion.pdf', content }],
    }
  }

  /** The client answers our request with its OC, which must be received and thanked for in the end. */
  async order(locator: string): Promise<void> {
    const request = this.smtp.mails.find(({ source }) => deliveredOf(source)?.locator === locator)
    const ocNumber = String(4_500_000_000 + this.options.random.below(99_999_999))
    const content = await makePurchaseOrderPdf({
      ocNumber,
      locator,
      agency: 'EMPRESA EJEMPLO S.A.',
      total: 1_234_567,
    })
    this.planned = this.planned.map((one) =>
      one.locator === locator ? { ...one, ordered: true, mails: [...one.mails, 'acknowledgement'] } : one,
    )
    await this.arrives({
      from: CLIENT,
      subject: `RE: Solicitud de Orden de Compra ${locator}`,
      text: 'Estimados, adjuntamos la orden de compra.',
      headers: { 'Message-ID': `<oc.${locator.toLowerCase()}@empresa.example>` },
      ...(request && { inReplyTo: messageIdOf(request.source) }),
      attachments: [{ filename: `OC ${ocNumber}.pdf`, content }],
    })
  }

  /** From now on its client must have these mails too. */
  expects(locator: string, ...mails: string[]): void {
    this.planned = this.planned.map((one) =>
      one.locator === locator ? { ...one, mails: [...one.mails, ...mails] } : one,
    )
  }

  private allCards(): readonly string[] {
    return cardsIn(this.teams.threads())
  }

  private delivered() {
    return this.smtp.mails
      .slice(this.since.mails)
      .filter(({ refused }) => !refused)
      .flatMap(({ source }) => deliveredOf(source) ?? [])
  }

  /** The independent look: the mail server, the connector, the store and the log. */
  async seen(): Promise<Seen> {
    const { engine, store } = this.running
    const far = addMs(this.clock.now(), 1_000 * DAY_MS)
    const outbox = await Promise.all(
      (['queued', 'sending', 'uncertain'] as const).map((status) => store.outboxMails(status, far, 1_000)),
    )
    const views = await Promise.all(this.planned.map(({ locator }) => engine.findReservation(locator)))
    const fresh = this.allCards().slice(this.since.cards)
    return {
      planned: this.planned,
      delivered: this.delivered(),
      reservations: new Map(
        views.flatMap((view) => (view ? [[view.reservation.locator, view.reservation.state] as const] : [])),
      ),
      reviews: (await engine.openReviews({ limit: 500, after: null })).items,
      outbox: outbox.flat(),
      untold: (await engine.announcements(1_000)).length,
      cards: this.allCards(),
      alarms: fresh.filter(isAlarm).length,
      words: [...this.hearing.lines(), ...fresh],
    }
  }

  /** Whether the request of a confirmation is at the mail server. */
  has(locator: string, kind = 'request'): boolean {
    return this.delivered().some((mail) => mail.locator === locator && mail.kind === kind)
  }

  /** Looks again and again. @throws when it does not come. */
  async until(what: string, look: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<void> {
    const end = performance.now() + limitMs
    while (!(await look())) {
      if (performance.now() > end) throw new Error(`not seen: ${what}`)
      await delay(LOOK_EVERY_MS)
    }
  }

  /** A confirmation whose request has left: all is well. */
  async requested(limitMs?: number): Promise<string> {
    const locator = await this.confirmation()
    await this.until(`the request of ${locator}`, () => this.has(locator), limitMs)
    return locator
  }

  /** One whole story, over before the first fault: what it takes is started then. */
  async warmUp(limitMs: number): Promise<void> {
    const locator = await this.requested(limitMs)
    await this.order(locator)
    await this.until('the first acknowledgement', () => this.has(locator, 'acknowledgement'), limitMs)
    await this.engine.settled()
  }

  /** Time passes in steps while something goes on. */
  async passing(ms: number, stepMs = 10 * MINUTE_MS): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) await this.advance(Math.min(stepMs, left))
  }

  /** After all is well again: what could still come twice has its chance. */
  async aftermath(): Promise<void> {
    await this.engine.sweepNow()
    await this.passing(HOUR_MS / 2)
    await this.until('all cards told', async () => (await this.engine.announcements(1)).length === 0, 5_000)
  }
}
