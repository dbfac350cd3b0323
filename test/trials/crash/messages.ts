import type { Instant } from '../../../src/domain/time.js'
import type { CrashPlan, InnerPoint } from './crash-points.js'

/** What the trial says to the process in which the service lives. */
export type ToService =
  | {
      readonly type: 'go'
      readonly environment: Readonly<Record<string, string>>
      readonly now: Instant
      readonly crash: CrashPlan<InnerPoint> | null
      /** It has no other replica beside it: nothing is at rest before it leads. */
      readonly isAlone: boolean
    }
  /** Lets the time pass until then; answered by `rested`. */
  | { readonly type: 'advance'; readonly to: Instant; readonly asked: number }
  /** Answered by `rested` once all is read, decided, sent and told. */
  | { readonly type: 'rest'; readonly asked: number }
  /** Ends as SIGTERM would end it. */
  | { readonly type: 'stop' }

/** `loaded`: the modules are there and `go` can be said. `ready`: the service runs. `rested` names what it answers. */
export type FromService =
  { readonly type: 'loaded' | 'ready' } | { readonly type: 'rested'; readonly asked: number }
