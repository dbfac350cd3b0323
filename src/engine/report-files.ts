import type { StoredFile } from '../domain/files.js'
import type { Instant } from '../domain/time.js'
import { addMs, DAY_MS } from '../domain/time.js'
import type { EngineWorld } from './world.js'

/** Whoever wants it later makes it anew. */
const REPORT_STAYS_MS = DAY_MS

type ReportWorld = Pick<EngineWorld, 'store' | 'vault' | 'clock'>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const noteOf = (fileId: string): string => `engine:report:${fileId}`

/** Puts a report into the vault for a day, in which it is given out by `{ kind: 'report' }`. */
export const keepReport = async (
  content: Uint8Array,
  filename: string,
  { store, vault, clock }: ReportWorld,
): Promise<StoredFile> => {
  const until = addMs(clock.now(), REPORT_STAYS_MS)
  const file = await vault.putUntil(content, filename, XLSX, until)
  await store.putNote(noteOf(file.id), until)
  return file
}

export const isReportKept = async (
  fileId: string,
  { store, clock }: Pick<ReportWorld, 'store' | 'clock'>,
) => {
  const until = await store.note<Instant>(noteOf(fileId))
  return until !== null && clock.now() < until
}
