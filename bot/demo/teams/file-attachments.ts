import { asObject, asText } from './json.js'
import type { Json, JsonObject } from './json.js'
import type { TeamsFile } from './model.js'
import { badArgument } from './refusal.js'

/** Attachments that stand for files: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
export const FILE_DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info'
export const FILE_CONSENT = 'application/vnd.microsoft.teams.card.file.consent'
export const FILE_INFO = 'application/vnd.microsoft.teams.card.file.info'

/** "xlsx" of "reporte.xlsx" */
export const fileTypeOf = (name: string): string => /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''

const textOf = (value: Json | undefined, what: string): string => {
  const text = asText(value)
  if (!text) throw badArgument(`The file attachment lacks its ${what}`)
  return text
}

const consentOf = (name: string, content: JsonObject): TeamsFile => {
  const size = content['sizeInBytes']
  if (typeof size !== 'number') throw badArgument('The file attachment lacks its sizeInBytes')
  return {
    kind: 'consent',
    name,
    description: textOf(content['description'], 'description'),
    sizeInBytes: size,
    acceptContext: content['acceptContext'] ?? null,
    declineContext: content['declineContext'] ?? null,
    answer: null,
  }
}

const infoOf = (attachment: JsonObject, name: string, content: JsonObject): TeamsFile => ({
  kind: 'info',
  name,
  uniqueId: textOf(content['uniqueId'], 'uniqueId'),
  fileType: textOf(content['fileType'], 'fileType'),
  contentUrl: textOf(attachment['contentUrl'], 'contentUrl'),
})

/** Null for an attachment that stands for no file. @throws ConnectorRefusal for one that is not whole. */
export const fileOf = (attachment: JsonObject): TeamsFile | null => {
  const content = asObject(attachment['content'])
  if (attachment['contentType'] === FILE_CONSENT)
    return consentOf(textOf(attachment['name'], 'name'), content)
  if (attachment['contentType'] === FILE_INFO)
    return infoOf(attachment, textOf(attachment['name'], 'name'), content)
  return null
}
