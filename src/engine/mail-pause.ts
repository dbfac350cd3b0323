import type { MailPause } from '../contract.js'
import type { Store } from '../ports.js'

export const PAUSE_NOTE = 'engine:mail-pause'

/** Null while mail may leave. */
export const mailPause = (store: Store): Promise<MailPause | null> => store.note<MailPause>(PAUSE_NOTE)
