import type { HealthView, SweepOutcome } from '../contract.js'
import type { Finding } from '../domain/finding.js'
import { addMs, MINUTE_MS } from '../domain/time.js'
import type { Instant } from '../domain/time.js'
import type { MailboxStatus } from '../ports.js'
import { backUp, isBackupMissed } from './backup.js'
import { catchUp, hasRunBefore } from './catch-up.js'
import { createChase } from './chase.js'
import { announceDigest, cronOf, tidyUp } from './daily.js'
import { createExporter } from './exporting/exporter.js'
import { createFiling } from './filing/filing.js'
import type { StoreGauge } from './health/health.js'
import { createHealthWatch } from './health/health.js'
import { createMailSink } from './ingest/receive.js'
import { remindOfReviews } from './remind-reviews.js'
import { createTally, outcomeOf, sweepAll } from './sweep.js'
import type { Worker } from './worker.js'
import { createWorker } from './worker.js'
import type { LeadingWorld } from './world.js'

const TRY_CATCH_UP_AGAIN_MS = MINUTE_MS
const ARCHIVE_AT = '03:10'
const EXPORT_AGAIN_AT = '03:40'

/** All that one replica alone does, from when it begins to lead to when it ends. What has ended is not begun again. */
export interface Term {
  begin(): Promise<void>
  /** Somebody has written: there may be something due, to send, to move or to export. */
  wake(): void
  /** The machine could not write. */
  storeFailed(): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
  /** Reads the mailboxes, and then does what is due. */
  sweep(): Promise<SweepOutcome>
  isLooking(): boolean
  /** Looks at everything, and gives what is known after at most so long. */
  look(limitMs: number): Promise<HealthView | null>
  /** All that the last look of this term has shown. */
  findings(): readonly Finding[]
  mailboxStates(): readonly MailboxStatus[]
  exportAgain(): void
  /** Awaits what is under way. */
  end(): Promise<void>
}

/** `world.scheduler` is the term's own: it is stopped with it. */
export const createTerm = (world: LeadingWorld, startedAt: Instant, gauge: StoreGauge): Term => {
  const { clock, scheduler, mailboxes, log, settings } = world
  const { zone } = settings.policy.office
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
  const health = createHealthWatch(world, startedAt, () => filing.findings(), gauge)
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

  return {
    begin: async () => {
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
    wake: () => {
      chase.wake()
      exporter.worker.wake()
      filing.worker.wake()
    },
    storeFailed: () => health.storeFailed(),
    settled: async () => {
      await chaseSettled()
      await filing.worker.idle()
      await health.worker.idle()
    },
    sweep: async () => {
      const [away, decisions] = await tally.during(sweepAll(mailboxes))
      chase.wake()
      await chaseSettled()
      return outcomeOf(decisions, away)
    },
    isLooking: () => health.isLooking(),
    look: (limitMs) => health.lookNow(limitMs),
    findings: () => health.findings(),
    mailboxStates: () => mailboxes.map((mailbox) => mailbox.status()),
    exportAgain: exporter.beginAgain,
    end: async () => {
      scheduler.stop()
      // The outbox waits for the sender, and writes down what has become of the last mails: both end together.
      const mailOut = Promise.all([chase.outbox.stop(), world.sender.stop()])
      await Promise.all([mailOut, ...mailboxes.map((mailbox) => mailbox.stop())])
      await Promise.all([...[...workers, filing.worker].map((worker) => worker.stop()), health.stop()])
    },
  }
}
