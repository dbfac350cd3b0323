import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { portOf } from './ports.js'

export interface IntrospectionServer {
  readonly url: string
  stop(): Promise<void>
}

/** Tells Dovecot whose a token is (RFC 7662). `users`: token → user; all others are not active. */
export const startIntrospection = async (
  users: ReadonlyMap<string, string>,
): Promise<IntrospectionServer> => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const username = users.get(new URLSearchParams(await text(request)).get('token') ?? '')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(username === undefined ? { active: false } : { active: 'true', username }))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const port = portOf(server)
  return {
    url: `http://127.0.0.1:${port}/introspect`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
