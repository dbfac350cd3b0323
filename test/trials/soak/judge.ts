import type { Figure } from '../figures.js'
import { atMost, exactly, told } from '../figures.js'
import { STORE_KIND } from '../stores.js'
import { LIVE_ROWS } from './database-sizes.js'
import type { Counts, Sample } from './sample.js'

/** What the service had grown to at the end of a month, and what had come until then. */
export interface Month {
  readonly sample: Sample
  readonly confirmations: number
  /** Confirmations and orders. */
  readonly mails: number
  /** Of those mails, as they came. */
  readonly bytes: number
}

/** Between the first and the last month, in per cent of the first. */
const HEAP_GROWTH = 10
/** Of the live file, beyond what its reservations account for: it may swing with what is open on that day. */
const LIVE_GROWTH = 15
/** Of the live reservations; where these are few, so many more are none. */
const LIVE_SWING = { share: 0.25, few: 12 }
/** What a month adds for each of its bookings, between the months. */
const STORE_GROWTH = 10
/** Marks of what was read are kept in memory as 16 bytes a slot, some twenty of them for a mail and what became of it. */
const BYTES_A_MAIL = 2048

/** Single calls come and go, and timers with them. */
const PASSING = ['Timeout', 'Immediate', 'FSReqPromise', 'FSReqCallback', 'TickObject']
/** A mail server's connections stay open for the next mail, up to three of them: there may be none at one end and all at the other. */
const SOCKETS = ['TCPSocketWrap', 'TLSWrap', 'socket']
const KEPT_FOR_MAIL = 3
/** Nor are those to a database closed at once. */
const KEPT_FOR_DATABASE = STORE_KIND === 'postgres' ? 10 : 0

/** A month may have more to do than another one, and an archive of each night has more to take in. */
const CPU_GROWTH = 100

/** What is written by the live file's size, not by history. */
const LIVE_PARTS = ['live.json', 'live.previous.json', 'live.journal', LIVE_ROWS]

const MIB = 1024 * 1024

const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

const megabytes = (bytes: number): number => rounded(bytes / MIB, 2)

const growth = (first: number, last: number): number =>
  rounded(first === 0 ? 0 : ((last - first) / first) * 100)

const endsOf = (months: readonly Month[]): readonly [Month, Month] => {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last || first === last) throw new Error('what grows is seen between two months at least')
  return [first, last]
}

/** How many more there are of those kinds of which there are more; a kind that is new counts too. */
const more = (first: Counts, last: Counts, isMeant: (kind: string) => boolean): number =>
  Object.keys(last)
    .filter(isMeant)
    .reduce((sum, kind) => sum + Math.max(0, (last[kind] ?? 0) - (first[kind] ?? 0)), 0)

const countsText = (counts: Counts): string =>
  Object.entries(counts)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')

/** What history adds to: all but the live file. */
const historyOf = ({ store }: Sample): number =>
  Object.entries(store)
    .filter(([part]) => !LIVE_PARTS.includes(part))
    .reduce((sum, [, bytes]) => sum + bytes, 0)

const liveFileOf = ({ store }: Sample): number => store[LIVE_ROWS] ?? store['live.json'] ?? 0

/** Bytes that a month has added for each of its bookings. */
const addedPerBooking = (before: Month | undefined, month: Month): number => {
  const bookings = month.confirmations - (before?.confirmations ?? 0)
  const bytes = historyOf(month.sample) - (before ? historyOf(before.sample) : 0)
  return bookings === 0 ? 0 : bytes / bookings
}

const addedByMonth = (months: readonly Month[]): readonly number[] =>
  months.map((month, index) => addedPerBooking(months[index - 1], month))

/** What the live file would be if each reservation beyond the first month's weighed what those did, with all that is in it. */
const explainedFile = ({ sample: first }: Month, { sample: last }: Month): number =>
  liveFileOf(first) * (1 + Math.max(0, last.live - first.live) / Math.max(1, first.live))

/** Milliseconds that a month has taken. */
const cpuOf = (month: Month, before: Month | undefined): number =>
  month.sample.cpuMs - (before?.sample.cpuMs ?? 0)

/** Of the second month, since the first one has the start in it, to the last. */
const cpuFigures = (months: readonly Month[]): readonly Figure[] => {
  const taken = months.map((month, index) => cpuOf(month, months[index - 1]))
  const second = taken[1] ?? 0
  return [
    atMost('processor time, second to last month', growth(second, taken.at(-1) ?? second), CPU_GROWTH, ' %'),
  ]
}

const memoryFigures = (first: Month, last: Month): readonly Figure[] => {
  const offHeap = (last.sample.external - first.sample.external) / Math.max(1, last.mails - first.mails)
  return [
    atMost(
      'heap after GC, first to last month',
      growth(first.sample.heapUsed, last.sample.heapUsed),
      HEAP_GROWTH,
      ' %',
    ),
    atMost('memory outside of the heap, more for each mail', rounded(offHeap, 0), BYTES_A_MAIL, ' B'),
    told('resident memory, first to last month', `${growth(first.sample.rss, last.sample.rss)} %`),
  ]
}

const handleFigures = ({ sample: first }: Month, { sample: last }: Month): readonly Figure[] => {
  const isLasting = (kind: string): boolean => !PASSING.includes(kind) && !SOCKETS.includes(kind)
  const isSocket = (kind: string): boolean => SOCKETS.includes(kind)
  return [
    exactly('handles more, first to last month', more(first.resources, last.resources, isLasting), 0),
    exactly(
      'file descriptors more, first to last month',
      more(first.descriptors, last.descriptors, isLasting),
      0,
    ),
    atMost(
      'sockets more, first to last month',
      more(first.descriptors, last.descriptors, isSocket),
      KEPT_FOR_MAIL + KEPT_FOR_DATABASE,
    ),
    atMost(
      'timers more, first to last month',
      more(first.resources, last.resources, (kind) => kind === 'Timeout'),
      2,
    ),
  ]
}

const storeFigures = (months: readonly Month[], first: Month, last: Month): readonly Figure[] => {
  const [, second = 0, ...later] = addedByMonth(months)
  const swing = Math.max(LIVE_SWING.few, Math.round(first.sample.live * LIVE_SWING.share))
  const beyond = growth(explainedFile(first, last), liveFileOf(last.sample))
  return [
    atMost('live reservations more, first to last month', last.sample.live - first.sample.live, swing),
    atMost('live file beyond what its reservations weigh, first to last month', beyond, LIVE_GROWTH, ' %'),
    atMost(
      'data folder for each booking, second to last month',
      growth(second, later.at(-1) ?? second),
      STORE_GROWTH,
      ' %',
    ),
  ]
}

/** What is held against the bars. @throws where there are not two months */
export const judgeMonths = (months: readonly Month[]): readonly Figure[] => {
  const [first, last] = endsOf(months)
  return [
    ...memoryFigures(first, last),
    ...handleFigures(first, last),
    ...storeFigures(months, first, last),
    ...cpuFigures(months),
  ]
}

const partsText = (store: Counts): string =>
  Object.entries(store)
    .filter(([, bytes]) => bytes >= MIB / 100)
    .map(([part, bytes]) => `${part} ${megabytes(bytes)}`)
    .join(', ')

const monthFigures = (
  month: Month,
  before: Month | undefined,
  added: number,
  index: number,
): readonly Figure[] => {
  const { sample } = month
  const name = `month ${index + 1}`
  return [
    told(`${name}: bookings, mails in`, `${month.confirmations}, ${month.mails}`),
    told(
      `${name}: heap, external, array buffers, resident (MiB)`,
      [sample.heapUsed, sample.external, sample.arrayBuffers, sample.rss].map(megabytes).join(', '),
    ),
    told(`${name}: processor time (s)`, rounded(cpuOf(month, before) / 1000)),
    told(`${name}: handles`, countsText(sample.resources)),
    told(`${name}: descriptors`, countsText(sample.descriptors)),
    told(
      `${name}: live reservations, live file (KiB)`,
      `${sample.live}, ${rounded(liveFileOf(sample) / 1024)}`,
    ),
    told(`${name}: data folder (MiB)`, partsText(sample.store)),
    told(`${name}: data folder for each of its bookings (KiB)`, rounded(added / 1024)),
  ]
}

/** What was measured at the end of each month. */
export const tellMonths = (months: readonly Month[]): readonly Figure[] => {
  const added = addedByMonth(months)
  return months.flatMap((month, index) => monthFigures(month, months[index - 1], added[index] ?? 0, index))
}
