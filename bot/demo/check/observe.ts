import { localDay, localTime } from '../../../src/domain/zoned-time.js'
import type { ClientMail } from '../mail/outbox.js'
import type { TeamsPost, TeamsThread } from '../teams/stand-in.js'
import { untilSeen } from '../teams/until.js'
import type { Demo } from '../demo.js'

/** The demo as its check watches it. */
export interface Watched {
  readonly demo: Demo
  /** How long anything may be missing, in real time. */
  readonly patienceMs: number
}

const shows = (post: TeamsPost, words: readonly string[]): boolean => {
  const content = `${post.text ?? ''} ${JSON.stringify(post.card)}`
  return !post.deleted && words.every((word) => content.includes(word))
}

/** The thread whose root card shows these words. @throws when it does not come in time. */
export const rootCard = (
  { demo, patienceMs }: Watched,
  what: string,
  ...words: string[]
): Promise<TeamsThread> =>
  demo.teams.until(
    what,
    () =>
      demo.teams
        .threads()
        .find(({ posts }) => posts[0]?.from.isBot && posts[0].card && shows(posts[0], words)),
    patienceMs,
  )

/** A later post of the bot in a thread. @throws when it does not come in time. */
export const replyIn = (
  { demo, patienceMs }: Watched,
  what: string,
  threadId: string,
  ...words: string[]
): Promise<TeamsPost> =>
  demo.teams.until(
    what,
    () =>
      demo.teams
        .thread(threadId)
        ?.posts.slice(1)
        .find((post) => post.from.isBot && shows(post, words)),
    patienceMs,
  )

/** The `count`th mail that the client got about a reservation. @throws when it does not come in time. */
export const mailNumber = (
  { demo, patienceMs }: Watched,
  what: string,
  locator: string,
  count: number,
): Promise<ClientMail> =>
  untilSeen(
    (listener) => demo.mailroom.onClientMail(listener),
    what,
    () => mailsAbout({ demo, patienceMs }, locator)[count - 1],
    patienceMs,
  )

export const mailsAbout = ({ demo }: Watched, locator: string): readonly ClientMail[] =>
  demo.mailroom.clientMails().filter(({ subject, text }) => `${subject} ${text}`.includes(locator))

export interface OfficeMoment {
  readonly day: string
  readonly time: string
}

export const momentOf = ({ demo }: Watched, instant: string): OfficeMoment => ({
  day: localDay(instant, demo.office.zone),
  time: localTime(instant, demo.office.zone),
})

/** @throws with what was expected when it does not hold. */
export const expectThat = (holds: boolean, expected: string): void => {
  if (!holds) throw new Error(expected)
}
