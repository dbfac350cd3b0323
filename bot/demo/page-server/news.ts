import type { DemoPerson } from '../people.js'
import type { DemoBackend, PageClock, PageReservation } from './backend.js'
import type { Feed, FeedEvent } from './feed.js'
import { mailView, peopleView, sees, threadView } from './views.js'

/** What a page is told: everything when it opens, and every change while it is open. */

/** What has to be asked for. */
export interface Moment {
  readonly clock: PageClock
  readonly reservations: readonly PageReservation[]
}

export const momentOf = async (backend: DemoBackend): Promise<Moment> => ({
  clock: await backend.clock(),
  reservations: await backend.openReservations(),
})

/** At once, so that what happens later comes over the feed and nothing is told twice or never. */
export const greetingFor = (
  backend: DemoBackend,
  viewer: DemoPerson,
  { clock, reservations }: Moment,
): readonly FeedEvent[] => {
  const { place } = backend.teams
  const threads = backend.teams.threads().filter((thread) => sees(thread, viewer.user))
  return [
    ['place', { channel: place.channel.name, team: place.team.name }],
    ['people', peopleView(backend.people, viewer)],
    ['commands', backend.commands],
    ['samples', backend.samples],
    ['clock', clock],
    ['reservations', reservations],
    ...threads.map((thread) => ['thread', threadView(thread, viewer.user)] as const),
    ...backend.clientMails().map((mail) => ['mail', mailView(mail)] as const),
    ['ready', {}],
  ]
}

/** Tells the pages of every change; gives the function that ends it. */
export const follow = (backend: DemoBackend, feed: Feed): (() => void) => {
  const progress = async (): Promise<void> => {
    const { clock, reservations } = await momentOf(backend)
    feed.send('clock', () => clock)
    feed.send('reservations', () => reservations)
  }
  const ends = [
    backend.teams.onChange(({ threadId }) => {
      const thread = backend.teams.thread(threadId)
      if (thread) feed.send('thread', ({ user }) => (sees(thread, user) ? threadView(thread, user) : null))
    }),
    backend.onClientMail((mail) => feed.send('mail', () => mailView(mail))),
    backend.onProgress(() => void progress()),
  ]
  return () => ends.forEach((end) => end())
}
