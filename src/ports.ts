/** Everything that the engine needs of the world. Each port has a fake in test/, and one contract suite runs over both. */

export type * from './ports/ambient.js'
export type * from './ports/checks.js'
export type * from './ports/files.js'
export type * from './ports/leadership.js'
export type * from './ports/mail-export.js'
export type * from './ports/mail-in.js'
export type * from './ports/mail-out.js'
export type * from './ports/metrics.js'
export type * from './ports/old-system.js'
export type * from './ports/probes.js'
export type * from './ports/store.js'
export type * from './ports/tokens.js'
