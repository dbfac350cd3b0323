import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerConnector } from './connector.js'
import type { ConnectorState } from './connector.js'
import { refusalOf } from './faults.js'
import type { FaultScript } from './faults.js'
import { parseJson } from './json.js'
import type { Json } from './json.js'
import { badArgument, ConnectorRefusal } from './refusal.js'

/** A call that the bot made, for tests that count them. */
export interface ConnectorCall {
  readonly method: string
  /** Decoded, from `/v3/` on. */
  readonly path: string
  /** Null while it hangs, or where the connection was cut. */
  readonly status: number | null
  readonly body: Json
}

export interface ConnectorServer {
  readonly serviceUrl: string
  calls(): readonly ConnectorCall[]
  stop(): Promise<void>
}

/** Real service URLs have a path too, such as `/amer/`. */
const PREFIX = '/amer'

const readBody = async (request: IncomingMessage): Promise<Json> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  try {
    return parseJson(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw badArgument('The body is no JSON')
  }
}

const reply = (
  response: ServerResponse,
  status: number,
  body: Json,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(body === null ? '' : JSON.stringify(body))
}

const replyRefusal = (response: ServerResponse, refusal: ConnectorRefusal): void =>
  reply(
    response,
    refusal.status,
    { error: { code: refusal.code, message: refusal.message } },
    refusal.retryAfterSeconds === null ? {} : { 'retry-after': String(refusal.retryAfterSeconds) },
  )

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })

const pathOf = (request: IncomingMessage): string => {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
  return pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : pathname
}

/** Serves the connector API on loopback. `port` 0 takes a free one. */
export const startConnectorServer = async (
  state: ConnectorState,
  faults: FaultScript,
  port: number,
): Promise<ConnectorServer> => {
  const calls: ConnectorCall[] = []

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET'
    const path = pathOf(request)
    const body = await readBody(request)
    const note = (status: number | null): number =>
      calls.push({ method, path: decodeURIComponent(path), status, body })
    const fault = faults.take(method, decodeURIComponent(path))
    if (fault && fault.kind !== 'status') {
      note(null)
      if (fault.kind === 'drop') request.socket.destroy()
      return
    }
    try {
      if (fault) throw refusalOf(fault)
      const { status, body: answered } = answerConnector(state, method, path, body)
      note(status)
      reply(response, status, answered)
    } catch (error) {
      if (!(error instanceof ConnectorRefusal)) throw error
      note(error.status)
      replyRefusal(response, error)
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const refusal =
        error instanceof ConnectorRefusal ? error : new ConnectorRefusal(500, 'ServiceError', String(error))
      replyRefusal(response, refusal)
    })
  })
  const actual = await listen(server, port)

  return {
    serviceUrl: `http://127.0.0.1:${actual}${PREFIX}/`,
    calls: () => calls,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
