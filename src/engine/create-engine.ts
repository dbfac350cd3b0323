import type { Announced, AnnouncedEvent, Engine, HealthView, SweepOutcome } from '../contract.js'
import { addMs, MINUTE_MS } from '../domain/time.js'
import type { Duty, ServiceFigures } from '../ports.js'
import { announcingStore } from './announcing-store.js'
import { clientsChanged } from './clients-changed.js'
import { createErrandRunner } from './errand-runner.js'
import { createStoreGauge, healthView } from './health/health.js'
import { createLeader } from './leader.js'
import { notedMailboxes } from './mailbox-states.js'
import { migrationOf } from './migration/migration.js'
import { ownJobs } from './own-jobs.js'
import { keepReport } from './report-files.js'
import { executeCommand } from './staff/execute.js'
import { previewImport } from './preview-import.js'
import { createTerm } from './term.js'
import { audit } from './views/audit.js'
import { clients, findClient } from './views/clients.js'
import { digestOf } from './views/digest.js'
import { document } from './views/documents.js'
import { previewMails } from './views/preview-mails.js'
import { findReservation, openReviews, pending, status } from './views/queries.js'
import { report } from './views/report.js'
import { search } from './views/search.js'
import { figuresOf } from './views/figures.js'
import type { EngineParts, EngineWorld } from './world.js'

/** Teams gives up after 15 s. */
const CHECK_NOW_LIMIT_MS = 10_000
const PROBE_AGAIN_MS = MINUTE_MS

/** The engine with what only its composition and the demo need. */
export interface RunningEngine extends Engine {
  /** Clients were imported: reservations that waited for them go on. */
  clientsChanged(): Promise<void>
  /** Resolves when nothing is under way here: all read, decided and sent that can be. */
  settled(): Promise<void>
  /** Critical mail is exported anew, as far as it is known still. */
  exportAgain(): Promise<void>
  /** How it stands at the moment, for /metrics. */
  figures(): Promise<ServiceFigures>
}

/** Puts the engine together. Nothing runs before `start`; mails come and go where this replica leads. */
export const createEngine = (given: EngineParts): RunningEngine => {
  const listeners = new Set<() => void>()
  const tell = (): void => listeners.forEach((listener) => listener())
  const { clock, scheduler, log, settings, openMail, replica, fence } = given
  const startedAt = clock.now()
  const gauge = createStoreGauge()

  /** Where nobody looks at everything, a write that changes nothing shows that the store is there again. */
  const probe = (): void =>
    void given.store.transact({}, () => undefined).then(gauge.works, () => storeFailed())
  const storeFailed = (): void => {
    gauge.failed()
    const term = leader.term()
    if (term) term.storeFailed()
    else scheduler.at('store-probe', addMs(clock.now(), PROBE_AGAIN_MS), probe)
  }
  const news = { wrote: tell, failed: storeFailed }
  const store = announcingStore(given.store, news)
  const world: EngineWorld = {
    ...given,
    store,
    mailboxStates: async () => leader.term()?.mailboxStates() ?? (await notedMailboxes(store)),
  }
  const leader = createLeader({
    openTerm: () => {
      const led = { ...world, ...openMail(), store: announcingStore(fence.store, news) }
      return createTerm({ ...led, scheduler: ownJobs(scheduler) }, startedAt, gauge)
    },
    // Something may have been asked for while nobody led.
    begun: () => errands.hear(),
    fence,
    clock,
    scheduler,
    log,
  })
  const errands = createErrandRunner(world, leader.term)
  const duties: readonly Duty[] = ['sender', 'clock', ...given.accounts.map((id): Duty => `mailbox:${id}`)]
  let deaf: () => void = () => undefined

  /** Somebody has written, here or elsewhere. */
  const wake = (): void => leader.term()?.wake()
  const view = (): Promise<HealthView | null> => healthView(leader.term()?.isLooking() ?? false, store)
  const noSweep = (): SweepOutcome => ({
    accepted: 0,
    forReview: 0,
    ignored: 0,
    away: given.accounts.map((account) => ({
      account,
      problem: 'the replica that reads it does not answer',
    })),
  })

  return {
    start: async () => {
      await clientsChanged(world)
      deaf = replica.onForeignWrite(() => {
        wake()
        tell()
        errands.hear()
      })
      replica.leadership.campaign(duties, leader)
      await leader.settled()
    },
    stop: async () => {
      deaf()
      errands.stop()
      scheduler.stop()
      await leader.stop()
      await Promise.all([world.documents.stop(), world.reports.stop()])
    },
    settled: async () => {
      await leader.settled()
      await leader.term()?.settled()
    },
    figures: async () =>
      figuresOf(await view(), { storeUsable: gauge.isUsable(), leads: leader.term() !== null }, world),
    exportAgain: async () => {
      const term = leader.term()
      if (term) term.exportAgain()
      else await errands.send('export_again')
    },
    clientsChanged: async () => {
      await clientsChanged(world)
      wake()
    },
    execute: async (command, actor) => {
      const result = await executeCommand(command, actor, world)
      wake()
      return result
    },
    sweepNow: async () => {
      const term = leader.term()
      return term ? term.sweep() : ((await errands.send<SweepOutcome>('sweep')) ?? noSweep())
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
    status: async () => status(startedAt, { health: await view(), storeUsable: gauge.isUsable() }, world),
    migration: async () =>
      migrationOf(
        {
          store,
          settings,
          mailboxes: await world.mailboxStates(),
          findings: leader.term()?.findings() ?? [],
        },
        clock.now(),
      ),
    checkNow: async () => {
      const term = leader.term()
      if (term) return term.look(CHECK_NOW_LIMIT_MS)
      await errands.send('look')
      return view()
    },
    document: (fileId, owner) => document(fileId, owner, world),
    mail: (id) => store.mailRecord(id.trim().toLowerCase()),
    onAnnouncement: (wakeUp) => {
      listeners.add(wakeUp)
      return () => listeners.delete(wakeUp)
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
