import type { Logger, Store } from '../../ports.js'
import type { LocalKeys } from './index.js'
import { newKeys, parseKeys, readLocalKeys } from './index.js'

/** Where a store keeps them. */
export const KEYS_NOTE = 'service:keys'

/**
 * The keys of all who share a store: kept in it, and made once, by whoever comes first. Those of a data folder go on being
 * used where the store has none yet.
 * @throws when what is kept is damaged
 */
export const openSharedKeys = async (
  store: Pick<Store, 'transact'>,
  dataDir: string,
  log: Logger,
): Promise<LocalKeys> => {
  const local = await readLocalKeys(dataDir)
  const offered = local ?? newKeys()
  const keys = await store.transact({ notes: [KEYS_NOTE] }, (tx) => {
    const kept = tx.note(KEYS_NOTE)
    if (kept !== null) return parseKeys(kept, `the note ${KEYS_NOTE}`)
    tx.putNote(KEYS_NOTE, offered)
    return offered
  })
  if (local !== null && local.messageIds !== keys.messageIds)
    log.warn({ dataDir }, 'The keys of the data folder are not those of the database, which are used')
  return keys
}
