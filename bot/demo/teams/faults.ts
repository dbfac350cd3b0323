import { ConnectorRefusal } from './refusal.js'

/** `hang`: no answer until the stand-in stops. `drop`: the connection is cut without an answer. */
export type ScriptedFault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly code?: string
      readonly retryAfterSeconds?: number
    }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' }

/** Which calls a fault is meant for; what is left out matches all. */
export interface FaultMatch {
  readonly method?: string
  /** Part of the decoded path. */
  readonly path?: string
}

interface Script {
  readonly fault: ScriptedFault
  readonly match: FaultMatch
  left: number
}

export interface FaultScript {
  add(fault: ScriptedFault, times: number, match: FaultMatch): void
  clear(): void
  /** Takes the first fault that is meant for this call; null for none. */
  take(method: string, path: string): ScriptedFault | null
}

const CODES: Readonly<Record<number, string>> = {
  403: 'BotNotInConversationRoster',
  404: 'ActivityNotFoundInConversation',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'ApiCallsExceeded',
}

export const refusalOf = (fault: Extract<ScriptedFault, { kind: 'status' }>): ConnectorRefusal =>
  new ConnectorRefusal(
    fault.status,
    fault.code ?? CODES[fault.status] ?? 'ServiceError',
    `Scripted ${fault.status}`,
    fault.retryAfterSeconds ?? null,
  )

export const createFaultScript = (): FaultScript => {
  let scripts: Script[] = []
  const meant = (script: Script, method: string, path: string): boolean =>
    (script.match.method ?? method) === method && path.includes(script.match.path ?? '')
  return {
    add: (fault, times, match) => {
      scripts.push({ fault, match, left: times })
    },
    clear: () => {
      scripts = []
    },
    take: (method, path) => {
      const script = scripts.find((candidate) => meant(candidate, method, path))
      if (!script) return null
      script.left -= 1
      scripts = scripts.filter((candidate) => candidate.left > 0)
      return script.fault
    },
  }
}
