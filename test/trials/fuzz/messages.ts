/** What the fuzzer and its child processes say to each other. */

export const FAILURES = ['threw', 'unhandled rejection', 'held up', 'hang', 'crash', 'memory'] as const

export type FailureKind = (typeof FAILURES)[number]

/** Cases `from` up to, but not, `to`. */
export interface Batch {
  readonly from: number
  readonly to: number
}

export type ChildSays =
  | { readonly type: 'ready' }
  | { readonly type: 'begun'; readonly index: number }
  | { readonly type: 'done'; readonly index: number; readonly became: string; readonly heldUpMs: number }
  | {
      readonly type: 'failed'
      readonly index: number
      readonly kind: FailureKind
      readonly detail: string
    }
  | { readonly type: 'batch done' }
