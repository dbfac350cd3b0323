import type { ChannelReference } from '../conversations.js'
import { postActivity, type Post } from '../post.js'
import type { CallTarget, TeamsCalls } from '../teams-calls.js'

export interface PostedIds {
  readonly conversationId: string
  readonly activityId: string
}

/** Posts into the channel: at least once each, no faster than Teams allows. Every method throws PostFailed. */
export interface ChannelPoster {
  startThread(channel: ChannelReference, post: Post): Promise<PostedIds>
  update(channel: ChannelReference, posted: PostedIds, post: Post): Promise<void>
  reply(channel: ChannelReference, conversationId: string, post: Post): Promise<void>
}

/** createConversation gives the thread; its first message is named at the end of the id. */
const messageIdOf = (conversationId: string): string => /;messageid=([^;]+)/u.exec(conversationId)?.[1] ?? ''

const targetOf = ({ serviceUrl, channelId }: ChannelReference): CallTarget => ({
  serviceUrl,
  countedAs: channelId,
})

export const createChannelPoster = (calls: TeamsCalls): ChannelPoster => ({
  startThread: async (channel, post) => {
    const parameters = {
      isGroup: true,
      tenantId: channel.tenantId,
      channelData: { channel: { id: channel.channelId }, tenant: { id: channel.tenantId } },
      activity: postActivity(post),
    }
    const made = await calls.make(targetOf(channel), ({ conversations }) =>
      // The SDK's type asks for a bot and members, which Teams takes from the token and ignores.
      conversations.createConversation(parameters as Parameters<typeof conversations.createConversation>[0]),
    )
    return { conversationId: made.id, activityId: messageIdOf(made.id) || made.activityId }
  },
  update: async (channel, { conversationId, activityId }, post) => {
    const activity = { ...postActivity(post), id: activityId }
    await calls.make(targetOf(channel), ({ conversations }) =>
      conversations.updateActivity(conversationId, activityId, activity),
    )
  },
  reply: async (channel, conversationId, post) => {
    await calls.make(targetOf(channel), ({ conversations }) =>
      conversations.sendToConversation(conversationId, postActivity(post)),
    )
  },
})
