import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerConnector } from './connector.js'
import type { ConnectorState } from './connector-state.js'
import { answerDrive } from './drive-server.js'
import type { Drive } from './drive.js'
import { driveRequestOf } from './drive-urls.js'
import { refusalOf } from './faults.js'
import type { FaultScript } from './faults.js'
import { parseJson } from './json.js'
import type { Json } from './json.js'
import { badArgument, ConnectorRefusal } from './refusal.js'

/** A call that the bot made, for tests that count them. */
export interface ConnectorCall {
  readonly method: string
  /** Decoded, from `/v3/` or `/drive/` on, without the query. */
  readonly path: string
  /** Null while it hangs, or where the connection was cut. */
  readonly status: number | null
  /** Null for what is no JSON, such as an uploaded file. */
  readonly body: Json
}

export interface ConnectorServer {
  readonly serviceUrl: string
  calls(): readonly ConnectorCall[]
  stop(): Promise<void>
}

export interface Served {
  readonly state: ConnectorState
  readonly drive: Drive
  readonly faults: FaultScript
}

/** Real service URLs have a path too, such as `/amer/`. */
const PREFIX = '/amer'

const readBytes = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const jsonOf = (bytes: Buffer): Json => {
  try {
    return parseJson(bytes.toString('utf8'))
  } catch {
    throw badArgument('The body is no JSON')
  }
}

const contentTypeOf = (body: Json | Buffer): string =>
  Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json; charset=utf-8'

const contentOf = (body: Json | Buffer): string | Buffer => {
  if (Buffer.isBuffer(body)) return body
  return body === null ? '' : JSON.stringify(body)
}

const reply = (
  response: ServerResponse,
  status: number,
  body: Json | Buffer,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': contentTypeOf(body), ...headers })
  response.end(contentOf(body))
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

const urlOf = (request: IncomingMessage): URL => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (url.pathname.startsWith(PREFIX)) url.pathname = url.pathname.slice(PREFIX.length)
  return url
}

interface Call {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly bytes: Buffer
}

const readCall = async (request: IncomingMessage): Promise<Call> => ({
  method: request.method ?? 'GET',
  url: urlOf(request),
  headers: request.headers,
  bytes: await readBytes(request),
})

const perform = (
  { state, drive }: Served,
  { method, url, headers, bytes }: Call,
): { readonly status: number; readonly body: Json | Buffer } => {
  const file = driveRequestOf(method, url.pathname)
  return file ? answerDrive(drive, file, headers, bytes) : answerConnector(state, method, url, jsonOf(bytes))
}

const noted = ({ method, url, bytes }: Call, status: number | null): ConnectorCall => ({
  method,
  path: decodeURIComponent(url.pathname),
  status,
  body: driveRequestOf(method, url.pathname) ? null : jsonOf(bytes),
})

/** Serves the connector API, and the files of the people, on loopback. `port` 0 takes a free one. */
export const startConnectorServer = async (served: Served, port: number): Promise<ConnectorServer> => {
  const calls: ConnectorCall[] = []

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request)
    const note = (status: number | null): number => calls.push(noted(call, status))
    const fault = served.faults.take(call.method, decodeURIComponent(call.url.pathname))
    if (fault && fault.kind !== 'status') {
      note(null)
      if (fault.kind === 'drop') request.socket.destroy()
      return
    }
    try {
      if (fault) throw refusalOf(fault)
      const { status, body } = perform(served, call)
      note(status)
      reply(response, status, body)
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
