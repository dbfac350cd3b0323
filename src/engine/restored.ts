import type { Instant } from '../domain/time.js'

/** Left in the store by `control-oc restore`. */
export const RESTORED_NOTE = 'store:restored'

/**
 * Between these two moments another store did what this one knows nothing of. `caughtUpAt`: when all that lay in the
 * mailboxes at the first start after it had been read; null until then.
 */
export interface Restored {
  readonly backupAt: Instant
  readonly restoredAt: Instant
  readonly caughtUpAt: Instant | null
}
