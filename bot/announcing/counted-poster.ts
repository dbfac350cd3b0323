import type { BotMetrics } from '../metrics.js'
import type { ChannelPoster } from './channel-poster.js'

type Count = BotMetrics['cardCalled']

const counted = async <T>(what: Parameters<Count>[0], call: Promise<T>, count: Count): Promise<T> => {
  try {
    const result = await call
    count(what, 'posted')
    return result
  } catch (fault) {
    count(what, 'failed')
    throw fault
  }
}

/** The poster, with its calls counted by how they ended. */
export const createCountedPoster = (poster: ChannelPoster, count: Count): ChannelPoster => ({
  startThread: (channel, post) => counted('thread', poster.startThread(channel, post), count),
  update: (channel, posted, post) => counted('update', poster.update(channel, posted, post), count),
  reply: (channel, conversationId, post) =>
    counted('reply', poster.reply(channel, conversationId, post), count),
})
