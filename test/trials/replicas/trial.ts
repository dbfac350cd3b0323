import { setTimeout as delay } from 'node:timers/promises'
import { DAY_MS, HOUR_MS } from '../../../src/domain/time.js'
import type { Fault } from '../crash/check.js'
import type { Entry } from '../crash/diary.js'
import type { Ending } from '../crash/one-life.js'
import type { Seen } from '../crash/seen.js'
import { openStage } from '../crash/stage.js'
import { openLeadCount } from './lead.js'
import type { Blow } from './plan.js'
import { planBlows } from './plan.js'
import type { Seat } from './seats.js'
import { createSeats } from './seats.js'

/** How long nobody led after a blow to the one that did; null: too long to wait for. */
export interface TakeOver {
  readonly how: Blow['how']
  readonly ms: number | null
}

export interface ReplicasResult {
  readonly diary: readonly Entry[]
  readonly seen: Seen
  readonly faults: readonly Fault[]
  readonly kills: number
  readonly freezes: number
  readonly takeOvers: readonly TakeOver[]
  /** Presses that were answered, by whether the replica that was spoken to led. */
  readonly presses: { readonly byLeader: number; readonly byOther: number }
  /** Lives that ended by themselves. */
  readonly unexpected: readonly Ending[]
}

const READY_WITHIN_MS = 90_000
const TAKEN_OVER_WITHIN_MS = 40_000
/** So long a mail is waited for that a blow is to interrupt. */
const SENDING_WITHIN_MS = 4_000
const TIME_PASSES_BELOW = 0.4

/** Lets replicas of one office run, strikes at one after the other, and compares what is with what must be. */
export const runReplicas = async (
  blows: number,
  seed: number,
  storeUrl: string,
  tell: (line: string) => void,
): Promise<ReplicasResult> => {
  const stage = await openStage(seed, { storeUrl, replicas: 2 }, tell)
  const { random, pace, world, staff, story, letPass } = stage
  const { seats, endings, letPassUntil } = createSeats(world)
  const count = await openLeadCount(storeUrl)
  const takeOvers: TakeOver[] = []
  const presses = { byLeader: 0, byOther: 0 }
  let kills = 0
  let freezes = 0

  const answered = (): number => story.diary.filter((one) => one.type === 'press' && one.answered).length

  /** One thing happens, at whichever replica there is. */
  const turn = async (): Promise<void> => {
    const seat = random.pick(
      seats.some((one) => one.isThere()) ? seats.filter((one) => one.isThere()) : seats,
    )
    world.speaksTo(seat.number)
    const [before, leads] = [answered(), seat.leads()]
    await story.turn(seat.isThere())
    presses[leads ? 'byLeader' : 'byOther'] += answered() - before
  }

  const waitUntil = async (is: () => boolean, limitMs: number, what: string): Promise<void> => {
    const until = performance.now() + limitMs
    while (!is()) {
      if (performance.now() > until) throw new Error(`waited in vain until ${what}`)
      await delay(20)
    }
  }

  const allThere = (): Promise<void> =>
    waitUntil(
      () => seats.every((seat) => seat.isThere()) && seats.some((seat) => seat.leads()),
      READY_WITHIN_MS,
      'both replicas are there and one leads',
    )

  /** Things go on until that is over. */
  const meanwhile = async (work: Promise<unknown>): Promise<void> => {
    const state = { over: false }
    const done = work.finally(() => (state.over = true))
    while (!state.over) {
      await turn()
      await delay(pace.below(80))
    }
    await done
  }

  const sending = (): Promise<void> =>
    new Promise((resolve) => {
      const late = setTimeout(resolve, SENDING_WITHIN_MS)
      world.endAt({ point: pace.next() < 0.5 ? 'smtp.recipient' : 'smtp.taken', passage: 1 }, () => {
        clearTimeout(late)
        resolve()
      })
    })

  const strike = async (seat: Seat, how: Blow['how']): Promise<void> => {
    if (how === 'freeze') {
      seat.freeze()
      freezes += 1
      return
    }
    await seat.kill()
    kills += 1
    await stage.noteInterrupted()
  }

  const struck = async ({ to, how, whileSending, afterMs }: Blow): Promise<void> => {
    await (whileSending ? sending() : delay(afterMs))
    const seat = seats.find((one) => one.leads() === (to === 'leader')) ?? seats[0]
    if (!seat) return
    const leads = seat.leads()
    const before = await count.now()
    const [ms] = await Promise.all([
      leads ? count.grows(before, TAKEN_OVER_WITHIN_MS) : null,
      strike(seat, how),
    ])
    if (leads) takeOvers.push({ how, ms })
    if (how === 'freeze') seat.thaw()
    tell(
      `${how} of ${leads ? 'the leader' : 'the other one'}${leads ? `: another one led after ${ms === null ? 'too long' : `${Math.round(ms)} ms`}` : ''}`,
    )
  }

  const settle = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) {
      await allThere()
      await Promise.all(seats.map((seat) => seat.life().rest()))
      await staff.settleSends()
      // What one has written is told to the other one by the database, a moment later.
      await delay(300)
    }
  }

  const finishTales = async (): Promise<void> => {
    const late = performance.now() + READY_WITHIN_MS
    while (!story.isTold() && performance.now() < late) {
      await turn()
      await Promise.all(seats.map((seat) => seat.life().rest()))
      await staff.settleSends()
    }
    if (!story.isTold()) throw new Error(`waited in vain for: ${story.left().join('; ')}`)
  }

  const days = async (many: number): Promise<void> => {
    for (let day = 0; day < many; day += 1) {
      const to = letPass(DAY_MS)
      await Promise.all(seats.map((seat) => seat.life().advanceTo(to)))
      await staff.settleSends()
    }
    await settle()
  }

  const timeGoesBy = (): void => {
    if (pace.next() < TIME_PASSES_BELOW) letPassUntil(letPass((1 + pace.below(24)) * HOUR_MS))
  }

  const tries = async (): Promise<void> => {
    for (const seat of seats) seat.begin()
    await allThere()
    await world.teams.install(undefined)
    for (const [index, blow] of planBlows(blows, random.fork('blows')).entries()) {
      story.allow(index % 2 === 0 ? 2 : 1)
      await meanwhile(struck(blow))
      await meanwhile(allThere())
      for (const seat of seats) seat.prepare()
      await staff.settleSends()
      timeGoesBy()
    }
    await allThere()
    await finishTales()
    await settle()
    await days(12)
  }

  let isWell = false
  try {
    await tries()
    const { seen, faults } = await stage.judge(true, 'at the end')
    isWell = faults.length === 0 && endings().length === 0
    return { diary: story.diary, seen, faults, kills, freezes, takeOvers, presses, unexpected: endings() }
  } finally {
    for (const seat of seats) await seat.clear()
    await count.close()
    await stage.close(isWell)
  }
}
