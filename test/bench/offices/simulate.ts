import { createRandom } from '../../trials/random.js'
import type { Random } from '../../trials/random.js'
import { quantile } from '../statistics.js'

/** A day of many offices on a few processors, minute by minute: nothing of it is run, all of it is reckoned. */

/** What is taken as given; each is measured by another bench, or said by whoever sells it. */
export interface Given {
  readonly offices: number
  readonly processors: number
  /** Milliseconds of processor for a confirmation, from its mail to its card, and for any other mail, reminder or press. */
  readonly confirmationMs: number
  readonly otherMs: number
  /** Over how many minutes from the opening on that is spread which is due with it. */
  readonly openingMinutes: number
}

/** What comes of it. */
export interface Outcome {
  readonly mails: number
  /** From the arrival of a mail to the end of the work for it, in seconds. */
  readonly median: number
  readonly p99: number
  readonly longest: number
  /** Of the processors, from 0 to 1. */
  readonly busyAtDay: number
  readonly busiestMinute: number
}

/** Confirmations of an office in a working day: as many offices have more as have fewer, and few have many more. */
const MEDIAN_A_DAY = 50
const SPREAD = 0.7
/** Other work for each confirmation: half of them an OC, a request, one and a half reminders, a press. */
const OTHERS_FOR_EACH = 3.5
const OPENS_MINUTE = 9 * 60
const OPEN_MINUTES = 9 * 60
/** At the opening all offices are told at once what came in the night, and all reminders of the day are due. */
const AT_OPENING = 0.3

/** Of the normal distribution (Box and Muller). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

const confirmationsOf = (random: Random): number =>
  Math.round(MEDIAN_A_DAY * Math.exp(SPREAD * normal(random)))

/** Minutes of the day. All offices are of one time zone, which is the worst that there can be. */
const arrival = (random: Random, openingMinutes: number): number =>
  OPENS_MINUTE + random.next() * (random.next() < AT_OPENING ? openingMinutes : OPEN_MINUTES)

interface Work {
  readonly at: number
  readonly ms: number
}

const workOf = (random: Random, given: Given): readonly Work[] => {
  const { offices, confirmationMs, otherMs, openingMinutes } = given
  const work: Work[] = []
  const add = (count: number, ms: number): void => {
    for (let one = 0; one < count; one += 1) work.push({ at: arrival(random, openingMinutes), ms })
  }
  for (let office = 0; office < offices; office += 1) {
    const confirmations = confirmationsOf(random)
    add(confirmations, confirmationMs)
    add(Math.round(confirmations * OTHERS_FOR_EACH), otherMs)
  }
  return work.toSorted((a, b) => a.at - b.at)
}

const MINUTE_MS = 60_000

const largest = (of: Iterable<number>): number => [...of].reduce((most, one) => Math.max(most, one), 0)

/** One queue before all processors; whoever is free takes the next. */
export const simulate = (given: Given, seed: number): Outcome => {
  const work = workOf(createRandom(seed), given)
  const freeAt = Array.from({ length: given.processors }, () => 0)
  const minutes = new Map<number, number>()
  const waits = work.map(({ at, ms }) => {
    const next = freeAt.indexOf(Math.min(...freeAt))
    const begins = Math.max(at * MINUTE_MS, freeAt[next] ?? 0)
    freeAt[next] = begins + ms
    const minute = Math.floor(begins / MINUTE_MS)
    minutes.set(minute, (minutes.get(minute) ?? 0) + ms)
    return (begins + ms - at * MINUTE_MS) / 1_000
  })
  const total = work.reduce((sum, { ms }) => sum + ms, 0)
  return {
    mails: work.length,
    median: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
    longest: largest(waits),
    busyAtDay: total / (given.processors * OPEN_MINUTES * MINUTE_MS),
    busiestMinute: largest(minutes.values()) / (given.processors * MINUTE_MS),
  }
}
