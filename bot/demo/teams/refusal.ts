/** An answer of the connector that is no success, in the shape that the Bot Framework gives it. */
export class ConnectorRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message)
  }
}

export const conversationNotFound = (): ConnectorRefusal =>
  new ConnectorRefusal(404, 'ConversationNotFound', 'Conversation not found.')

export const activityNotFound = (): ConnectorRefusal =>
  new ConnectorRefusal(
    404,
    'ActivityNotFoundInConversation',
    'The activity was not found in the conversation.',
  )

export const notInRoster = (): ConnectorRefusal =>
  new ConnectorRefusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')

export const badArgument = (message: string): ConnectorRefusal =>
  new ConnectorRefusal(400, 'BadArgument', message)

export const messageTooBig = (): ConnectorRefusal =>
  new ConnectorRefusal(413, 'MessageSizeTooBig', 'Message size too large.')

export const tooManyRequests = (retryAfterSeconds: number): ConnectorRefusal =>
  new ConnectorRefusal(429, 'ApiCallsExceeded', 'API calls quota exceeded.', retryAfterSeconds)
