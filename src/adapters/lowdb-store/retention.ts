import { join } from 'node:path'
import { addMs, DAY_MS } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import type { Committer } from './committer.js'
import type { DataFiles } from './data-files.js'
import { Changes } from '../store-records/changes.js'
import { monthOf } from '../store-records/log-lines.js'
import type { Logs } from './logs.js'
import { CUT_FOLDER } from './recover.js'

/** Evidence of mails is kept this long; a file goes when all of it is older. */
const MAILS_KEPT_MS = 90 * DAY_MS

/** Lets the months go whose mails are all too old: first the live file forgets them, then they leave the disk. */
export const dropOldMails = async (committer: Committer, logs: Logs, now: Instant): Promise<void> => {
  const kept = monthOf(addMs(now, -MAILS_KEPT_MS))
  const old = logs.mails.months.filter((month) => month < kept)
  if (old.length === 0) return
  const changes = new Changes()
  changes.dropped.push(...old.map((month) => `mails/${month}`))
  await committer.submit(changes)
  for (const month of old) await logs.mails.drop(month)
}

/** What was cut off at a start may hold mails too; its files bear the day on which that was. */
export const dropOldCuts = async (dataDir: string, files: DataFiles, now: Instant): Promise<void> => {
  const kept = addMs(now, -MAILS_KEPT_MS)
  for (const name of await files.list(join(dataDir, CUT_FOLDER))) {
    if (name < kept) await files.remove(join(dataDir, CUT_FOLDER, name))
  }
}
