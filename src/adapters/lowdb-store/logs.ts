import type { MailRecord } from '../../domain/mail-record.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { AuditEntry, Logger, Note } from '../../ports.js'
import type { DataFiles } from './data-files.js'
import { archiveMarks, auditMarks, mailMarks, mark } from '../store-records/log-lines.js'
import type { ArchivedLine, LogLine } from '../store-records/log-lines.js'
import { MonthlyLog } from './monthly-log.js'
import type { Appended } from './monthly-log.js'

export const LOG_NAMES: readonly LogLine['log'][] = ['archive', 'mails', 'audit']

/** Lines of one write, on disk and not yet committed. */
export interface AppendedLines {
  readonly lengths: ReadonlyMap<string, number>
  commit(): void
}

/** The append-only files of the data folder. */
export class Logs {
  readonly archive: MonthlyLog<ArchivedLine>
  readonly mails: MonthlyLog<MailRecord>
  readonly audit: MonthlyLog<AuditEntry>

  constructor(dataDir: string, files: DataFiles, log: Logger) {
    this.archive = new MonthlyLog({ name: 'archive', dataDir, files, log, marksOf: archiveMarks })
    this.mails = new MonthlyLog({ name: 'mails', dataDir, files, log, marksOf: mailMarks })
    this.audit = new MonthlyLog({ name: 'audit', dataDir, files, log, marksOf: auditMarks })
  }

  async open(committed: ReadonlyMap<string, number>): Promise<void> {
    await Promise.all([this.archive.open(committed), this.mails.open(committed), this.audit.open(committed)])
  }

  async append(lines: readonly LogLine[]): Promise<AppendedLines> {
    const [archive, mails, audit] = await Promise.all([
      this.archive.append(lines.filter((line) => line.log === 'archive')),
      this.mails.append(lines.filter((line) => line.log === 'mails')),
      this.audit.append(lines.filter((line) => line.log === 'audit')),
    ])
    return {
      lengths: new Map([archive, mails, audit].flatMap(({ lengths }: Appended<object>) => [...lengths])),
      commit: () => {
        this.archive.commit(archive)
        this.mails.commit(mails)
        this.audit.commit(audit)
      },
    }
  }

  async archivedReservation(locator: string): Promise<Reservation | null> {
    const line = await this.archive.newest(
      mark.locator(locator),
      (found) => found.kind === 'reservation' && found.record.locator === locator,
    )
    return line?.kind === 'reservation' ? line.record : null
  }

  async archivedReview(id: string): Promise<ReviewItem | null> {
    const line = await this.archive.newest(
      mark.review(id),
      (found) => found.kind === 'review' && found.record.id === id,
    )
    return line?.kind === 'review' ? line.record : null
  }

  async archivedNote(key: string): Promise<Note | null> {
    const line = await this.archive.newest(
      mark.note(key),
      (found) => found.kind === 'note' && found.record.key === key,
    )
    return line?.kind === 'note' ? line.record : null
  }

  async close(): Promise<void> {
    await Promise.all([this.archive.close(), this.mails.close(), this.audit.close()])
  }
}
