import type { ServerResponse } from 'node:http'
import type { DemoPerson } from '../people.js'

/** Null where it is nothing for this person. */
export type DataFor = (viewer: DemoPerson) => unknown

export type FeedEvent = readonly [name: string, data: unknown]

/** Server-Sent Events to every page that is open: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface Feed {
  /** `greeting` is what a page needs to draw itself. */
  join(response: ServerResponse, viewer: DemoPerson, greeting: readonly FeedEvent[]): void
  send(event: string, dataFor: DataFor): void
  close(): void
}

const frame = ([event, data]: FeedEvent): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

export const createFeed = (): Feed => {
  const pages = new Map<ServerResponse, DemoPerson>()
  return {
    join: (response, viewer, greeting) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.once('close', () => pages.delete(response))
      response.write(greeting.map(frame).join(''))
      pages.set(response, viewer)
    },
    send: (event, dataFor) =>
      pages.forEach((viewer, page) => {
        const data = dataFor(viewer)
        if (data !== null) page.write(frame([event, data]))
      }),
    close: () => pages.forEach((_viewer, page) => page.end()),
  }
}
