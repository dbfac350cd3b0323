import { archiveBefore } from '../domain/archiving.js'
import { isBusinessDay } from '../domain/business-days.js'
import { localDay, localTime } from '../domain/zoned-time.js'
import { eraseDue } from './privacy/erase-due.js'
import type { EngineWorld } from './world.js'

const LAST_DIGEST_NOTE = 'engine:last-digest'

/** Later than this a digest that was missed would be news of yesterday. */
const DIGEST_UNTIL = '13:00'

/** Once each business day, also when the service was down at the hour of the digest but is up soon after. */
export const announceDigest = async (
  world: Pick<EngineWorld, 'store' | 'clock' | 'settings'>,
): Promise<void> => {
  const at = world.clock.now()
  const { office } = world.settings.policy
  const day = localDay(at, office.zone)
  const time = localTime(at, office.zone)
  if (!isBusinessDay(day, office) || time < world.settings.digestAt || time > DIGEST_UNTIL) return
  if ((await world.store.note<string>(LAST_DIGEST_NOTE)) === day) return
  // In one write: a crash in between would have it told a second time.
  await world.store.transact({ notes: [LAST_DIGEST_NOTE] }, (tx) => {
    tx.announce({ at, event: 'DigestDue', locator: null, reviewId: null, facts: { day } })
    tx.putNote(LAST_DIGEST_NOTE, day)
  })
}

const archiveOld = async (world: Pick<EngineWorld, 'store' | 'clock' | 'log'>): Promise<void> => {
  const moved = await world.store.archiveSettled(archiveBefore(world.clock.now()))
  if (moved) world.log.info({ moved }, 'settled reservations archived')
}

/** Mails that were ignored are kept only as long as their records. */
const dropOldFiles = async (world: Pick<EngineWorld, 'vault' | 'clock' | 'log'>): Promise<void> => {
  const dropped = await world.vault.dropExpired(world.clock.now())
  if (dropped) world.log.info({ dropped }, 'ignored mails dropped')
}

/** Once each night: what has had its time is erased, what is settled moves out of the way, and what was kept for a while goes. */
export const tidyUp = async (
  world: Pick<EngineWorld, 'settings' | 'store' | 'vault' | 'exports' | 'clock' | 'log'>,
): Promise<void> => {
  // First: what is archived with its names after its time would be looked for in vain.
  await eraseDue(world)
  await archiveOld(world)
  await dropOldFiles(world)
  // What was erased above, and what has moved to the archive, stands where live records are until then.
  await world.store.expunge()
}

/** `HH:MM` as a cron rule of every day. */
export const cronOf = (time: string): string => {
  const [hour = '8', minute = '30'] = time.split(':')
  return `${Number(minute)} ${Number(hour)} * * *`
}
