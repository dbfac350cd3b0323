import type { JsonObject } from './json.js'
import type {
  ConsentAnswer,
  TeamsChange,
  TeamsPlace,
  TeamsPost,
  TeamsThread,
  TeamsUser,
  WireActivity,
} from './model.js'
import { activityNotFound, conversationNotFound } from './refusal.js'

type Author = TeamsPost['from']

interface MutableThread extends TeamsThread {
  posts: TeamsPost[]
}

/** A chat that is there before anybody has written in it. */
export type OpenedChat = Pick<TeamsThread, 'id' | 'kind' | 'memberIds'>

/** What the channel and the chats hold: the memory of the stand-in. */
export interface World {
  threads(): readonly TeamsThread[]
  thread(id: string): TeamsThread | null
  threadOfPost(postId: string): TeamsThread | null
  /** A new thread of a channel with its root, or a new message of a chat. Gives the ids of what was posted. */
  post(
    conversationId: string,
    author: Author,
    activity: WireActivity,
  ): { threadId: string; postIds: string[] }
  update(conversationId: string, postId: string, activity: WireActivity): void
  remove(conversationId: string, postId: string): void
  /** Shows a card to one person only. */
  showTo(user: TeamsUser, postId: string, card: JsonObject): void
  /** Keeps what a person answered to a question of the bot. */
  answerConsent(postId: string, answer: ConsentAnswer): void
  openChat(chat: OpenedChat): void
  readonly onChange: (listener: (change: TeamsChange) => void) => () => void
}

/** Teams makes two messages of a text with a card, and of several cards or files. */
const splitMessages = (activity: WireActivity): WireActivity[] => {
  const bare: WireActivity = { ...activity, text: null, cards: [], files: [] }
  return [
    ...(activity.text === null ? [] : [{ ...bare, text: activity.text }]),
    ...activity.cards.map((card) => ({ ...bare, cards: [card] })),
    ...activity.files.map((file) => ({ ...bare, files: [file] })),
  ]
}

const contentOf = (message: WireActivity): Pick<TeamsPost, 'text' | 'textFormat' | 'card' | 'file'> => ({
  text: message.text,
  textFormat: message.textFormat,
  card: message.cards[0] ?? null,
  file: message.files[0] ?? null,
})

const copyOf = (thread: MutableThread): TeamsThread => ({ ...thread, posts: [...thread.posts] })

const copyOrNull = (thread: MutableThread | undefined): TeamsThread | null => (thread ? copyOf(thread) : null)

const threadIdOf = (channelId: string, postId: string): string => `${channelId};messageid=${postId}`

export const createWorld = (place: TeamsPlace, now: () => string): World => {
  const threads = new Map<string, MutableThread>()
  const listeners = new Set<(change: TeamsChange) => void>()
  const channels = new Set([place.team.id, place.channel.id])
  let lastId = Date.now()

  const tell = (change: TeamsChange): void => listeners.forEach((listener) => listener(change))

  const newPost = (author: Author, message: WireActivity): TeamsPost => ({
    id: String(++lastId),
    from: author,
    at: now(),
    ...contentOf(message),
    edited: false,
    deleted: false,
    cardFor: {},
  })

  const threadFor = (conversationId: string, rootId: string): MutableThread => {
    const known = threads.get(conversationId)
    if (known) return known
    if (!channels.has(conversationId)) throw conversationNotFound()
    const id = threadIdOf(conversationId, rootId)
    const made: MutableThread = {
      id,
      kind: 'channel',
      channelId: conversationId,
      memberIds: null,
      posts: [],
    }
    threads.set(id, made)
    return made
  }

  const add = (
    conversationId: string,
    author: Author,
    message: WireActivity,
  ): { thread: string; post: string } => {
    const post = newPost(author, message)
    const thread = threadFor(conversationId, post.id)
    thread.posts.push(post)
    tell({ kind: 'posted', threadId: thread.id, postId: post.id })
    return { thread: thread.id, post: post.id }
  }

  const change = (
    kind: TeamsChange['kind'],
    thread: MutableThread,
    postId: string,
    alter: (post: TeamsPost) => TeamsPost,
  ): void => {
    const index = thread.posts.findIndex((post) => post.id === postId && !post.deleted)
    const post = thread.posts[index]
    if (!post) throw activityNotFound()
    thread.posts[index] = alter(post)
    tell({ kind, threadId: thread.id, postId })
  }

  /** Teams finds a message by its id in the whole channel, so the bare channel will do. */
  const holding = (conversationId: string, postId: string): MutableThread => {
    const known = threads.get(conversationId)
    if (known) return known
    if (!channels.has(conversationId)) throw conversationNotFound()
    const thread = [...threads.values()].find(
      (candidate) =>
        candidate.channelId === conversationId && candidate.posts.some((post) => post.id === postId),
    )
    if (!thread) throw activityNotFound()
    return thread
  }

  const threadHolding = (postId: string): MutableThread | undefined =>
    [...threads.values()].find((thread) => thread.posts.some((post) => post.id === postId))

  const threadOf = (postId: string): MutableThread => {
    const thread = threadHolding(postId)
    if (!thread) throw activityNotFound()
    return thread
  }

  return {
    threads: () => [...threads.values()].map(copyOf),
    thread: (id) => copyOrNull(threads.get(id)),
    threadOfPost: (postId) => copyOrNull(threadHolding(postId)),
    post: (conversationId, author, activity) => {
      const made = splitMessages(activity).map((message) => add(conversationId, author, message))
      return { threadId: made[0]?.thread ?? conversationId, postIds: made.map(({ post }) => post) }
    },
    update: (conversationId, postId, activity) =>
      change('updated', holding(conversationId, postId), postId, (post) => ({
        ...post,
        ...contentOf(activity),
        edited: true,
        cardFor: {},
      })),
    remove: (conversationId, postId) =>
      change('deleted', holding(conversationId, postId), postId, (post) => ({ ...post, deleted: true })),
    showTo: (user, postId, card) =>
      change('shown', threadOf(postId), postId, (post) => ({
        ...post,
        cardFor: { ...post.cardFor, [user.id]: card },
      })),
    answerConsent: (postId, answer) =>
      change('shown', threadOf(postId), postId, (post) =>
        post.file?.kind === 'consent' ? { ...post, file: { ...post.file, answer } } : post,
      ),
    openChat: (chat) => {
      if (!threads.has(chat.id)) threads.set(chat.id, { ...chat, channelId: null, posts: [] })
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
