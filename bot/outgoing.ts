import type { Activity, TurnContext } from 'botbuilder'
import type { Card } from './cards/render.js'
import { ADAPTIVE_CARD, postActivity } from './post.js'
import type { Reply } from './reply.js'

export const replyActivity = (reply: Reply): Partial<Activity> =>
  reply.kind === 'text' ? { type: 'message', text: reply.text, textFormat: 'markdown' } : postActivity(reply)

/** In the thread or chat where the person wrote. */
export const sendReply = async (context: TurnContext, reply: Reply): Promise<void> => {
  await context.sendActivity(replyActivity(reply))
}

const invokeResponse = async (context: TurnContext, status: number, body: object): Promise<void> => {
  await context.sendActivity({ type: 'invokeResponse', value: { status, body } })
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
export const invokeCard = (context: TurnContext, card: Card): Promise<void> =>
  invokeResponse(context, 200, { statusCode: 200, type: ADAPTIVE_CARD, value: card })

export const invokeMessage = (context: TurnContext, text: string): Promise<void> =>
  invokeResponse(context, 200, {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: text,
  })

export const invokeUnsupported = (context: TurnContext): Promise<void> => invokeResponse(context, 501, {})
