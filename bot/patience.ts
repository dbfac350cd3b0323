import type { TurnContext } from 'botbuilder'
import { faultText, type Log } from './ambient.js'
import { replyActivity, sendReply } from './outgoing.js'
import { say, type Reply } from './reply.js'
import type { TeamsCalls } from './teams-calls.js'
import { TURN_FAILED } from './texts/es.js'
import { within } from './time-limit.js'

/** Answers that may take their time. */
export interface Patience {
  /**
   * Sends the answer where the person wrote. When it is not there in time, the first word is said and the turn ends, since Teams
   * gives a turn up after 15 s; the answer follows by itself.
   * @throws whatever the work rejects with, as long as the turn lasts.
   */
  answer(context: TurnContext, work: Promise<readonly Reply[]>, firstWord: string): Promise<void>
}

export interface PatienceOptions {
  readonly calls: TeamsCalls
  readonly log: Log
  /** How long a person waits without a word. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 2_000

interface Place {
  readonly serviceUrl: string
  readonly conversationId: string
}

const channelOf = (conversationId: string): string => conversationId.replace(/;messageid=.*$/u, '')

export const createPatience = ({ calls, log, patienceMs = PATIENCE_MS }: PatienceOptions): Patience => {
  const failed = (fault: unknown): readonly Reply[] => {
    log.error({ fault: faultText(fault) }, 'A command failed')
    return [say(TURN_FAILED)]
  }

  const send = async ({ serviceUrl, conversationId }: Place, reply: Reply): Promise<void> => {
    await calls.make({ serviceUrl, countedAs: channelOf(conversationId) }, (client) =>
      client.conversations.sendToConversation(conversationId, replyActivity(reply)),
    )
  }

  /** The turn is over, and its context with it. */
  const tellLater = async (place: Place, work: Promise<readonly Reply[]>): Promise<void> => {
    try {
      for (const reply of await work.catch(failed)) await send(place, reply)
    } catch (fault) {
      log.error({ fault: faultText(fault) }, 'A late answer could not be sent')
    }
  }

  return {
    answer: async (context, work, firstWord) => {
      const { serviceUrl, conversation } = context.activity
      const place = { serviceUrl, conversationId: conversation.id }
      const inTime = await within(patienceMs, work)
      if (inTime) {
        for (const reply of inTime) await sendReply(context, reply)
        return
      }
      try {
        await sendReply(context, say(firstWord))
      } finally {
        void tellLater(place, work)
      }
    },
  }
}
