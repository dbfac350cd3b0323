import type { Activity } from 'botbuilder'
import type { BotAdapter, ConnectorClient } from '../adapter.js'
import { faultText, type Log, type Pause } from '../ambient.js'
import type { Card } from '../cards/render.js'
import type { ChannelReference } from '../conversations.js'
import { backoffMs, judgeDelivery, statusOf, type DeliveryJudgement } from './delivery.js'
import type { RateLimiter } from './rate-limiter.js'
import { withTimeLimit } from '../time-limit.js'

/** A message that carries a card and nothing else: with text beside it Teams splits it, and gives no id to update. */
export interface Post {
  readonly card: Card
  /** One plain line for the activity feed and notifications. */
  readonly summary: string
}

export interface PostedIds {
  readonly conversationId: string
  readonly activityId: string
}

/** The call was not answered well, and trying on would not help now. */
export class PostFailed extends Error {
  constructor(
    readonly kind: DeliveryJudgement['kind'],
    cause: unknown,
  ) {
    super(faultText(cause), { cause })
  }
}

/** Posts into the channel: at least once each, no faster than Teams allows. Every method throws PostFailed. */
export interface ChannelPoster {
  startThread(channel: ChannelReference, post: Post): Promise<PostedIds>
  update(channel: ChannelReference, posted: PostedIds, post: Post): Promise<void>
  reply(channel: ChannelReference, conversationId: string, post: Post): Promise<void>
}

export interface PosterOptions {
  readonly adapter: Pick<BotAdapter, 'connector'>
  readonly limiter: RateLimiter
  readonly isServiceUrlAllowed: (serviceUrl: string) => boolean
  readonly log: Log
  readonly pause: Pause
  /** Ends every wait; a call under way is still awaited. */
  readonly signal: AbortSignal
  /** Milliseconds that only grow. */
  readonly elapsed?: () => number
  readonly random?: () => number
  readonly callLimitMs?: number
  readonly attempts?: number
}

const CALL_LIMIT_MS = 15_000
const ATTEMPTS = 5

const activityOf = ({ card, summary }: Post): Partial<Activity> => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
})

/** createConversation gives the thread; its first message is named at the end of the id. */
const messageIdOf = (conversationId: string): string => /;messageid=([^;]+)/u.exec(conversationId)?.[1] ?? ''

export const createChannelPoster = (options: PosterOptions): ChannelPoster => {
  const { adapter, limiter, log, signal } = options
  const { elapsed = () => performance.now(), random = Math.random } = options
  const { callLimitMs = CALL_LIMIT_MS, attempts = ATTEMPTS } = options

  /** Teams counts by conversation; the whole channel shares one count here, which is never too fast. */
  const inSlot = async <T>(channelId: string, call: () => Promise<T>): Promise<T> => {
    for (;;) {
      const ms = limiter.waitFor(channelId, elapsed())
      if (ms === 0 || signal.aborted) break
      await options.pause(Math.ceil(ms), signal)
    }
    if (signal.aborted) throw new PostFailed('retry', 'stopping')
    const from = elapsed()
    limiter.record(channelId, from)
    return call().finally(() => limiter.answered(channelId, from, elapsed()))
  }

  const once = async <T>(
    channel: ChannelReference,
    call: (client: ConnectorClient) => Promise<T>,
  ): Promise<T> => {
    if (!options.isServiceUrlAllowed(channel.serviceUrl))
      throw new PostFailed('barred', `The service URL ${channel.serviceUrl} is not allowed`)
    return inSlot(channel.channelId, () =>
      withTimeLimit(callLimitMs, adapter.connector(channel.serviceUrl).then(call)),
    )
  }

  const attempt = async <T>(
    channel: ChannelReference,
    call: (client: ConnectorClient) => Promise<T>,
    made: number,
  ): Promise<T> => {
    try {
      return await once(channel, call)
    } catch (fault) {
      if (fault instanceof PostFailed) throw fault
      const judgement = judgeDelivery(fault)
      log.warn(
        { status: statusOf(fault), fault: faultText(fault), attempt: made + 1 },
        'A post to Teams failed',
      )
      if (judgement.kind !== 'retry' || made + 1 >= attempts) throw new PostFailed(judgement.kind, fault)
      await options.pause(backoffMs(made, judgement.afterMs, random), signal)
      return attempt(channel, call, made + 1)
    }
  }

  return {
    startThread: async (channel, post) => {
      const parameters = {
        isGroup: true,
        tenantId: channel.tenantId,
        channelData: { channel: { id: channel.channelId }, tenant: { id: channel.tenantId } },
        activity: activityOf(post),
      }
      const made = await attempt(
        channel,
        // The SDK's type asks for a bot and members, which Teams takes from the token and ignores.
        (client) =>
          client.conversations.createConversation(
            parameters as Parameters<typeof client.conversations.createConversation>[0],
          ),
        0,
      )
      return { conversationId: made.id, activityId: messageIdOf(made.id) || made.activityId }
    },
    update: async (channel, { conversationId, activityId }, post) => {
      await attempt(
        channel,
        (client) =>
          client.conversations.updateActivity(conversationId, activityId, {
            ...activityOf(post),
            id: activityId,
          }),
        0,
      )
    },
    reply: async (channel, conversationId, post) => {
      await attempt(
        channel,
        (client) => client.conversations.sendToConversation(conversationId, activityOf(post)),
        0,
      )
    },
  }
}
