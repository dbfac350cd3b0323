import { createHash } from 'node:crypto'
import type { Log } from '../ambient.js'
import type { ChannelReference, Conversations, PostedCard } from '../conversations.js'
import type { Post } from '../post.js'
import { PostFailed } from '../teams-calls.js'
import type { ChannelPoster } from './channel-poster.js'

export interface KeptCard {
  readonly posted: PostedCard
  /** `changed`: it stood there and showed something else. */
  readonly outcome: 'made' | 'changed' | 'same'
}

/** Cards in the channel that are kept up to date, each under a key, with the thread below. Every method throws PostFailed. */
export interface KeptCards {
  isPosted(key: string): Promise<boolean>
  /** Made, changed in place, or left where it shows the same already. */
  keep(channel: ChannelReference, key: string, post: Post): Promise<KeptCard>
  /** Below the card. Where the thread is gone it is left out. */
  reply(channel: ChannelReference, root: PostedCard, post: Post): Promise<void>
}

const fingerprintOf = ({ card }: Post): string =>
  createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 22)

const isGone = (fault: unknown): boolean => fault instanceof PostFailed && fault.kind === 'gone'

export const createKeptCards = (
  poster: ChannelPoster,
  conversations: Pick<Conversations, 'posted' | 'remember'>,
  log: Log,
): KeptCards => {
  const start = async (channel: ChannelReference, key: string, post: Post): Promise<KeptCard> => {
    const made = await poster.startThread(channel, post)
    const posted = { ...made, fingerprint: fingerprintOf(post) }
    await conversations.remember(key, posted)
    return { posted, outcome: 'made' }
  }

  const update = async (
    channel: ChannelReference,
    key: string,
    posted: PostedCard,
    post: Post,
  ): Promise<KeptCard> => {
    try {
      await poster.update(channel, posted, post)
    } catch (fault) {
      if (!isGone(fault)) throw fault
      log.info({ key }, 'A card was deleted in Teams: posting it anew')
      return start(channel, key, post)
    }
    const updated = { ...posted, fingerprint: fingerprintOf(post) }
    await conversations.remember(key, updated)
    return { posted: updated, outcome: 'changed' }
  }

  return {
    isPosted: async (key) => (await conversations.posted(key)) !== null,
    keep: async (channel, key, post) => {
      const posted = await conversations.posted(key)
      if (!posted) return start(channel, key, post)
      return posted.fingerprint === fingerprintOf(post)
        ? { posted, outcome: 'same' }
        : update(channel, key, posted, post)
    },
    reply: async (channel, root, post) => {
      try {
        await poster.reply(channel, root.conversationId, post)
      } catch (fault) {
        if (!isGone(fault)) throw fault
        log.warn({ conversation: root.conversationId }, 'The thread is gone: a reply was left out')
      }
    },
  }
}
