import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { DemoRefusal } from '../demo-refusal.js'
import { asObject, parseJson } from '../teams/json.js'
import { demoTexts } from '../texts/es.js'
import { PAGE_ACTIONS } from './actions.js'
import type { DemoBackend } from './backend.js'
import { createFeed } from './feed.js'
import type { Feed } from './feed.js'
import { follow, greetingFor, momentOf } from './news.js'
import { replyDownload, replyJson, replyMail, replyStatic } from './replies.js'
import { isOwnPage, readBody, viewerOf } from './requests.js'
import { fileShown, UPLOAD_ACTIONS } from './uploads.js'

export interface PageServer {
  readonly url: string
  stop(): Promise<void>
}

const act = async (backend: DemoBackend, request: IncomingMessage, url: URL): Promise<unknown> => {
  const viewer = viewerOf(backend, url).user
  const upload = UPLOAD_ACTIONS[url.pathname]
  if (upload) return upload(backend, { query: url.searchParams, content: await readBody(request), viewer })
  const action = PAGE_ACTIONS[url.pathname]
  if (!action) throw new DemoRefusal(demoTexts.unknownWish)
  return action(backend, asObject(parseJson((await readBody(request)).toString('utf8'))), viewer)
}

/** What of the address follows this start; null for another address. */
const after = (start: string, { pathname }: URL): string | null =>
  pathname.startsWith(start) ? pathname.slice(start.length) : null

const show = async (backend: DemoBackend, feed: Feed, response: ServerResponse, url: URL): Promise<void> => {
  const viewer = viewerOf(backend, url)
  if (url.pathname === '/events') {
    const moment = await momentOf(backend)
    return feed.join(response, viewer, greetingFor(backend, viewer, moment))
  }
  const mailId = after('/mail/', url)
  if (mailId !== null)
    return replyMail(
      response,
      backend.clientMails().find(({ id }) => id === mailId),
    )
  const postId = after('/file/', url)
  if (postId !== null) return replyDownload(response, fileShown(backend, postId, viewer.user))
  return replyStatic(response, url.pathname)
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })

/** Serves the page on loopback. `port` 0 takes a free one. */
export const startPageServer = async (backend: DemoBackend, port: number): Promise<PageServer> => {
  const feed = createFeed()
  const unfollow = follow(backend, feed)

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (!isOwnPage(request)) return replyJson(response, 403, { message: demoTexts.notFound })
    if (request.method === 'POST') return replyJson(response, 200, await act(backend, request, url))
    return show(backend, feed, response, url)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      replyJson(response, error instanceof DemoRefusal ? 409 : 500, { message })
    })
  })
  await listen(server, port)
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
