import type { Engine } from '../src/contract.js'

/** Plain data, never objects of an SDK: what is stored here outlives the library that speaks to Teams. */

/** Where the bot announces. */
export interface ChannelReference {
  readonly serviceUrl: string
  readonly tenantId: string
  readonly channelId: string
  /** `19:…@thread.tacv2`; null when only the channel was configured. */
  readonly teamId: string | null
  /** The team's group in Entra. */
  readonly groupId: string | null
}

/** A card in the channel that is kept up to date. */
export interface PostedCard {
  /** `19:…@thread.tacv2;messageid=N`. */
  readonly conversationId: string
  readonly activityId: string
  /** Of the card as it was last posted: the same again need not be sent. */
  readonly fingerprint: string
}

export interface Conversations {
  channel(): Promise<ChannelReference | null>
  /**
   * Takes the channel where the app was installed. A channel that is set by configuration, or another one that was
   * learned before, stays: whoever adds the app to a second team must not draw the announcements there.
   */
  learn(channel: ChannelReference): Promise<'learned' | 'known' | 'another'>
  /** The app was removed from its team. */
  forget(channelId: string): Promise<void>
  posted(key: string): Promise<PostedCard | null>
  /** The newest card wins: one that was overtaken while it posted changes nothing. */
  remember(key: string, card: PostedCard): Promise<void>
  drop(key: string): Promise<void>
  /** True the first time it is asked for a channel. */
  firstGreeting(channelId: string): Promise<boolean>
}

export type Notes = Pick<Engine, 'note' | 'putNote'>

export const threadKey = (locator: string): string => `thread:${locator}`
export const reviewKey = (reviewId: string): string => `review-thread:${reviewId}`

/** Where the channel is noted that was learned when the app was installed. */
export const CHANNEL_NOTE = 'teams:channel'
const GREETED = 'teams:greeted'

/** Teams gives ids that grow with time. */
const isNewer = (one: PostedCard, other: PostedCard): boolean =>
  Number(one.activityId) > Number(other.activityId)

export const createConversations = (notes: Notes, configured: ChannelReference | null): Conversations => {
  const channel = async (): Promise<ChannelReference | null> =>
    configured ?? (await notes.note<ChannelReference>(CHANNEL_NOTE))
  return {
    channel,
    learn: async (found) => {
      const known = await channel()
      if (known && known.channelId !== found.channelId) return 'another'
      if (!configured) await notes.putNote(CHANNEL_NOTE, found)
      return known ? 'known' : 'learned'
    },
    forget: async (channelId) => {
      const known = await notes.note<ChannelReference>(CHANNEL_NOTE)
      if (known?.channelId === channelId) await notes.putNote(CHANNEL_NOTE, null)
    },
    posted: (key) => notes.note<PostedCard>(key),
    remember: async (key, card) => {
      const known = await notes.note<PostedCard>(key)
      if (known && isNewer(known, card)) return
      await notes.putNote(key, card)
    },
    drop: (key) => notes.putNote(key, null),
    firstGreeting: async (channelId) => {
      if ((await notes.note<string>(GREETED)) === channelId) return false
      await notes.putNote(GREETED, channelId)
      return true
    },
  }
}
