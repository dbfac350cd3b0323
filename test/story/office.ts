import { stampAsExchange } from '../../bot/demo/mail/exchange-stamp.js'
import type { ExchangeVerdict } from '../../bot/demo/mail/exchange-stamp.js'
import type { SampleMail } from '../../bot/demo/mail/compose.js'
import { composeMail } from '../../bot/demo/mail/compose.js'
import { makeConfirmationPdf } from '../../bot/demo/samples/confirmation-pdf.js'
import { makePurchaseOrderPdf } from '../../bot/demo/samples/purchase-order-pdf.js'
import type { SampleBooking } from '../../bot/demo/samples/sample-booking.js'
import { createClientSheet } from '../../src/adapters/client-sheet/index.js'
import { createMailParser } from '../../src/adapters/mail-parser/index.js'
import { openDocuments } from '../../bot/service/documents.js'
import { soleReplica } from '../../src/adapters/sole-replica/index.js'
import { createSenderAuthenticator } from '../../src/adapters/sender-authentication/index.js'
import type { Announced, StaffCommand } from '../../src/contract.js'
import type { Booking } from '../../src/domain/booking.js'
import type { Client } from '../../src/domain/client.js'
import type { ReservationCommand } from '../../src/domain/commands.js'
import type { Reservation } from '../../src/domain/reservation.js'
import type { ReviewItem } from '../../src/domain/review.js'
import type { Instant } from '../../src/domain/time.js'
import { applyCommand } from '../../src/engine/apply.js'
import type { RunningEngine } from '../../src/engine/create-engine.js'
import { readClientHeader } from '../../src/engine/client-columns.js'
import { createEngine } from '../../src/engine/create-engine.js'
import { createFence, openGate } from '../../src/engine/fence.js'
import type { EngineSettings } from '../../src/engine/settings.js'
import type { Replica, Store } from '../../src/ports.js'
import { ManualClock } from '../fakes/manual-clock.js'
import { ManualScheduler } from '../fakes/manual-scheduler.js'
import { FakeBackups } from '../fakes/backups.js'
import { FakeChecks } from '../fakes/checks.js'
import { FakeMailbox } from '../fakes/mailbox.js'
import { FakeMailSender } from '../fakes/mail-sender.js'
import { FakeMetrics } from '../fakes/metrics.js'
import { MemoryMailExport } from '../fakes/mail-export.js'
import { MemoryVault } from '../fakes/memory-vault.js'
import { quietLog } from '../fakes/quiet.js'
import { FakeReportWriter } from '../fakes/report-writer.js'
import { isOnPostgres } from '../stores/test-database.js'
import { newTestStore, whenTestEnds } from '../stores/test-store.js'
import type { ChaseStory } from './chase.js'
import { aClient, orderAt, santiago } from './samples.js'
import { OFFICE_ADDRESS, SETTINGS } from './settings.js'
import { sampleBooking } from './sample-booking.js'

export const CONFIRMER = 'Reservas <confirmaciones@kontrol.example>'
export const BUYER = 'Ana <compras@empresa.example>'
export const MARTA = { id: 'marta-id', name: 'Marta' }

/** One PDF reader for all offices of a test file: its process is warm after the first mail. */
const documents = openDocuments(quietLog)

/** Nor need each office have a process of its own for sheets. */
const sheet = createClientSheet(readClientHeader)

export const closeDocuments = (): Promise<void> => documents.stop()

export const fakeMailbox = (account: string, clock: ManualClock): FakeMailbox =>
  new FakeMailbox({ account, folders: ['INBOX'], sentFolder: 'Sent', processedFolder: 'Procesados', clock })

interface Arrival {
  readonly verdict?: ExchangeVerdict
  readonly receivedAt?: Instant
  readonly account?: number
}

export interface OfficeOptions {
  readonly now?: Instant
  readonly clients?: readonly Client[]
  readonly settings?: Partial<EngineSettings>
  readonly accounts?: readonly string[]
  /** Instead of one of its own, which is gone with it. */
  readonly store?: Store
  /** What is known from before the start. */
  readonly given?: readonly ChaseStory[]
  readonly notes?: Readonly<Record<string, unknown>>
  /** One of several on one store, and on the same mailboxes. */
  readonly among?: Among
}

/** What replicas have in common beside the store, and how one of them stands among them. */
export interface Among {
  readonly clock: ManualClock
  readonly mailboxes: readonly FakeMailbox[]
  readonly replica: Replica
}

/** A whole office without network, disk (but for a store that it is given) or real time: the engine between fakes, with the real readers of mails and PDFs. */
export class Office {
  readonly clock: ManualClock
  readonly scheduler: ManualScheduler
  readonly mailboxes: readonly FakeMailbox[]
  readonly store: Store
  readonly vault = new MemoryVault()
  readonly parser = createMailParser()
  readonly exports = new MemoryMailExport(this.vault)
  readonly reports = new FakeReportWriter()
  readonly backups = new FakeBackups()
  readonly checks = new FakeChecks()
  readonly metrics = new FakeMetrics()
  sender = new FakeMailSender()
  engine: RunningEngine
  private settings: EngineSettings
  private readonly among: Among | null

  constructor(options: OfficeOptions = {}) {
    this.among = options.among ?? null
    this.clock = this.among?.clock ?? new ManualClock(options.now ?? santiago('2026-11-23 11:00'))
    this.scheduler = new ManualScheduler(this.clock, () => this.quiet())
    this.store = options.store ?? newTestStore(this.clock)
    this.settings = { ...SETTINGS, ...options.settings }
    this.mailboxes =
      this.among?.mailboxes ??
      (options.accounts ?? ['imap']).map((account) => fakeMailbox(account, this.clock))
    this.engine = this.compose()
    if (isOnPostgres) whenTestEnds(() => this.engine.stop())
  }

  /** Puts reservations down as their stories left them, with what waits in their outboxes. */
  private async put(...stories: readonly ChaseStory[]): Promise<void> {
    await this.store.transact({}, (tx) => {
      for (const { reservation, waiting } of stories) {
        if (reservation) tx.putReservation(reservation)
        for (const mail of waiting) tx.putOutboxMail(mail)
      }
    })
  }

  /** Reservations come to be known to an office that is running. */
  async given(...stories: readonly ChaseStory[]): Promise<void> {
    await this.put(...stories)
    await this.engine.clientsChanged()
    await this.quiet()
  }

  /** What a mail would bring about, without the mail. */
  async decides(locator: string, command: ReservationCommand): Promise<void> {
    const context = { at: this.clock.now(), actor: null, settings: this.settings }
    await this.store.transact({ reservations: [locator] }, (tx) => {
      applyCommand(tx, locator, command, context)
    })
    await this.given()
  }

  /** A confirmation has been read: what it says is registered. */
  registers(booking: Booking): Promise<void> {
    const order = orderAt(this.clock.now())
    return this.decides(booking.locator, {
      type: 'register_confirmation',
      booking,
      order,
      files: [],
      warnings: [],
    })
  }

  static async open(options: OfficeOptions = {}): Promise<Office> {
    const office = new Office(options)
    await office.store.transact({}, (tx) => {
      for (const client of options.clients ?? [aClient()]) tx.putClient(client)
    })
    await office.put(...(options.given ?? []))
    for (const [key, value] of Object.entries(options.notes ?? {})) await office.store.putNote(key, value)
    await office.start()
    return office
  }

  private compose(): RunningEngine {
    const { clock, scheduler, store, vault, mailboxes, settings, among } = this
    return createEngine({
      settings,
      store,
      vault,
      openMail: () => ({ mailboxes, sender: this.openSender() }),
      accounts: mailboxes.map(({ account }) => account),
      replica: among?.replica ?? soleReplica,
      fence: among ? createFence(store) : openGate(store),
      parser: this.parser,
      authenticator: createSenderAuthenticator({ policyFor: () => ({ kind: 'exchange' }) }),
      // The reader outlives one office.
      documents: { read: (content) => documents.read(content), stop: async () => undefined },
      sheet,
      reports: this.reports,
      backups: this.backups,
      exports: this.exports,
      checks: this.checks,
      metrics: this.metrics,
      clock,
      scheduler,
      log: quietLog,
    })
  }

  private openSender(): FakeMailSender {
    if (this.sender.isStopped) this.sender = Object.assign(new FakeMailSender(), { earlier: this.sender })
    return this.sender
  }

  async start(): Promise<void> {
    await this.engine.start()
    await this.quiet()
  }

  /** The service goes down and comes up again on the same data, perhaps configured differently. */
  async restart(changes: Partial<EngineSettings> = {}): Promise<void> {
    await this.engine.stop()
    this.settings = { ...this.settings, ...changes }
    this.openSender()
    this.engine = this.compose()
    await this.start()
  }

  /** Everything that has arrived is read, decided and sent. */
  async quiet(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(this.mailboxes.map((mailbox) => mailbox.settled()))
      await this.engine.settled()
    }
  }

  async until(text: string): Promise<void> {
    await this.scheduler.advanceTo(santiago(text))
    await this.quiet()
  }

  async deliver(
    source: Uint8Array,
    { verdict = 'pass', receivedAt, account = 0 }: Arrival = {},
  ): Promise<void> {
    const stamped = stampAsExchange(source, verdict)
    this.mailboxes[account]?.deliver(stamped, receivedAt ? { receivedAt } : {})
    await this.quiet()
  }

  async mail(mail: Partial<SampleMail>, arrival: Arrival = {}): Promise<void> {
    const common = { from: BUYER, to: OFFICE_ADDRESS, subject: '', text: '', date: this.clock.now() }
    await this.deliver(await composeMail({ ...common, ...mail }), arrival)
  }

  confirmationPdf(changes: Partial<SampleBooking> = {}): Promise<Uint8Array> {
    return makeConfirmationPdf(sampleBooking(changes))
  }

  async confirmation(
    changes: Partial<SampleBooking> = {},
    mail: Partial<SampleMail> = {},
    arrival: Arrival = {},
  ): Promise<void> {
    const attachments = [{ filename: 'confirmacion.pdf', content: await this.confirmationPdf(changes) }]
    await this.mail({ from: CONFIRMER, subject: 'Confirmación de reserva', attachments, ...mail }, arrival)
  }

  orderPdf(changes: Partial<Parameters<typeof makePurchaseOrderPdf>[0]> = {}): Promise<Uint8Array> {
    return makePurchaseOrderPdf({
      ocNumber: '4500012345',
      locator: 'AAKLMNO',
      agency: 'EMPRESA EJEMPLO S.A.',
      total: 1_234_567,
      ...changes,
    })
  }

  /** The client answers our last mail with its OC. */
  async order(mail: Partial<SampleMail> = {}, arrival: Arrival = {}): Promise<void> {
    const ours = this.sent.at(-1)
    const attachments = [{ filename: 'OC 4500012345.pdf', content: await this.orderPdf() }]
    const answer = ours ? { inReplyTo: ours.messageId, references: [ours.messageId] } : {}
    await this.mail(
      { subject: 'RE: Orden de Compra', text: 'Adjunto OC.', attachments, ...answer, ...mail },
      arrival,
    )
  }

  get sent() {
    return this.sender.sent
  }

  async press(command: StaffCommand) {
    const result = await this.engine.execute(command, MARTA)
    await this.quiet()
    return result
  }

  async reservation(locator = 'AAKLMNO'): Promise<Reservation> {
    const found = await this.engine.findReservation(locator)
    if (!found) throw new Error(`there is no reservation ${locator}`)
    return found.reservation
  }

  async reviews(): Promise<readonly ReviewItem[]> {
    return (await this.engine.openReviews({ limit: 100, after: null })).items
  }

  async review(): Promise<ReviewItem> {
    const [item] = await this.reviews()
    if (!item) throw new Error('nothing is under review')
    return item
  }

  async told(): Promise<readonly Announced[]> {
    return this.engine.announcements(1000)
  }

  async toldEvents(): Promise<readonly string[]> {
    return (await this.told()).map(({ event }) => event)
  }
}
