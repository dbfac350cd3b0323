import type { Random } from '../random.js'
import type { CrashPlan } from './crash-points.js'
import { CRASH_POINTS } from './crash-points.js'

/** How one life is to end. */
export type Kill =
  | { readonly how: 'point'; readonly plan: CrashPlan }
  /** So long after it was begun, wherever it is then: also before it is ready. */
  | { readonly how: 'moment'; readonly afterMs: number }
  /** It was asked to end, and is not left the time for it. */
  | { readonly how: 'stopping'; readonly afterMs: number }

/** Few of these come by in one life. */
const RARE = /^(?:vault\.put-until|sent-folder|store\.cut|mails|smtp|card\.post)/
const LATEST_PASSAGE = 4
const LATEST_MOMENT_MS = 2_500

const MOST_STREWN = 8

/** A stop that has nothing to wait for takes about so long. */
const STOP_MS = 150

const momentOf = (random: Random): Kill =>
  random.next() < 0.2
    ? { how: 'stopping', afterMs: random.below(STOP_MS) }
    : { how: 'moment', afterMs: random.below(LATEST_MOMENT_MS) }

const pointOf = (point: CrashPlan['point'], random: Random): Kill => ({
  how: 'point',
  plan: { point, passage: RARE.test(point) ? 1 : 1 + random.below(LATEST_PASSAGE) },
})

/**
 * Every point once, in an order in which each leaves what the next of its kind needs; what is asked for beyond that is
 * strewn in between as moments, and follows as points and moments as they come. Fewer kills than points: the first so many.
 */
export const planKills = (count: number, random: Random): readonly Kill[] => {
  const kills = ORDER.map((point) => pointOf(point, random))
  const strewn = Math.min(MOST_STREWN, count - kills.length)
  for (let moment = 0; moment < strewn; moment += 1)
    kills.splice(random.below(kills.length), 0, momentOf(random))
  while (kills.length < count)
    kills.push(random.next() < 0.4 ? momentOf(random) : pointOf(random.pick(CRASH_POINTS), random))
  return kills.slice(0, count)
}

/** What has to happen in the life before, or nobody comes by. */
const WANTED_BEFORE: Partial<Record<CrashPlan['point'], CrashPlan['point']>> = {
  'store.cut.before': 'store.append.torn',
  'store.cut.after': 'store.append.torn',
  'sent-folder.looked.before': 'smtp.taken',
  'sent-folder.looked.after': 'smtp.taken',
}

/** From so many kills on every named point has to be reached; a short run has not the time to wait for each. */
export const isLong = (kills: number): boolean => kills >= 100

/** Once more, at the first passage, for points that nobody came by when their turn was. */
export const planMissed = (reached: ReadonlySet<CrashPlan['point']>): readonly Kill[] =>
  ORDER.filter((point) => !reached.has(point))
    .flatMap((point) => [WANTED_BEFORE[point] ?? [], point].flat())
    .map((point) => ({ how: 'point', plan: { point, passage: 1 } }))

const startsWith = (prefix: string): typeof CRASH_POINTS =>
  CRASH_POINTS.filter((one) => one.startsWith(prefix))

/** What was being sent when a life ended is looked up in the next; what was not committed is cut in the next. */
const FIRST: typeof CRASH_POINTS = [
  'smtp.taken',
  'sent-folder.looked.before',
  'smtp.recipient',
  'sent-folder.looked.after',
  'store.append.torn',
  'store.cut.before',
  'store.append.after',
  'store.cut.after',
]

const ORDER: typeof CRASH_POINTS = [
  ...FIRST,
  ...['mail.', 'card.', 'store.', 'mails.', 'vault.', 'export.']
    .flatMap(startsWith)
    .filter((point) => !FIRST.includes(point)),
]
