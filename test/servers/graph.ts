import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Certificate } from './certificate.js'
import { portOf } from './ports.js'

/** An answer of Graph: its status, and the code and message of the error where it is one. */
export interface GraphReply {
  readonly status: number
  readonly code?: string
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Instead of a reply: `break` cuts the connection once the mail has been read, `hang` never answers it, `break_early` cuts it
 * before the mail has been read.
 */
export type GraphAnswer = GraphReply | 'break' | 'hang' | 'break_early'

export interface GraphRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** The mail that was posted. */
  readonly mail: string
}

export interface GraphServer {
  readonly url: string
  readonly requests: readonly GraphRequest[]
  /** Mails that were answered with 202. */
  readonly taken: readonly string[]
  /** From now on. */
  answer(reply: GraphAnswer): void
  stop(): Promise<void>
}

/** Graph's `sendMail` for MIME ("user: sendMail"): 202 and nothing else, or what a test wants it to say. */
export const startGraph = async (certificate?: Certificate): Promise<GraphServer> => {
  const requests: GraphRequest[] = []
  const taken: string[] = []
  let reply: GraphAnswer = { status: 202 }

  const respond = (response: ServerResponse, { status, code, message = '', headers = {} }: GraphReply) => {
    response.writeHead(status, { ...headers, 'content-type': 'application/json' })
    response.end(code === undefined ? '' : JSON.stringify({ error: { code, message } }))
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (reply === 'break_early') return void request.socket.destroy()
    const mail = Buffer.from(await text(request), 'base64').toString('latin1')
    requests.push({ path: request.url ?? '', headers: request.headers, mail })
    if (reply === 'hang') return
    if (reply === 'break') return void request.socket.destroy()
    if (reply.status === 202) taken.push(mail)
    respond(response, reply)
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => void handle(request, response)
  const server = certificate ? createTlsServer(certificate, listener) : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${portOf(server)}`,
    requests,
    taken,
    answer: (next) => void (reply = next),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
