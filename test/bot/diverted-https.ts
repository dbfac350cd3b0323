import https from 'node:https'
import http, { type ClientRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http'

export interface DivertedCall {
  readonly host: string
  readonly path: string
  readonly headers: IncomingHttpHeaders | RequestOptions['headers']
}

export interface Diversion {
  readonly calls: readonly DivertedCall[]
  end(): void
}

const optionsOf = (given: unknown): RequestOptions =>
  typeof given === 'string' || given instanceof URL
    ? (({ hostname, pathname, search }) => ({ hostname, path: pathname + search }))(new URL(given))
    : (given as RequestOptions)

/**
 * Lets what this process asks of some hosts over HTTPS arrive at servers of the test on loopback, as a proxy would. The bot
 * itself notices nothing: it speaks to Microsoft's own addresses, with its own tokens. Any other host is refused.
 */
export const divertHttps = (targets: Readonly<Record<string, string>>): Diversion => {
  const calls: DivertedCall[] = []
  const original = https.request

  const diverted = (first: unknown, second: unknown, third: unknown): ClientRequest => {
    const more = typeof second === 'function' ? {} : (second as RequestOptions | undefined)
    const options = { ...optionsOf(first), ...more }
    const answer = (typeof second === 'function' ? second : third) as Parameters<typeof http.request>[1]
    const host = options.hostname ?? options.host ?? ''
    const target = targets[host]
    if (target === undefined) throw new Error(`Nothing may be asked of ${host} in a test`)
    calls.push({ host, path: options.path ?? '', headers: options.headers })
    const { hostname, port } = new URL(target)
    const there = { ...options, protocol: 'http:', host: hostname, hostname, port, agent: undefined }
    return http.request(there, answer as () => void)
  }

  https.request = diverted as typeof https.request
  return {
    calls,
    end: () => {
      https.request = original
    },
  }
}
