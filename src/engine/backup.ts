import type { LastBackup } from '../domain/own-findings.js'
import { isNightMissed } from '../domain/missed-night.js'
import type { EngineWorld } from './world.js'

/** What became of the last one; the health of the service is judged by it. */
const BACKUP_NOTE = 'backup:last'

const textOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

/** Makes one, and notes how that ended. Rejects for nothing but a store that takes no note. */
export const backUp = async ({ backups, clock, log, store }: EngineWorld): Promise<void> => {
  const at = clock.now()
  let last: LastBackup
  try {
    const { file, bytes } = await backups.make()
    last = { at, ok: true, file, bytes, error: null }
    log.info({ file, bytes }, 'backup made')
  } catch (error) {
    last = { at, ok: false, file: null, bytes: null, error: textOf(error) }
    log.error({ err: error }, 'no backup could be made')
  }
  await store.putNote(BACKUP_NOTE, last)
}

/** Whether the machine slept, or the service was down, when the last one was to be made. A new store has nothing to lose yet. */
export const isBackupMissed = async (hasRunBefore: boolean, world: EngineWorld): Promise<boolean> => {
  const { clock, settings, store } = world
  const last = await store.note<LastBackup>(BACKUP_NOTE)
  if (!last) return hasRunBefore
  return !last.ok || isNightMissed(last.at, clock.now(), settings.backupAt, settings.policy.office.zone)
}
