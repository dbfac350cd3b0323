import { addMs, MINUTE_MS } from '../domain/time.js'
import { mailPause } from './mail-pause.js'
import { drainOutbox } from './outbox/drain.js'
import { rebaseWaiting } from './outbox/rebase.js'
import type { Unwritten } from './outbox/unwritten.js'
import { advanceDue } from './run-reminders.js'
import type { Worker } from './worker.js'
import { createWorker } from './worker.js'
import type { LeadingWorld } from './world.js'

/** What could not be done when it was due (a mailbox was away, the disk was full) is tried again after so long. */
const TRY_AGAIN_MS = 5 * MINUTE_MS

/** The two workers that act by themselves: one does what is due, the other sends what is queued. */
export interface Chase {
  /** Something was written: there may be something due, or to send. */
  readonly wake: () => void
  readonly reminders: Worker
  readonly outbox: Worker
}

/** An OC may lie unread: mailboxes are read before anybody is reminded. */
const readMailboxes = async (world: LeadingWorld): Promise<boolean> => {
  const sweeps = await Promise.allSettled(world.mailboxes.map((mailbox) => mailbox.sweep()))
  const failed = sweeps.filter((sweep) => sweep.status === 'rejected')
  for (const { reason } of failed)
    world.log.warn({ err: reason as unknown }, 'reminders wait: a mailbox cannot be read')
  return failed.length === 0
}

const advanceAll = async (world: LeadingWorld): Promise<number> => {
  const requests = await advanceDue('requests', world)
  const more = await world.store.dueReservations(world.clock.now(), 1)
  if (!more.length || !(await readMailboxes(world))) return requests
  return requests + (await advanceDue('everything', world))
}

/** `isReady`: everything that lay in the mailboxes at the start has been read. Before that nothing leaves. */
export const createChase = (world: LeadingWorld, isReady: () => boolean): Chase => {
  const { clock, scheduler, store, log } = world
  const unwritten: Unwritten = new Map()
  let stopping = false
  // While nobody ran, the clock may have been set as well.
  let clockWasSet = true
  const tryAgain = (name: string, wake: () => void): void =>
    scheduler.at(name, addMs(clock.now(), TRY_AGAIN_MS), wake)

  const rebaseOnce = async (): Promise<void> => {
    if (!clockWasSet) return
    clockWasSet = false
    await rebaseWaiting(world).catch((fault: unknown) => {
      clockWasSet = true
      throw fault
    })
  }

  const outbox: Worker = createWorker(
    'outbox',
    async () => {
      if (!isReady()) return
      await rebaseOnce()
      // What has left decides when the next step is due.
      if (await drainOutbox(world, () => stopping, unwritten)) reminders.wake()
      // Resuming wakes it.
      const next = (await mailPause(store)) ? null : await store.nextMailAt()
      if (next) scheduler.at('outbox', next, outbox.wake)
    },
    { log, onFailure: () => tryAgain('outbox', outbox.wake) },
  )
  const reminders: Worker = createWorker(
    'reminders',
    async () => {
      if (!isReady()) return
      if (await advanceAll(world)) outbox.wake()
      const next = await store.nextDueAt()
      const now = clock.now()
      if (next) scheduler.at('reminders', next > now ? next : addMs(now, TRY_AGAIN_MS), reminders.wake)
    },
    { log, onFailure: () => tryAgain('reminders', reminders.wake) },
  )
  scheduler.onClockSet(() => {
    clockWasSet = true
    outbox.wake()
    reminders.wake()
  })
  const stopOutbox = outbox.stop
  return {
    wake: () => {
      reminders.wake()
      outbox.wake()
    },
    reminders,
    outbox: {
      ...outbox,
      stop: () => {
        stopping = true
        return stopOutbox()
      },
    },
  }
}
