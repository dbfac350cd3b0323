import type { Instant } from '../../../src/domain/time.js'
import type { Kept } from './kept.js'
import type { Sample } from './sample.js'

/** What the trial has the service's process do, with what it gives back. */
export interface Orders {
  /** Time passes; what is due on the way is done. */
  readonly until: { readonly takes: { readonly at: Instant }; readonly gives: null }
  /** All that has arrived is read, decided, sent and told. */
  readonly quiet: { readonly takes: object; readonly gives: null }
  readonly measure: { readonly takes: object; readonly gives: Sample }
  readonly kept: { readonly takes: { readonly locators: readonly string[] }; readonly gives: Kept }
  readonly stop: { readonly takes: object; readonly gives: null }
}

export type OrderName = keyof Orders

export type Order = {
  readonly [N in OrderName]: { readonly id: number; readonly name: N } & Orders[N]['takes']
}[OrderName]

/** `id` 0: the service has started. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly given: Orders[OrderName]['gives'] }
  | { readonly id: number; readonly ok: false; readonly fault: string }
