import type { Random } from '../random.js'
import type { StoreKind } from '../stores.js'
import type { CrashPlan, CrashPoint } from './crash-points.js'
import { pointsOn } from './crash-points.js'

/** What befalls the database: its server ends as in a power cut and starts again, or every connection of the service is cut. */
export type Blow = 'crash' | 'cut'

/** How one life is to end. */
export type Kill =
  | { readonly how: 'point'; readonly plan: CrashPlan }
  /** So long after it was begun, wherever it is then: also before it is ready. */
  | { readonly how: 'moment'; readonly afterMs: number }
  /** It was asked to end, and is not left the time for it. */
  | { readonly how: 'stopping'; readonly afterMs: number }
  /** That much after it was ready the database is struck; it has to live on, until it is ended like any other. */
  | { readonly how: 'database'; readonly blow: Blow; readonly afterMs: number }

/** Few of these come by in one life. */
const RARE = /^(?:vault\.put-until|sent-folder|store\.(?:cut|previous|live|shorten)|mails|smtp|card\.post)/
/** Many of these. */
const BUSY = /^store\.(?:begin|turn|write|commit)/
const LATEST_PASSAGE = { busy: 25, other: 4 }
const LATEST_MOMENT_MS = 2_500

const MOST_STREWN = 8

/** A stop that has nothing to wait for takes about so long. */
const STOP_MS = 150

const DATABASE_BELOW = 0.4

const BLOWS: readonly Blow[] = ['crash', 'cut']

const blowOf = (blow: Blow, random: Random): Kill => ({
  how: 'database',
  blow,
  afterMs: random.below(LATEST_MOMENT_MS),
})

const momentOf = (random: Random, store: StoreKind): Kill => {
  if (store === 'postgres' && random.next() < DATABASE_BELOW) return blowOf(random.pick(BLOWS), random)
  return random.next() < 0.2
    ? { how: 'stopping', afterMs: random.below(STOP_MS) }
    : { how: 'moment', afterMs: random.below(LATEST_MOMENT_MS) }
}

/** On a database each blow is among the first. */
const momentsOf = (count: number, random: Random, store: StoreKind): readonly Kill[] => {
  const blows = store === 'postgres' ? BLOWS.slice(0, count) : []
  const others = Array.from({ length: count - blows.length }, () => momentOf(random, store))
  return [...blows.map((blow) => blowOf(blow, random)), ...others]
}

const passageOf = (point: CrashPoint, random: Random): number => {
  if (RARE.test(point)) return 1
  return 1 + random.below(BUSY.test(point) ? LATEST_PASSAGE.busy : LATEST_PASSAGE.other)
}

const pointOf = (point: CrashPoint, random: Random): Kill => ({
  how: 'point',
  plan: { point, passage: passageOf(point, random) },
})

/**
 * Every point once, in an order in which each leaves what the next of its kind needs; what is asked for beyond that is
 * strewn in between as moments, and follows as points and moments as they come. Fewer kills than points: the first so many.
 */
export const planKills = (count: number, random: Random, store: StoreKind): readonly Kill[] => {
  const kills = orderOn(store).map((point) => pointOf(point, random))
  const strewn = Math.max(0, Math.min(MOST_STREWN, count - kills.length))
  for (const moment of momentsOf(strewn, random, store)) kills.splice(random.below(kills.length), 0, moment)
  while (kills.length < count)
    kills.push(random.next() < 0.4 ? momentOf(random, store) : pointOf(random.pick(pointsOn(store)), random))
  return kills.slice(0, count)
}

/** What has to happen in the life before, or nobody comes by. */
const WANTED_BEFORE: Partial<Record<CrashPoint, CrashPoint>> = {
  'store.cut.before': 'store.append.torn',
  'store.cut.after': 'store.append.torn',
  'sent-folder.looked.before': 'smtp.taken',
  'sent-folder.looked.after': 'smtp.taken',
}

/** From so many kills on every named point has to be reached; a short run has not the time to wait for each. */
export const isLong = (kills: number): boolean => kills >= 100

/** Once more, at the first passage, for points that nobody came by when their turn was. */
export const planMissed = (reached: ReadonlySet<CrashPoint>, store: StoreKind): readonly Kill[] =>
  orderOn(store)
    .filter((point) => !reached.has(point))
    .flatMap((point) => [WANTED_BEFORE[point] ?? [], point].flat())
    .map((point) => ({ how: 'point', plan: { point, passage: 1 } }))

/** What was being sent when a life ended is looked up in the next; what was not committed is cut in the next. */
const FIRST: readonly CrashPoint[] = [
  'smtp.taken',
  'sent-folder.looked.before',
  'smtp.recipient',
  'sent-folder.looked.after',
  'store.append.torn',
  'store.cut.before',
  'store.append.after',
  'store.cut.after',
]

const GROUPS = ['mail.', 'card.', 'store.', 'mails.', 'vault.', 'export.']

const orderOn = (store: StoreKind): readonly CrashPoint[] => {
  const points = pointsOn(store)
  const others = GROUPS.flatMap((group) => points.filter((point) => point.startsWith(group)))
  return [
    ...FIRST.filter((point) => points.includes(point)),
    ...others.filter((point) => !FIRST.includes(point)),
  ]
}
