import type { ServerResponse } from 'node:http'

/** Server-Sent Events to every page that is open: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface Feed {
  join(response: ServerResponse): void
  send(event: string, data: unknown): void
  close(): void
}

const frame = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** `greeting` is what a page needs to draw itself when it joins. */
export const createFeed = (greeting: () => Promise<readonly (readonly [string, unknown])[]>): Feed => {
  const pages = new Set<ServerResponse>()
  return {
    join: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      pages.add(response)
      response.once('close', () => pages.delete(response))
      void greeting().then((events) => events.forEach(([event, data]) => response.write(frame(event, data))))
    },
    send: (event, data) => pages.forEach((page) => page.write(frame(event, data))),
    close: () => pages.forEach((page) => page.end()),
  }
}
