import type { Activity } from 'botbuilder'
import { faultText, type Log } from './ambient.js'
import type { Conversations, Notes } from './conversations.js'
import { actorOf } from './incoming.js'
import { originOf } from './origin.js'
import { postActivity, type Post } from './post.js'
import type { Roster, TeamMember } from './roster.js'
import { PostFailed, type TeamsCalls } from './teams-calls.js'

/** Where one person is written to; plain data, kept in the Store. */
interface ChatReference {
  readonly serviceUrl: string
  readonly conversationId: string
}

/** The bot's own chat with each person. */
export interface PersonalChats {
  /**
   * Writes to one person, named by the Entra object id. `unreachable`: not in the team, or without the app, or it was blocked;
   * that is logged, and trying again would not help.
   * @throws PostFailed when Teams is away, or the service stops.
   */
  tell(personId: string, post: Post): Promise<'told' | 'unreachable'>
  /** Takes note of the chat that somebody writes from, or has the app in. */
  meet(activity: Activity): Promise<void>
  /** The app was removed from this chat. */
  forget(activity: Activity): Promise<void>
}

export interface PersonalChatOptions {
  readonly notes: Notes
  readonly conversations: Pick<Conversations, 'channel'>
  readonly roster: Pick<Roster, 'member'>
  readonly calls: TeamsCalls
  readonly log: Log
}

const keyOf = (personId: string): string => `teams:chat:${personId.toLowerCase()}`

const isGone = (fault: unknown): boolean => fault instanceof PostFailed && fault.kind === 'gone'

export const createPersonalChats = (options: PersonalChatOptions): PersonalChats => {
  const { notes, conversations, roster, calls, log } = options

  const chatWith = (personId: string): Promise<ChatReference | null> =>
    notes.note<ChatReference>(keyOf(personId))

  /** Opens the chat, or finds the one that there is: Teams keeps one for each person. */
  const open = async ({ id, teamsId }: TeamMember): Promise<ChatReference | null> => {
    const channel = await conversations.channel()
    if (!channel) return null
    const { serviceUrl, tenantId } = channel
    const parameters = {
      isGroup: false,
      members: [{ id: teamsId }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    }
    const made = await calls.make({ serviceUrl, countedAs: `chat with ${id}` }, (client) =>
      // The SDK's type asks for a bot and a topic, which Teams takes from the token and ignores.
      client.conversations.createConversation(
        parameters as Parameters<typeof client.conversations.createConversation>[0],
      ),
    )
    const chat = { serviceUrl, conversationId: made.id }
    await notes.putNote(keyOf(id), chat)
    return chat
  }

  const openFor = async (personId: string): Promise<ChatReference | null> => {
    const person = await roster.member(personId)
    return person && open(person)
  }

  const write = async ({ serviceUrl, conversationId }: ChatReference, post: Post): Promise<void> => {
    await calls.make({ serviceUrl, countedAs: conversationId }, (client) =>
      client.conversations.sendToConversation(conversationId, postActivity(post)),
    )
  }

  const writeAnew = async (personId: string, post: Post): Promise<'told' | 'unreachable'> => {
    const chat = await openFor(personId)
    if (!chat) return 'unreachable'
    await write(chat, post)
    return 'told'
  }

  const tell = async (personId: string, post: Post): Promise<'told' | 'unreachable'> => {
    const known = await chatWith(personId)
    if (!known) return writeAnew(personId, post)
    try {
      await write(known, post)
      return 'told'
    } catch (fault) {
      if (!isGone(fault)) throw fault
      await notes.putNote(keyOf(personId), null)
      return writeAnew(personId, post)
    }
  }

  return {
    tell: async (personId, post) => {
      try {
        const outcome = await tell(personId, post)
        if (outcome === 'unreachable') log.warn({ person: personId }, 'Nobody of the team to write to')
        return outcome
      } catch (fault) {
        if (!(fault instanceof PostFailed) || fault.kind === 'retry') throw fault
        log.warn({ person: personId, fault: faultText(fault) }, 'A person cannot be written to')
        return 'unreachable'
      }
    },
    meet: async (activity) => {
      if (originOf(activity).kind !== 'personal') return
      const { id } = actorOf(activity)
      const chat = { serviceUrl: activity.serviceUrl, conversationId: activity.conversation.id }
      const known = await chatWith(id)
      if (known?.conversationId === chat.conversationId && known.serviceUrl === chat.serviceUrl) return
      await notes.putNote(keyOf(id), chat)
    },
    forget: async (activity) => {
      const { id } = actorOf(activity)
      if (await chatWith(id)) await notes.putNote(keyOf(id), null)
    },
  }
}
