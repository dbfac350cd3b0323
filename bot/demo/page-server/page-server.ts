import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { asObject, parseJson } from '../teams/json.js'
import { demoTexts } from '../texts/es.js'
import { PAGE_ACTIONS } from './actions.js'
import { DemoRefusal } from '../demo-refusal.js'
import type { DemoBackend } from './backend.js'
import { createFeed } from './feed.js'
import type { Feed } from './feed.js'
import { staticFile } from './static-files.js'
import { mailView, threadView } from './views.js'

export interface PageServer {
  readonly url: string
  stop(): Promise<void>
}

const MOST_BYTES = 30_000_000

/** Adaptive Cards sets styles by script, which this policy allows; nothing comes from another host. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

/** A mail may show itself, and do nothing else. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > MOST_BYTES) throw new DemoRefusal(demoTexts.fileTooLarge)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const replyJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body ?? {}))
}

const replyFile = async (response: ServerResponse, path: string): Promise<void> => {
  const file = await staticFile(path)
  if (!file) return replyJson(response, 404, { message: demoTexts.notFound })
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.end(file.content)
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const replyMail = (backend: DemoBackend, response: ServerResponse, id: string): void => {
  const mail = backend.clientMails().find((candidate) => candidate.id === id)
  if (!mail) return replyJson(response, 404, { message: demoTexts.notFound })
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': MAIL_POLICY,
  })
  response.end(mail.html ?? `<pre>${escapeHtml(mail.text)}</pre>`)
}

const upload = async (
  backend: DemoBackend,
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<void> =>
  backend.sendFile({
    filename: query.get('filename') ?? '',
    content: await readBody(request),
    as: query.get('as') === 'order' ? 'order' : 'confirmation',
    locator: query.get('locator') ?? '',
  })

const act = async (backend: DemoBackend, request: IncomingMessage, url: URL): Promise<unknown> => {
  if (url.pathname === '/api/upload') return upload(backend, request, url.searchParams)
  const action = PAGE_ACTIONS[url.pathname]
  if (!action) throw new DemoRefusal(demoTexts.unknownWish)
  return action(backend, asObject(parseJson((await readBody(request)).toString('utf8'))))
}

/** Only this page may press: no other site that is open in the same browser, under whatever name it calls us. */
const isOwnPage = ({ headers }: IncomingMessage): boolean => {
  const host = /^(?:127\.0\.0\.1|localhost):\d+$/u
  return host.test(headers.host ?? '') && (!headers.origin || headers.origin === `http://${headers.host}`)
}

const greetingOf = async (backend: DemoBackend): Promise<(readonly [string, unknown])[]> => [
  ['place', { channel: backend.teams.place.channel.name, team: backend.teams.place.team.name }],
  ['samples', backend.samples],
  ['clock', await backend.clock()],
  ['reservations', await backend.openReservations()],
  ...backend.teams.threads().map((thread) => ['thread', threadView(thread, backend.viewer)] as const),
  ...backend.clientMails().map((mail) => ['mail', mailView(mail)] as const),
]

/** Tells the pages of every change; gives the function that ends it. */
const follow = (backend: DemoBackend, feed: Feed): (() => void) => {
  const progress = async (): Promise<void> => {
    feed.send('clock', await backend.clock())
    feed.send('reservations', await backend.openReservations())
  }
  const ends = [
    backend.teams.onChange(({ threadId }) => {
      const thread = backend.teams.thread(threadId)
      if (thread) feed.send('thread', threadView(thread, backend.viewer))
    }),
    backend.onClientMail((mail) => feed.send('mail', mailView(mail))),
    backend.onProgress(() => void progress()),
  ]
  return () => ends.forEach((end) => end())
}

/** Serves the page on loopback. `port` 0 takes a free one. */
export const startPageServer = async (backend: DemoBackend, port: number): Promise<PageServer> => {
  const feed = createFeed(() => greetingOf(backend))
  const unfollow = follow(backend, feed)

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (!isOwnPage(request)) return replyJson(response, 403, { message: demoTexts.notFound })
    if (request.method === 'POST') return replyJson(response, 200, await act(backend, request, url))
    if (url.pathname === '/events') return feed.join(response)
    if (url.pathname.startsWith('/mail/'))
      return replyMail(backend, response, url.pathname.slice('/mail/'.length))
    return replyFile(response, url.pathname)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      replyJson(response, error instanceof DemoRefusal ? 409 : 500, { message })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}/`,
    stop: () =>
      new Promise((resolve) => {
        unfollow()
        feed.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
