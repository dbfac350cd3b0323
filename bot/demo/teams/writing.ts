import { noteActor, openPersonalChat } from './backstage.js'
import type { Backstage } from './backstage.js'
import type { Said, SayOptions, Writing } from './contract.js'
import { driveUrls } from './drive-urls.js'
import type { JsonObject } from './json.js'
import { fileActivity, messageActivity } from './message-activities.js'
import type { TeamsFile, TeamsThread, TeamsUser, WireActivity } from './model.js'

const EMPTY: WireActivity = { type: 'message', text: null, textFormat: 'plain', cards: [], files: [] }

/** Puts a message where people see it, and tells the bot of it. */
const write = async (
  backstage: Backstage,
  conversationId: string,
  from: TeamsUser,
  content: WireActivity,
  activityOf: (thread: TeamsThread, activityId: string) => JsonObject,
): Promise<Said> => {
  const { world } = backstage
  const made = world.post(conversationId, { id: from.id, name: from.name, isBot: false }, content)
  const activityId = made.postIds[0] ?? ''
  const thread = world.thread(made.threadId)
  if (!thread) throw new Error(`There is no thread ${made.threadId}`)
  noteActor(backstage, thread, from)
  const { status } = await backstage.deliver(activityOf(thread, activityId))
  return { threadId: made.threadId, activityId, status }
}

const conversationFor = (backstage: Backstage, { from, threadId, personal }: SayOptions): string =>
  personal ? openPersonalChat(backstage, from) : (threadId ?? backstage.place.channel.id)

const isPersonal = ({ world }: Backstage, conversationId: string): boolean =>
  world.thread(conversationId)?.kind === 'personal'

const saying =
  (backstage: Backstage): Writing['say'] =>
  (text, options) => {
    const { from } = options
    const conversationId = conversationFor(backstage, options)
    const mention = options.mention ?? !isPersonal(backstage, conversationId)
    const shown = mention ? `<at>${backstage.place.bot.name}</at> ${text}` : text
    return write(backstage, conversationId, from, { ...EMPTY, text: shown }, (thread, activityId) =>
      messageActivity(backstage.envelope(activityId), thread, from, text, mention),
    )
  }

const sendingFile =
  (backstage: Backstage): Writing['sendFile'] =>
  ({ name, content }, { from, text = '' }) => {
    const item = backstage.drive.keep(name, content)
    const { downloadUrl, contentUrl } = driveUrls(backstage.serviceUrl, item)
    const file = {
      kind: 'sent',
      name,
      uniqueId: item.uniqueId,
      downloadUrl,
      contentUrl,
    } as const satisfies TeamsFile
    const shown = { ...EMPTY, text: text === '' ? null : text, files: [file] }
    return write(backstage, openPersonalChat(backstage, from), from, shown, (thread, activityId) =>
      fileActivity(backstage.envelope(activityId), thread, from, file, text),
    )
  }

export const createWriting = (backstage: Backstage): Writing => ({
  say: saying(backstage),
  sendFile: sendingFile(backstage),
})
