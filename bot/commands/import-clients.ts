import { importCard, importTitle, sheetFaultSentence } from '../cards/views/import-card.js'
import type { IncomingFile } from '../files/incoming-files.js'
import type { PlaceKind } from '../origin.js'
import { say, show, type Reply } from '../reply.js'
import { FIRST_WORD, IMPORT_FILE } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { FILE_REFUSALS } from '../texts/files.js'
import type { Command, CommandContext } from './command.js'

/** Teams hands a bot files in a personal chat only. */
const askForFile = (place: PlaceKind): Reply =>
  say(place === 'personal' ? IMPORT_FILE.attach : IMPORT_FILE.elsewhere)

const preview = async ({ engine }: CommandContext, sent: IncomingFile): Promise<Reply> => {
  const file = await sent.download()
  const { name } = sent
  if (!file.ok) return say(FILE_REFUSALS[file.code])
  const found = await engine.previewImport({ name, content: file.content })
  return found.ok ? show(importCard(name, found), importTitle(name)) : say(sheetFaultSentence(name, found))
}

/** Shows what the sheet would do; its card does it. */
export const importClients: Command = {
  ...COMMAND_TEXTS.import,
  needs: 'administer',
  firstWord: FIRST_WORD.import,
  run: async (context) => {
    const [file, another] = context.files
    if (!file) return askForFile(context.place)
    return another ? say(IMPORT_FILE.onlyOne) : preview(context, file)
  },
}
