import { localDay, localTime } from '../../../src/domain/zoned-time.js'
import type { ClientMail } from '../mail/outbox.js'
import type { TeamsPost, TeamsThread } from '../teams/stand-in.js'
import { untilSeen } from '../teams/until.js'
import type { Demo } from '../demo.js'

/** How long a step may keep its watcher waiting, in real time. */
const PATIENCE_MS = 10_000

const shows = (post: TeamsPost, words: readonly string[]): boolean => {
  const content = `${post.text ?? ''} ${JSON.stringify(post.card)}`
  return !post.deleted && words.every((word) => content.includes(word))
}

/** The thread whose root card shows these words. @throws when it does not come in time. */
export const rootCard = (demo: Demo, what: string, ...words: string[]): Promise<TeamsThread> =>
  demo.teams.until(
    what,
    () =>
      demo.teams
        .threads()
        .find(({ posts }) => posts[0]?.from.isBot && posts[0].card && shows(posts[0], words)),
    PATIENCE_MS,
  )

/** A later post of the bot in a thread. @throws when it does not come in time. */
export const replyIn = (demo: Demo, what: string, threadId: string, ...words: string[]): Promise<TeamsPost> =>
  demo.teams.until(
    what,
    () =>
      demo.teams
        .thread(threadId)
        ?.posts.slice(1)
        .find((post) => post.from.isBot && shows(post, words)),
    PATIENCE_MS,
  )

/** The `count`th mail that the client got about a reservation. @throws when it does not come in time. */
export const mailNumber = (demo: Demo, what: string, locator: string, count: number): Promise<ClientMail> =>
  untilSeen(
    (listener) => demo.mailroom.onClientMail(listener),
    what,
    () => mailsAbout(demo, locator)[count - 1],
    PATIENCE_MS,
  )

export const mailsAbout = (demo: Demo, locator: string): readonly ClientMail[] =>
  demo.mailroom.clientMails().filter(({ subject, text }) => `${subject} ${text}`.includes(locator))

export interface OfficeMoment {
  readonly day: string
  readonly time: string
}

export const momentOf = (demo: Demo, instant: string): OfficeMoment => ({
  day: localDay(instant, demo.office.zone),
  time: localTime(instant, demo.office.zone),
})

/** @throws with what was expected when it does not hold. */
export const expectThat = (holds: boolean, expected: string): void => {
  if (!holds) throw new Error(expected)
}
