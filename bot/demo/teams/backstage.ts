import type { Envelope } from './activities.js'
import { deliverActivity } from './bot-endpoint.js'
import type { Drive } from './drive.js'
import { personalChatId } from './identities.js'
import type { JsonObject } from './json.js'
import type { InvokeAnswer, TeamsPlace, TeamsPost, TeamsThread, TeamsUser } from './model.js'
import type { Roster } from './roster.js'
import type { World } from './world.js'

/** What all that people do has in common: where it is kept, and how the bot hears of it. */
export interface Backstage {
  readonly place: TeamsPlace
  readonly world: World
  readonly roster: Roster
  readonly drive: Drive
  readonly serviceUrl: string
  /** Of a new activity, or of the message with this id. */
  envelope(activityId?: string): Envelope
  /** @throws when no bot is connected, or it does not answer in time. */
  deliver(activity: JsonObject): Promise<InvokeAnswer>
}

export interface BackstageParts extends Pick<
  Backstage,
  'place' | 'world' | 'roster' | 'drive' | 'serviceUrl'
> {
  readonly now: () => string
  /** Null while no bot is connected. */
  readonly endpoint: () => string | null
}

export const createBackstage = ({ now, endpoint, ...parts }: BackstageParts): Backstage => {
  let sent = 0
  return {
    ...parts,
    envelope: (activityId = `f:${++sent}`) => ({
      place: parts.place,
      serviceUrl: parts.serviceUrl,
      now: now(),
      activityId,
    }),
    deliver: async (activity) => {
      const url = endpoint()
      if (url === null) throw new Error('No bot is connected: call connectBot first')
      return deliverActivity(url, activity)
    },
  }
}

export interface Located {
  readonly thread: TeamsThread
  readonly post: TeamsPost
}

/** @throws when there is no such message. */
export const located = ({ world }: Backstage, activityId: string): Located => {
  const thread = world.threadOfPost(activityId)
  const post = thread?.posts.find((candidate) => candidate.id === activityId)
  if (!thread || !post) throw new Error(`There is no message ${activityId}`)
  return { thread, post }
}

/** Who acts in the channel is of the team; who acts in a chat need not be. */
export const noteActor = (
  { roster }: Backstage,
  { kind }: Pick<TeamsThread, 'kind'>,
  user: TeamsUser,
): void => (kind === 'channel' ? roster.join(user) : roster.meet(user))

/** Opens the person's own chat with the bot where it is not open yet. */
export const openPersonalChat = ({ world, roster }: Backstage, user: TeamsUser): string => {
  const id = personalChatId(user)
  roster.meet(user)
  world.openChat({ id, kind: 'personal', memberIds: [user.id] })
  return id
}
