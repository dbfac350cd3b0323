import type { TurnContext } from 'botbuilder'
import { faultText, type Log } from './ambient.js'
import type { ChannelPoster } from './announcing/channel-poster.js'
import { noticeCard } from './cards/views/notice.js'
import type { ChannelReference, Conversations } from './conversations.js'
import { channelOf, originOf, type PlaceKind } from './origin.js'
import type { PersonalChats } from './personal-chats.js'
import { HELLO, HELLO_GROUP, HELLO_PERSONAL, TITLE } from './texts/es.js'
import { within } from './time-limit.js'

/** Well before Teams gives a turn up, which it does after 15 s. */
const TURN_MS = 10_000

type Handler = (context: TurnContext) => Promise<void>

/** What happens when the app is added to a team or a chat, and when it is removed. */
export interface Installation {
  readonly onInstallation: Handler
  readonly onConversation: Handler
}

export interface InstallationOptions {
  readonly conversations: Conversations
  readonly poster: Pick<ChannelPoster, 'startThread'>
  readonly chats: Pick<PersonalChats, 'meet' | 'forget'>
  readonly isChannelAllowed: (channelId: string) => Promise<boolean>
  /** Called when there is a channel to announce in. */
  readonly onChannel: () => void
  /** How long a turn lasts for the greeting. */
  readonly patienceMs?: number | undefined
  readonly log: Log
}

const isBot = (members: readonly { id: string }[] | undefined, context: TurnContext): boolean =>
  (members ?? []).some(({ id }) => id === context.activity.recipient.id)

const placeOf = ({ activity }: TurnContext): PlaceKind => originOf(activity).kind

export const createInstallation = (options: InstallationOptions): Installation => {
  const { conversations, poster, chats, log, patienceMs = TURN_MS } = options
  let last: Promise<void> = Promise.resolve()

  const greet = async (channel: ChannelReference): Promise<void> => {
    const card = noticeCard({ tone: 'accent', title: TITLE, lines: [HELLO] })
    try {
      await poster.startThread(channel, { card, summary: TITLE })
    } catch (fault) {
      log.warn({ fault: faultText(fault) }, 'The greeting could not be posted')
    }
  }

  /** What is announced waits for the greeting as long as that takes; the turn does not. */
  const welcome = async (channel: ChannelReference): Promise<void> => {
    const isFirst = await conversations.firstGreeting(channel.channelId)
    const greeted = (isFirst ? greet(channel) : Promise.resolve()).then(() => {
      options.onChannel()
      return channel
    })
    await within(patienceMs, greeted)
  }

  const learn = async (context: TurnContext): Promise<void> => {
    const channel = channelOf(originOf(context.activity))
    if (!channel) return
    if (!(await options.isChannelAllowed(channel.channelId))) {
      log.warn({ channel: channel.channelId }, 'Installed in a channel that is not allowed')
      return
    }
    const outcome = await conversations.learn(channel)
    log.info({ channel: channel.channelId, team: channel.teamId, outcome }, 'Installed in a channel')
    if (outcome === 'another') return
    await welcome(channel)
  }

  const WELCOME: Readonly<Record<PlaceKind, Handler>> = {
    channel: learn,
    personal: async (context) => {
      await chats.meet(context.activity)
      await context.sendActivity(HELLO_PERSONAL)
    },
    groupChat: async (context) => void (await context.sendActivity(HELLO_GROUP)),
  }

  const removed: Handler = async (context) => {
    if (placeOf(context) === 'personal') await chats.forget(context.activity)
    if (placeOf(context) !== 'channel') return
    const { channelId, teamId } = originOf(context.activity)
    for (const id of new Set([channelId, teamId])) if (id !== null) await conversations.forget(id)
    log.warn({ channel: channelId, team: teamId }, 'Removed from a team')
  }

  /** Teams sends two activities for one installation, and may send them together: they are handled in turn. */
  const inTurn =
    (handler: Handler): Handler =>
    (context) => {
      const work = last.then(() => handler(context))
      last = work.catch(() => undefined)
      return work
    }

  return {
    onInstallation: inTurn(async (context) => {
      const { action } = context.activity
      if (action === 'add' || action === 'add-upgrade') await WELCOME[placeOf(context)](context)
      // An upgrade removes the old version and adds the new one: the channel stays.
      if (action === 'remove') await removed(context)
    }),
    onConversation: inTurn(async (context) => {
      const { membersAdded, membersRemoved } = context.activity
      if (isBot(membersAdded, context)) await learn(context)
      if (isBot(membersRemoved, context)) await removed(context)
    }),
  }
}
