import type { Server as HttpServer } from 'node:http'
import type { Next, Request, Response, Server } from 'restify'

/**
 * How long a client may take, and how many there may be at once: whoever sends a byte now and then (slowloris) is cut off.
 * The answer itself may take longer: a turn has 15 s.
 */
export const HTTP_LIMITS = {
  /** Until the last header is there. */
  headersTimeoutMs: 10_000,
  /** Until the last byte of the body is there. */
  requestTimeoutMs: 20_000,
  /** Without a byte either way, also while an answer is taken. */
  silenceMs: 60_000,
  /** How often the first two are looked at. */
  checkEveryMs: 2_000,
  maxConnections: 256,
  /** Together, names and values: Node's own limit, above which it answers 431. */
  maxHeaderBytes: 16 * 1024,
  maxHeaders: 100,
} as const

export type HttpLimits = { readonly [name in keyof typeof HTTP_LIMITS]: number }

/** Node reads the interval when it begins to listen; its types know it only as an option of createServer, which restify calls. */
type Checked = HttpServer & { connectionsCheckingInterval: number }

export const limitClients = (server: Server, limits: HttpLimits): void => {
  const http = server.server as Checked
  http.headersTimeout = limits.headersTimeoutMs
  http.requestTimeout = limits.requestTimeoutMs
  http.timeout = limits.silenceMs
  http.connectionsCheckingInterval = limits.checkEveryMs
  http.maxConnections = limits.maxConnections
  http.maxHeadersCount = limits.maxHeaders
  // restify passes an upgrade on to whoever listens; nobody does, and the connection would stay open for good.
  http.removeAllListeners('upgrade')
}

/**
 * What a browser is told of everything that comes from here, as helmet does: https://helmetjs.github.io. A page or a document
 * names a policy of its own instead of the strictest one.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
}

export const secureHeaders = (_request: Request, response: Response, next: Next): void => {
  for (const [name, value] of Object.entries(HEADERS)) response.header(name, value)
  next()
}
