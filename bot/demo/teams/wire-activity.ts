import { asList, asObject, asText } from './json.js'
import type { Json, JsonObject } from './json.js'
import type { WireActivity } from './model.js'
import { badArgument, messageTooBig } from './refusal.js'

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

/** Teams refuses larger messages: https://learn.microsoft.com/microsoftteams/limits-specifications-teams */
const MESSAGE_LIMIT_BYTES = 28 * 1024

const cardsOf = (activity: JsonObject): JsonObject[] =>
  asList(activity['attachments'])
    .map(asObject)
    .filter((attachment) => attachment['contentType'] === ADAPTIVE_CARD)
    .map((attachment) => asObject(attachment['content']))

const refuseUndrawable = (card: JsonObject): void => {
  if (card['type'] !== 'AdaptiveCard') throw badArgument('Attachment is not an AdaptiveCard')
  if (asText(card['version']) === null) throw badArgument('AdaptiveCard without a version')
}

/** @throws ConnectorRefusal for what Teams would not take. */
export const readWireActivity = (body: Json): WireActivity => {
  const activity = asObject(body)
  const type = asText(activity['type'])
  if (!type) throw badArgument("The 'Activity.type' field is required")
  if (Buffer.byteLength(JSON.stringify(activity)) > MESSAGE_LIMIT_BYTES) throw messageTooBig()
  const cards = cardsOf(activity)
  cards.forEach(refuseUndrawable)
  const text = asText(activity['text'])
  if (type === 'message' && !text && cards.length === 0)
    throw badArgument('Activity resulted into no message')
  return {
    type,
    text: text === '' ? null : text,
    textFormat: asText(activity['textFormat']) ?? 'markdown',
    cards,
  }
}
