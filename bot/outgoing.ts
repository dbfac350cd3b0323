import type { Activity, TurnContext } from 'botbuilder'
import type { Card } from './cards/render.js'
import { ADAPTIVE_CARD, postActivity } from './post.js'
import type { Reply } from './reply.js'

const FILE_CONSENT = 'application/vnd.microsoft.teams.card.file.consent'
const FILE_INFO = 'application/vnd.microsoft.teams.card.file.info'

type FileReply = Extract<Reply, { kind: 'file' }>

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const consentActivity = ({ name, size, title, offer }: FileReply): Partial<Activity> => ({
  type: 'message',
  summary: title,
  attachments: [
    {
      contentType: FILE_CONSENT,
      name,
      content: {
        description: title,
        sizeInBytes: size,
        acceptContext: { offer },
        declineContext: { offer },
      },
    },
  ],
})

/** Where the bot was allowed to leave a file, as Teams says it. */
export interface UploadedFile {
  readonly contentUrl: string
  readonly name: string
  readonly uniqueId: string
  readonly fileType: string
}

/** The file is there: Teams shows it with a button that opens it. */
export const fileInfoActivity = ({
  contentUrl,
  name,
  uniqueId,
  fileType,
}: UploadedFile): Partial<Activity> => ({
  type: 'message',
  attachments: [{ contentType: FILE_INFO, contentUrl, name, content: { uniqueId, fileType } }],
})

export const replyActivity = (reply: Reply): Partial<Activity> => {
  switch (reply.kind) {
    case 'text':
      return { type: 'message', text: reply.text, textFormat: 'markdown' }
    case 'card':
      return postActivity(reply)
    case 'file':
      return consentActivity(reply)
  }
}

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

/** There is nothing to answer: what came of it is a message of its own. */
export const invokeDone = (context: TurnContext): Promise<void> => invokeResponse(context, 200, {})
