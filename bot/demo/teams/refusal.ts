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

/** Teams gives 404 where one member is asked for, and 400 where a chat with that person is to be started. */
export const memberNotFound = (status: 400 | 404): ConnectorRefusal =>
  new ConnectorRefusal(
    status,
    'MemberNotFoundInConversation',
    'The member was not found in the conversation.',
  )

export const badSyntax = (message: string): ConnectorRefusal =>
  new ConnectorRefusal(400, 'BadSyntax', message)

export const badArgument = (message: string): ConnectorRefusal =>
  new ConnectorRefusal(400, 'BadArgument', message)

export const messageTooBig = (): ConnectorRefusal =>
  new ConnectorRefusal(413, 'MessageSizeTooBig', 'Message size too large.')

export const tooManyRequests = (retryAfterSeconds: number): ConnectorRefusal =>
  new ConnectorRefusal(429, 'ApiCallsExceeded', 'API calls quota exceeded.', retryAfterSeconds)
