import type { Announced, AnnouncedEvent, Engine } from '../contract.js'
import { addMs, MINUTE_MS } from '../domain/time.js'
import { announcingStore } from './announcing-store.js'
import { backUp, isBackupMissed } from './backup.js'
import { catchUp, hasRunBefore } from './catch-up.js'
import { createChase } from './chase.js'
import { clientsChanged } from './clients-changed.js'
import { announceDigest, cronOf, tidyUp } from './daily.js'
import { createExporter } from './exporting/exporter.js'
import { createFiling } from './filing/filing.js'
import { createHealthWatch } from './health/health.js'
import { createMailSink } from './ingest/receive.js'
import { migrationOf } from './migration/migration.js'
import { remindOfReviews } from './remind-reviews.js'
import { keepReport } from './report-files.js'
import { executeCommand } from './staff/execute.js'
import { previewImport } from './preview-import.js'
import { audit } from './views/audit.js'
import { clients, findClient } from './views/clients.js'
import { digestOf } from './views/digest.js'
import { document } from './views/documents.js'
import { previewMails } from './views/preview-mails.js'
import { findReservation, openReviews, pending, status } from './views/queries.js'
import { report } from './views/report.js'
import { search } from './views/search.js'
import { createTally, outcomeOf, sweepAll } from './sweep.js'
import type { ServiceFigures } from '../ports.js'
import { figuresOf } from './views/figures.js'
import type { Worker } from './worker.js'
import { createWorker } from './worker.js'
import type { EngineWorld } from './world.js'

const TRY_CATCH_UP_AGAIN_MS = MINUTE_MS
const ARCHIVE_AT = '03:10'
const EXPORT_AGAIN_AT = '03:40'
/** Teams gives up after 15 s. */
const CHECK_NOW_LIMIT_MS = 10_000

/** The engine with what only its composition and the demo need. */
export interface RunningEngine extends Engine {
  /** Clients were imported: reservations that waited for them go on. */
  clientsChanged(): Promise<void>
  /** Resolves when nothing is under way: all read, decided and sent that can be. */
  settled(): Promise<void>
  /** Critical mail is exported anew, as far as it is known still. */
  exportAgain(): void
  /** How it stands at the moment, for /metrics. */
  figures(): Promise<ServiceFigures>
}

/** Puts the engine together. Nothing runs before `start`. */
export const createEngine = (given: EngineWorld): RunningEngine => {
  const listeners = new Set<() => void>()
  const tell = (): void => listeners.forEach((listener) => listener())
  const store = announcingStore(given.store, { wrote: tell, failed: () => health.storeFailed() })
  const world: EngineWorld = { ...given, store }
  const { clock, scheduler, mailboxes, log, settings } = world
  const { zone } = settings.policy.office
  const startedAt = clock.now()
  let ready = false

  const chase = createChase(world, () => ready)
  const tally = createTally()
  const sink = createMailSink(world, (decisions) => {
    tally.add(decisions)
    chase.wake()
    filing.worker.wake()
    // What lies in the mailboxes at a start is worked off first.
    if (ready) exporter.worker.wake()
  })
  const daily = createWorker('daily', () => announceDigest(world), { log })
  const questions = createWorker('questions', () => remindOfReviews(world), { log })
  const filing = createFiling(world)
  const health = createHealthWatch(world, startedAt, () => filing.findings())
  const archive = createWorker('archive', () => tidyUp(world), { log })
  const exporter = createExporter(world)
  const backup = createWorker('backup', () => backUp(world), { log })
  const catchingUp: Worker = createWorker(
    'catch-up',
    async () => {
      await catchUp(world)
      ready = true
      log.info({ accounts: mailboxes.map(({ account }) => account) }, 'mailboxes read up to now')
      chase.wake()
      exporter.worker.wake()
      daily.wake()
      questions.wake()
      filing.worker.wake()
      health.worker.wake()
    },
    {
      log,
      onFailure: () => {
        scheduler.at('catch-up', addMs(clock.now(), TRY_CATCH_UP_AGAIN_MS), catchingUp.wake)
        health.worker.wake()
        exporter.worker.wake()
      },
    },
  )
  const workers = [
    catchingUp,
    chase.reminders,
    chase.outbox,
    daily,
    questions,
    archive,
    backup,
    exporter.worker,
  ]

  const chaseSettled = async (): Promise<void> => {
    for (const worker of workers) await worker.idle()
  }
  const settled = async (): Promise<void> => {
    await chaseSettled()
    await filing.worker.idle()
    await health.worker.idle()
  }

  return {
    start: async () => {
      await clientsChanged(world)
      for (const mailbox of mailboxes) mailbox.start(sink)
      scheduler.cron('digest', cronOf(settings.digestAt), zone, daily.wake)
      scheduler.cron('questions', cronOf(settings.policy.office.opensAt), zone, questions.wake)
      scheduler.cron('archive', cronOf(ARCHIVE_AT), zone, archive.wake)
      scheduler.cron('export-again', cronOf(EXPORT_AGAIN_AT), zone, exporter.retryLeftOut)
      scheduler.cron('backup', cronOf(settings.backupAt), zone, backup.wake)
      health.start()
      if (await isBackupMissed(await hasRunBefore(world), world)) backup.wake()
      catchingUp.wake()
    },
    stop: async () => {
      scheduler.stop()
      // The outbox waits for the sender, and writes down what has become of the last mails: both end together.
      const mailOut = Promise.all([chase.outbox.stop(), world.sender.stop()])
      await Promise.all([mailOut, ...mailboxes.map((mailbox) => mailbox.stop())])
      await Promise.all([...[...workers, filing.worker].map((worker) => worker.stop()), health.stop()])
      await Promise.all([world.documents.stop(), world.reports.stop()])
    },
    settled,
    figures: async () => figuresOf(await health.view(), health.isStoreUsable(), world),
    exportAgain: exporter.beginAgain,
    clientsChanged: async () => {
      await clientsChanged(world)
      chase.wake()
    },
    execute: async (command, actor) => {
      const result = await executeCommand(command, actor, world)
      chase.wake()
      exporter.worker.wake()
      filing.worker.wake()
      return result
    },
    sweepNow: async () => {
      const [away, decisions] = await tally.during(sweepAll(mailboxes))
      chase.wake()
      await chaseSettled()
      return outcomeOf(decisions, away)
    },
    findReservation: (code) => findReservation(code, world),
    pending: (filter, page) => pending(filter, page, world),
    search: (text, page) => search(text, page, world),
    review: (id) => store.review(id),
    openReviews: (page) => openReviews(page, world),
    audit: (locator, page) => audit(locator, page, world),
    clients: (text, page) => clients(text, page, world),
    findClient: (nameOrId) => findClient(nameOrId, world),
    previewImport: (file) => previewImport(file, world),
    previewMails: (locator) => previewMails(locator, world),
    report: async (month) => {
      const { content, filename, summary } = await report(month, world)
      return { file: await keepReport(content, filename, world), summary }
    },
    digest: () => digestOf(world),
    status: async () =>
      status(startedAt, { health: await health.view(), storeUsable: health.isStoreUsable() }, world),
    migration: () =>
      migrationOf(
        {
          store,
          settings,
          mailboxes: mailboxes.map((mailbox) => mailbox.status()),
          findings: health.findings(),
        },
        clock.now(),
      ),
    checkNow: () => health.lookNow(CHECK_NOW_LIMIT_MS),
    document: (fileId, owner) => document(fileId, owner, world),
    mail: (id) => store.mailRecord(id.trim().toLowerCase()),
    onAnnouncement: (wake) => {
      listeners.add(wake)
      return () => listeners.delete(wake)
    },
    announcements: async (limit) => {
      const waiting = await store.announcements(limit)
      return waiting.map((one): Announced => ({ ...one, event: one.event as AnnouncedEvent }))
    },
    acknowledge: (ids) => store.removeAnnouncements(ids),
    note: (key) => store.note(key),
    putNote: (key, value) => store.putNote(key, value),
  }
}
