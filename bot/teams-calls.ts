import type { BotAdapter, ConnectorClient } from './adapter.js'
import { faultText, type Log, type Pause } from './ambient.js'
import { backoffMs, judgeDelivery, statusOf, type DeliveryJudgement } from './announcing/delivery.js'
import type { RateLimiter } from './announcing/rate-limiter.js'
import { withTimeLimit } from './time-limit.js'

/** Whom a call is for. */
export interface CallTarget {
  readonly serviceUrl: string
  /** What Teams counts the call by: a channel with all its threads, or a chat. */
  readonly countedAs: string
}

/** The call was not answered well, and trying on would not help now. */
export class PostFailed extends Error {
  constructor(
    readonly kind: DeliveryJudgement['kind'],
    cause: unknown,
  ) {
    super(faultText(cause), { cause })
  }
}

/** Rejects some time after the signal; whoever has its answer by then calls `forget`. */
const cutShort = (signal: AbortSignal): { readonly ended: Promise<never>; readonly forget: () => void } => {
  let forget = (): void => undefined
  const ended = new Promise<never>((_resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const end = (): void => {
      timer = setTimeout(() => reject(new PostFailed('retry', 'stopping')), LAST_CALL_MS)
    }
    signal.addEventListener('abort', end)
    forget = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    }
  })
  return { ended, forget }
}

/** Calls to the connector that nobody waits for in a turn: no faster than Teams allows, within a time limit, tried again. */
export interface TeamsCalls {
  /** @throws PostFailed */
  make<T>(target: CallTarget, call: (client: ConnectorClient) => Promise<T>): Promise<T>
}

export interface CallOptions {
  readonly adapter: Pick<BotAdapter, 'connector'>
  readonly limiter: RateLimiter
  readonly isServiceUrlAllowed: (serviceUrl: string) => boolean
  readonly log: Log
  readonly pause: Pause
  /** Ends every wait; a call under way is awaited for a moment more. */
  readonly signal: AbortSignal
  /** Milliseconds that only grow. */
  readonly elapsed?: () => number
  readonly random?: () => number
  readonly callLimitMs?: number
  readonly attempts?: number
}

const CALL_LIMIT_MS = 15_000
const ATTEMPTS = 5

/** So long a call under way is waited for when the service ends: whether it was made is found out by making it again. */
const LAST_CALL_MS = 2_000

export const createTeamsCalls = (options: CallOptions): TeamsCalls => {
  const { adapter, limiter, log, signal } = options
  const { elapsed = () => performance.now(), random = Math.random } = options
  const { callLimitMs = CALL_LIMIT_MS, attempts = ATTEMPTS } = options

  /** Teams counts by conversation; the whole channel shares one count here, which is never too fast. */
  const inSlot = async <T>(countedAs: string, call: () => Promise<T>): Promise<T> => {
    for (;;) {
      const ms = limiter.waitFor(countedAs, elapsed())
      if (ms === 0 || signal.aborted) break
      await options.pause(Math.ceil(ms), signal)
    }
    if (signal.aborted) throw new PostFailed('retry', 'stopping')
    const from = elapsed()
    limiter.record(countedAs, from)
    return call().finally(() => limiter.answered(countedAs, from, elapsed()))
  }

  const once = async <T>(
    { serviceUrl, countedAs }: CallTarget,
    call: (client: ConnectorClient) => Promise<T>,
  ): Promise<T> => {
    if (!options.isServiceUrlAllowed(serviceUrl))
      throw new PostFailed('barred', `The service URL ${serviceUrl} is not allowed`)
    return inSlot(countedAs, () => {
      const { ended, forget } = cutShort(signal)
      const made = withTimeLimit(callLimitMs, adapter.connector(serviceUrl).then(call))
      return Promise.race([made, ended]).finally(forget)
    })
  }

  const attempt = async <T>(
    target: CallTarget,
    call: (client: ConnectorClient) => Promise<T>,
    made: number,
  ): Promise<T> => {
    try {
      return await once(target, call)
    } catch (fault) {
      if (fault instanceof PostFailed) throw fault
      const judgement = judgeDelivery(fault)
      log.warn(
        { status: statusOf(fault), fault: faultText(fault), attempt: made + 1 },
        'A call to Teams failed',
      )
      if (judgement.kind !== 'retry' || made + 1 >= attempts) throw new PostFailed(judgement.kind, fault)
      await options.pause(backoffMs(made, judgement.afterMs, random), signal)
      return attempt(target, call, made + 1)
    }
  }

  return { make: (target, call) => attempt(target, call, 0) }
}
