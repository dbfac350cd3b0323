import type { Instant } from '../../../src/domain/time.js'

/** What was put into the office from outside, in its order: what the checker believes, whatever the product says. */

/** Whether the client owes OCs; `unknown`: nobody has said so yet. */
export type Owes = 'yes' | 'no' | 'unknown'

interface About {
  readonly locator: string
  readonly at: Instant
}

export interface ConfirmationPut extends About {
  readonly type: 'confirmation'
  readonly owes: Owes
  readonly cancelled: boolean
}

export interface OrderPut {
  readonly type: 'order'
  readonly at: Instant
  /** Which reservation the document names; it may be one that nobody has confirmed. */
  readonly locator: string
  readonly from: 'contact' | 'stranger'
  /** SHA-256 (hex) of the document. */
  readonly document: string
}

export type Press =
  | 'close'
  | 'reopen'
  | 'resend'
  | 'mark_received'
  | 'reject'
  | 'undo'
  | 'postpone'
  | 'assign'
  | 'note'
  | 'settle_client'

export interface PressPut extends About {
  readonly type: 'press'
  readonly press: Press
  /** False: the service died over it, so that nobody knows what came of it. */
  readonly answered: boolean
}

export type Entry = ConfirmationPut | OrderPut | PressPut
