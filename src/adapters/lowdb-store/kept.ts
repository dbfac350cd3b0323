import type { ReviewItem } from '../../domain/review.js'
import { isWithin } from '../../domain/time.js'
import type { KeptRecord, KeptWish } from '../../ports.js'
import type { Committed } from './committed.js'
import { archiveMarks, mark, settledAtOf, settledMarks } from '../store-records/log-lines.js'
import type { ArchivedLine } from '../store-records/log-lines.js'
import type { Logs } from './logs.js'
import type { LinePosition, MonthlyLog } from './monthly-log.js'

/** A file by month in which something of a wish may stand. */
export interface KeptFile {
  readonly month: string
  records(): AsyncIterable<KeptRecord>
  /** Gives the count of what changed; none where the file has gone meanwhile. */
  revise(change: (kept: KeptRecord) => KeptRecord): Promise<number>
}

/** How the lines of a log become records for whoever asks, and back. Null: it is none of what is meant. */
interface Lines<T extends object> {
  readonly log: MonthlyLog<T>
  readonly months: readonly string[]
  readonly toKept: (line: T) => KeptRecord | null
  readonly toLine: (kept: KeptRecord) => T
}

const changedKind = (): Error => new Error('a revised record must stay of its kind')

const filesOf = <T extends object>({ log, months, toKept, toLine }: Lines<T>): KeptFile[] =>
  months.map((month) => ({
    month,
    async *records() {
      for await (const { record } of log.forward(month)) {
        const kept = toKept(record)
        if (kept) yield kept
      }
    },
    revise: async (change) => {
      if (!log.months.includes(month)) return 0
      return log.revise(month, (line) => {
        const kept = toKept(line)
        const next = kept && change(kept)
        return next === null || next.record === kept?.record ? line : toLine(next)
      })
    },
  }))

const monthsOf = (positions: readonly LinePosition[]): readonly string[] =>
  [...new Set(positions.map(({ month }) => month))].sort()

const archived = (
  { archive }: Logs,
  { settled }: Extract<KeptWish, { of: 'archive' }>,
): Lines<ArchivedLine> => ({
  log: archive,
  months: settled ? monthsOf(settledMarks(settled).flatMap((one) => archive.find(one))) : archive.months,
  toKept: (line) => {
    if (line.kind === 'note') return null
    const at = settledAtOf(line)
    return !settled || (at !== null && isWithin(at, settled)) ? line : null
  },
  toLine: (kept) => {
    if (kept.kind !== 'reservation' && kept.kind !== 'review') throw changedKind()
    return kept
  },
})

const audited = (
  { audit }: Logs,
  { locators }: Extract<KeptWish, { of: 'audit' }>,
): Lines<Extract<KeptRecord, { kind: 'audit' }>['record']> => {
  const wanted = locators && new Set(locators)
  return {
    log: audit,
    months: locators ? monthsOf(locators.flatMap((one) => audit.find(mark.locator(one)))) : audit.months,
    toKept: (record) =>
      !wanted || (record.locator !== null && wanted.has(record.locator)) ? { kind: 'audit', record } : null,
    toLine: (kept) => {
      if (kept.kind !== 'audit') throw changedKind()
      return kept.record
    },
  }
}

const mails = ({ mails: log }: Logs): Lines<Extract<KeptRecord, { kind: 'mail' }>['record']> => ({
  log,
  months: log.months,
  toKept: (record) => ({ kind: 'mail', record }),
  toLine: (kept) => {
    if (kept.kind !== 'mail') throw changedKind()
    return kept.record
  },
})

/** The files in which something of a wish may stand, oldest first. */
export const keptFiles = (logs: Logs, wish: KeptWish): readonly KeptFile[] => {
  switch (wish.of) {
    case 'archive':
      return filesOf(archived(logs, wish))
    case 'mails':
      return filesOf(mails(logs))
    case 'audit':
      return filesOf(audited(logs, wish))
  }
}

const liveBearers = ({ live, index }: Committed, fileId: string): KeptRecord[] => {
  const { reservations, reviews } = live()
  const bears = ({ files }: ReviewItem): boolean => files.some(({ id }) => id === fileId)
  const found = [...index.locatorsWith(mark.file(fileId))].flatMap((one) => reservations.get(one) ?? [])
  return [
    ...found.map((record) => ({ kind: 'reservation', record }) as const),
    ...[...reviews.values()].filter(bears).map((record) => ({ kind: 'review', record }) as const),
  ]
}

/** Lines of which the file was taken out keep its mark: each is looked at. */
export const bearersOf = async (committed: Committed, fileId: string): Promise<readonly KeptRecord[]> => {
  const { archive, mails: mailLog } = committed.logs
  const wanted = mark.file(fileId)
  const lines = await Promise.all(archive.find(wanted).map((position) => archive.read(position)))
  const records = await Promise.all(mailLog.find(wanted).map((position) => mailLog.read(position)))
  return [
    ...liveBearers(committed, fileId),
    ...lines.flatMap((line): KeptRecord[] => (line.kind !== 'note' && bearsFile(line, fileId) ? [line] : [])),
    ...records.filter((one) => one.fileId === fileId).map((record) => ({ kind: 'mail', record }) as const),
  ]
}

const bearsFile = (line: ArchivedLine, fileId: string): boolean =>
  archiveMarks(line).includes(mark.file(fileId))
