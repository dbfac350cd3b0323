import type { Announced, Engine } from '../../src/contract.js'
import { faultText, type Log, type Pause } from '../ambient.js'
import type { Announcer } from './announcer.js'
import { floodIn, type Flood } from './backlog.js'
import { backlogCard } from '../cards/views/backlog-card.js'
import type { ChannelPoster } from './channel-poster.js'
import type { ChannelReference, Conversations } from '../conversations.js'
import { PostFailed } from '../teams-calls.js'
import type { Refresher } from './refresh.js'
import { isHopeless } from './telling.js'
import { BACKLOG } from '../texts/announcements.js'

/** Tells in the channel what the engine announces, in its order, at least once each. */
export interface Notifier {
  /** Begins, or goes on: no other replica tells. */
  readonly gained: () => void
  /** Another replica may tell by now: this one ends after the post under way. */
  readonly lost: () => void
  /** There may be something new, or somewhere to tell it. */
  readonly wake: () => void
  /** Awaits the post under way; what is left is told after the next start. */
  stop(): Promise<void>
}

export interface NotifierOptions {
  readonly engine: Pick<
    Engine,
    'announcements' | 'acknowledge' | 'onAnnouncement' | 'note' | 'putNote' | 'status'
  >
  readonly announcer: Announcer
  readonly refresher: Pick<Refresher, 'refreshDue'>
  readonly poster: Pick<ChannelPoster, 'startThread'>
  readonly conversations: Pick<Conversations, 'channel'>
  readonly log: Log
  readonly pause: Pause
  /** Ends the waits of the poster too. */
  readonly abort: AbortController
  /** How long to rest after a pass that could not be finished. */
  readonly restMs?: number
}

const BATCH = 500
const REST_MS = 30_000
/** A full hour: the engine wakes us, this is only the net below. */
const LONGEST_SLEEP_MS = 3_600_000
const COVERED = 'teams:backlog-told'

export const createNotifier = (options: NotifierOptions): Notifier => {
  const { engine, announcer, refresher, poster, conversations, log, abort } = options
  const { signal } = abort
  let running: Promise<void> | null = null
  let unsubscribe: (() => void) | null = null
  let leads = false
  let woken = false
  let cutShort = new AbortController()

  const wake = (): void => {
    woken = true
    cutShort.abort()
  }

  const isOver = (): boolean => signal.aborted || !leads

  const tell = async (channel: ChannelReference, announced: Announced, quiet: boolean): Promise<void> => {
    try {
      await announcer.tell(channel, announced, quiet)
    } catch (fault) {
      if (!isHopeless(fault)) throw fault
      const { id, event, locator } = announced
      log.error({ id, event, locator, fault: faultText(fault) }, 'An announcement cannot be posted: left out')
    }
  }

  const tellFlood = async (channel: ChannelReference, flood: Flood): Promise<void> => {
    const { open, openReviews } = await engine.status()
    const card = backlogCard({ confirmations: flood.confirmations, open, reviews: openReviews })
    await poster.startThread(channel, { card, summary: BACKLOG.title })
    await engine.putNote(COVERED, flood.upTo)
  }

  /** Up to which announcement a summary card has been posted; tells of a new flood first. */
  const covered = async (
    channel: ChannelReference,
    waiting: readonly Announced[],
  ): Promise<string | null> => {
    const before = await engine.note<string>(COVERED)
    const flood = floodIn(waiting, before)
    if (!flood) return before
    await tellFlood(channel, flood)
    return flood.upTo
  }

  const tellAll = async (channel: ChannelReference, waiting: readonly Announced[]): Promise<void> => {
    const upTo = await covered(channel, waiting)
    for (const announced of waiting) {
      if (isOver()) return
      await tell(channel, announced, upTo !== null && announced.id <= upTo)
      await engine.acknowledge([announced.id])
    }
  }

  /** Tells everything that waits, then draws anew what time has made wrong. Gives how long to sleep. */
  const passIn = async (channel: ChannelReference): Promise<number> => {
    for (;;) {
      const waiting = await engine.announcements(BATCH)
      if (isOver()) return LONGEST_SLEEP_MS
      if (waiting.length === 0) break
      await tellAll(channel, waiting)
    }
    return Math.min((await refresher.refreshDue(channel)) ?? LONGEST_SLEEP_MS, LONGEST_SLEEP_MS)
  }

  /** Without a channel, or where another replica tells, everything waits on. */
  const pass = async (): Promise<number> => {
    const channel = leads ? await conversations.channel() : null
    return channel ? passIn(channel) : LONGEST_SLEEP_MS
  }

  /** How long to sleep unless woken. */
  const tryPass = async (): Promise<number> => {
    try {
      return await pass()
    } catch (fault) {
      const kind = fault instanceof PostFailed ? fault.kind : null
      if (!signal.aborted) log.warn({ kind, fault: faultText(fault) }, 'Announcing stopped; it goes on later')
      return options.restMs ?? REST_MS
    }
  }

  const sleep = async (ms: number): Promise<void> => {
    cutShort = new AbortController()
    if (woken || signal.aborted) return
    // Not with the signal of the stop: that would keep a trace of every rest until then.
    await options.pause(ms, cutShort.signal)
  }

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      woken = false
      await sleep(await tryPass())
    }
  }

  return {
    gained: () => {
      leads = true
      wake()
      unsubscribe ??= engine.onAnnouncement(wake)
      running ??= loop()
    },
    lost: () => {
      leads = false
    },
    wake,
    stop: async () => {
      abort.abort()
      cutShort.abort()
      unsubscribe?.()
      await running
    },
  }
}
