import { ENTITY_CLIENT, inThread } from './activities.js'
import type { Envelope, ThreadKey } from './activities.js'
import { FILE_DOWNLOAD, fileTypeOf } from './file-attachments.js'
import type { JsonObject } from './json.js'
import type { TeamsFile, TeamsUser } from './model.js'

/** What people write, as Teams sends it to a bot. */

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Outside a personal chat the bot is mentioned, and Teams puts the mention into the text. */
export const messageActivity = (
  envelope: Envelope,
  thread: ThreadKey,
  user: TeamsUser,
  text: string,
  mention: boolean,
): JsonObject => {
  const { bot } = envelope.place
  const at = `<at>${bot.name}</at>`
  const entity = { type: 'mention', mentioned: { id: bot.id, name: bot.name }, text: at }
  const span = `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">${bot.name}</span>&nbsp;`
  return {
    ...inThread(envelope, thread, user),
    type: 'message',
    textFormat: 'plain',
    text: mention ? `${at} ${text}` : text,
    attachments: [{ contentType: 'text/html', content: `<p>${mention ? span : ''}${escapeHtml(text)}</p>` }],
    entities: mention ? [entity, ENTITY_CLIENT] : [ENTITY_CLIENT],
  }
}

const fileAttachment = (file: Extract<TeamsFile, { kind: 'sent' }>): JsonObject => ({
  contentType: FILE_DOWNLOAD,
  contentUrl: file.contentUrl,
  name: file.name,
  content: {
    downloadUrl: file.downloadUrl,
    uniqueId: file.uniqueId,
    fileType: fileTypeOf(file.name),
    etag: `"{${file.uniqueId}},1"`,
  },
})

/**
 * A file given to the bot in a personal chat. Teams adds the message as HTML, empty where nothing was written:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
 */
export const fileActivity = (
  envelope: Envelope,
  thread: ThreadKey,
  user: TeamsUser,
  file: Extract<TeamsFile, { kind: 'sent' }>,
  text: string,
): JsonObject => ({
  ...inThread(envelope, thread, user),
  type: 'message',
  ...(text === '' ? {} : { text, textFormat: 'plain' }),
  attachments: [
    fileAttachment(file),
    { contentType: 'text/html', content: `<div><div>${escapeHtml(text)}</div></div>` },
  ],
  entities: [ENTITY_CLIENT],
})
