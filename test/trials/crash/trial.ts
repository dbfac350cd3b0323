import { setTimeout as delay } from 'node:timers/promises'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.js'
import type { TrialStores } from '../stores.js'
import { STORE_KIND } from '../stores.js'
import type { Fault } from './check.js'
import { settledBy } from './check.js'
import type { CrashPoint } from './crash-points.js'
import { isInner } from './crash-points.js'
import type { Entry } from './diary.js'
import type { Blow, Kill } from './kills.js'
import { isLong, planKills, planMissed } from './kills.js'
import type { Ending, Life } from './one-life.js'
import { startLife } from './one-life.js'
import { strikeAt } from './database-hand.js'
import type { Seen } from './seen.js'
import { openStage } from './stage.js'

export interface TrialResult {
  readonly diary: readonly Entry[]
  readonly seen: Seen
  readonly faults: readonly Fault[]
  readonly kills: number
  /** Points at which a life was ended, each with how often. */
  readonly reached: ReadonlyMap<CrashPoint, number>
  readonly moments: number
  /** How often a life had to do without its database for a while. */
  readonly blows: Readonly<Record<Blow, number>>
  /** Lives that ended by themselves. */
  readonly unexpected: readonly Ending[]
  readonly copies: number
  /** Interrupted sends that staff were asked about although their copy had come to Sent at once. */
  readonly askedInVain: number
  readonly slowestStartMs: number
  /** Where the data and the log are kept; null where nothing was wrong with them. */
  readonly folder: string | null
}

/** A point that nobody has come by for so long is left, and the life is ended where it is. */
const PATIENCE_MS = 8_000
/** So long a life lasts that is asked to end. */
const STOPPED_AFTER_MS = 1_500
/** After so many kills everything comes to rest and is checked. */
const CHECK_EVERY = 25
/** How many turns a life has before time goes by, and how likely it then does. */
const TURNS_BEFORE_TIME = 5
const HOURS_BELOW = 0.5
const DAY_BELOW = 0.6
const READY_WITHIN_MS = 60_000
/** So long the last life has for all that was begun, also where others use the machine. */
const TOLD_WITHIN_MS = 10 * READY_WITHIN_MS
/** How often points are tried for again that nobody came by. */
const ROUNDS_FOR_MISSED = 3

/** Runs a service and ends it, again and again, while things happen; then compares what is with what must be. */
export const runTrial = async (
  kills: number,
  seed: number,
  stores: TrialStores,
  tell: (line: string) => void,
): Promise<TrialResult> => {
  const storeUrl = await stores.newUrl()
  const stage = await openStage(seed, { storeUrl, replicas: 1 }, tell)
  const { random, pace, world, staff, story, letPass } = stage
  const reached = new Map<CrashPoint, number>()
  const unexpected: Ending[] = []
  const faults: Fault[] = []
  const blows = { crash: 0, cut: 0 }
  let moments = 0
  let slowestStartMs = 0
  let spare = startLife(world.output)

  const killed = (): number => [...reached.values()].reduce((sum, times) => sum + times, moments)

  /** Takes the process that is loaded already, and has the next one load its modules meanwhile. */
  const begin = (kill: Kill | null): Life => {
    const life = spare
    // Mails of a minute ago count no more: the sender's own pace is not what is tried here.
    letPass(MINUTE_MS + 1_000)
    const crash =
      kill?.how === 'point' && isInner(kill.plan.point) ? { ...kill.plan, point: kill.plan.point } : null
    const since = performance.now()
    void life.ready.then(
      () => (slowestStartMs = Math.max(slowestStartMs, performance.now() - since)),
      () => undefined,
    )
    life.go({ environment: world.environments[0], now: world.clock.now(), crash, isAlone: true })
    spare = startLife(world.output)
    return life
  }

  const whenReady = async (life: Life): Promise<void> => {
    const late = new AbortController()
    const tooLate = delay(READY_WITHIN_MS, undefined, { signal: late.signal }).then(() => {
      throw new Error('the service does not become ready')
    })
    await Promise.race([life.ready, tooLate])
    late.abort()
    tooLate.catch(() => undefined)
  }

  const noteEnding = async (life: Life, kill: Kill): Promise<void> => {
    const ending = await life.ended
    // One that was asked to end may have been quicker than its kill.
    if (ending.signal !== 'SIGKILL' && !(kill.how === 'stopping' && ending.code === 0))
      unexpected.push(ending)
    await stage.noteInterrupted()
  }

  /** Once in a life at most some time passes: a few hours, or a day. That what is due then is done is not waited for. */
  const timeGoesBy = (life: Life): void => {
    const chance = pace.next()
    if (chance < HOURS_BELOW) life.letPassUntil(letPass((1 + pace.below(8)) * HOUR_MS))
    else if (chance < DAY_BELOW) life.letPassUntil(letPass(DAY_MS))
  }

  /** Until the life is over, or has lasted so long. */
  const happenings = async (life: Life, lastingMs: number): Promise<void> => {
    let until = performance.now() + READY_WITHIN_MS
    void life.ready.then(
      () => (until = performance.now() + lastingMs),
      () => undefined,
    )
    let turns = TURNS_BEFORE_TIME + pace.below(10)
    while (!life.isOver() && performance.now() < until) {
      await story.turn(life.isReady())
      if (life.isReady() && pace.next() < 0.1) await staff.settleSends()
      if (life.isReady() && --turns === 0) timeGoesBy(life)
      await delay(pace.below(60))
    }
  }

  /** Strikes at the database of one that is ready; resolves when it can be reached again. */
  const struck = async (life: Life, { blow, afterMs }: Extract<Kill, { how: 'database' }>): Promise<void> => {
    const { server } = stores
    if (server === null || storeUrl === null) throw new Error('there is no database to strike at')
    await life.ready
    await delay(afterMs)
    await strikeAt(server, storeUrl, blow)
    blows[blow] += 1
  }

  const liveAndDie = async (kill: Kill): Promise<void> => {
    let killedByUs = false
    const life = begin(kill)
    const end = (): void => {
      killedByUs = true
      life.kill()
    }
    const timer = kill.how === 'moment' ? setTimeout(end, kill.afterMs) : undefined
    if (kill.how === 'point') {
      const { point, passage } = kill.plan
      if (!isInner(point)) world.endAt({ point, passage }, () => life.kill())
      if (point.startsWith('vault.put-until')) await story.newsletter()
    }
    const striking = kill.how === 'database' ? struck(life, kill) : null
    await happenings(life, kill.how === 'stopping' ? STOPPED_AFTER_MS : PATIENCE_MS)
    await striking
    clearTimeout(timer)
    if (kill.how === 'stopping') {
      void life.stop()
      await delay(kill.afterMs)
    }
    if (!life.isOver()) end()
    await noteEnding(life, kill)
    world.endAt(null, () => undefined)
    if (killedByUs) moments += 1
    else if (kill.how === 'point') reached.set(kill.plan.point, (reached.get(kill.plan.point) ?? 0) + 1)
  }

  const stopped = async (life: Life): Promise<void> => {
    const ending = await life.stop()
    if (ending.code !== 0) unexpected.push(ending)
  }

  const lookNow = async (isEnd: boolean, when: string): Promise<Seen> => {
    const { seen, faults: found } = await stage.judge(isEnd, when)
    faults.push(...found)
    return seen
  }

  /** A life in which nothing is ended: all that can be done is done, and then looked at. */
  const calm = async (work: (life: Life) => Promise<void>): Promise<void> => {
    const life = begin(null)
    await whenReady(life)
    await work(life)
    await stopped(life)
  }

  const finishTales = async (life: Life): Promise<void> => {
    const late = performance.now() + TOLD_WITHIN_MS
    while (!story.isTold() && performance.now() < late) {
      await story.turn(true)
      await life.rest()
      await staff.settleSends()
    }
    if (!story.isTold()) throw new Error(`waited in vain for: ${story.left().join('; ')}`)
  }

  const settle = async (life: Life): Promise<void> => {
    await life.rest()
    await staff.settleSends()
    await life.rest()
  }

  const days = async (life: Life, count: number): Promise<void> => {
    for (let day = 0; day < count; day += 1) {
      await life.advanceTo(letPass(DAY_MS))
      await staff.settleSends()
    }
    await settle(life)
  }

  const tryMissed = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS_FOR_MISSED; round += 1)
      for (const kill of planMissed(new Set(reached.keys()), STORE_KIND)) {
        story.allow(1)
        await liveAndDie(kill)
      }
  }

  const tries = async (): Promise<Seen> => {
    story.allow(2)
    await calm(async (life) => {
      await world.teams.install(undefined)
      await finishTales(life)
      await settle(life)
    })
    for (const [index, kill] of planKills(kills, random.fork('kills'), STORE_KIND).entries()) {
      story.allow(index % 4 === 3 ? 2 : 1)
      await liveAndDie(kill)
      if ((index + 1) % CHECK_EVERY !== 0) continue
      await calm(async (life) => {
        await settle(life)
        await lookNow(false, `after ${index + 1} kills`)
      })
      tell(`${index + 1} kills, ${world.taken().length} mails, ${faults.length} faults`)
    }
    if (isLong(kills)) await tryMissed()
    // Who was asked to end may have been quicker than the kill.
    while (killed() < kills) await liveAndDie({ how: 'moment', afterMs: pace.below(2_000) })
    await calm(finishTales)
    await calm(settle)
    for (let week = 0; week < 3; week += 1) await calm((life) => days(life, 4))
    return lookNow(true, 'at the end')
  }

  let isWell = false
  try {
    const seen = await tries()
    isWell = faults.length === 0 && unexpected.length === 0
    return {
      diary: story.diary,
      seen,
      faults,
      kills: killed(),
      reached,
      moments,
      blows,
      unexpected,
      copies: world.copies.count(),
      askedInVain: stage
        .interrupted()
        .filter((send) => settledBy(send, seen) === 'staff' && world.copies.cameAtOnce(send.id)).length,
      slowestStartMs,
      folder: isWell ? null : world.folder,
    }
  } finally {
    spare.kill()
    await spare.ended
    await stage.close(isWell)
  }
}
