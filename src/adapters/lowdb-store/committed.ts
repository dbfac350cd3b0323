import type { LiveData } from './live-data.js'
import type { LiveIndex } from './live-index.js'
import type { Logs } from './logs.js'

/** What is committed: nothing here shows a change before it is on disk. */
export interface Committed {
  readonly live: () => LiveData
  readonly index: LiveIndex
  readonly logs: Logs
}
