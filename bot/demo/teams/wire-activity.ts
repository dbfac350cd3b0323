import { fileOf } from './file-attachments.js'
import { asList, asObject, asText } from './json.js'
import type { Json, JsonObject } from './json.js'
import type { TeamsFile, WireActivity } from './model.js'
import { badArgument, messageTooBig } from './refusal.js'

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

/** Teams refuses larger messages: https://learn.microsoft.com/microsoftteams/limits-specifications-teams */
const MESSAGE_LIMIT_BYTES = 28 * 1024

const attachmentsOf = (activity: JsonObject): JsonObject[] => asList(activity['attachments']).map(asObject)

const cardsOf = (activity: JsonObject): JsonObject[] =>
  attachmentsOf(activity)
    .filter((attachment) => attachment['contentType'] === ADAPTIVE_CARD)
    .map((attachment) => asObject(attachment['content']))

const filesOf = (activity: JsonObject): TeamsFile[] =>
  attachmentsOf(activity)
    .map(fileOf)
    .filter((file) => file !== null)

const refuseUndrawable = (card: JsonObject): void => {
  if (card['type'] !== 'AdaptiveCard') throw badArgument('Attachment is not an AdaptiveCard')
  if (asText(card['version']) === null) throw badArgument('AdaptiveCard without a version')
}

const isEmpty = ({ type, text, cards, files }: WireActivity): boolean =>
  type === 'message' && text === null && cards.length === 0 && files.length === 0

/** @throws ConnectorRefusal for what Teams would not take. */
export const readWireActivity = (body: Json): WireActivity => {
  const activity = asObject(body)
  const type = asText(activity['type'])
  if (!type) throw badArgument("The 'Activity.type' field is required")
  if (Buffer.byteLength(JSON.stringify(activity)) > MESSAGE_LIMIT_BYTES) throw messageTooBig()
  const text = asText(activity['text'])
  const read: WireActivity = {
    type,
    text: text === '' ? null : text,
    textFormat: asText(activity['textFormat']) ?? 'markdown',
    cards: cardsOf(activity),
    files: filesOf(activity),
  }
  read.cards.forEach(refuseUndrawable)
  if (isEmpty(read)) throw badArgument('Activity resulted into no message')
  return read
}
