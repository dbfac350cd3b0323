import type { ClientView } from '../../src/contract.js'
import { LONGEST } from '../cards/limits.js'
import { outside } from '../cards/markdown.js'
import { clientCard, clientTitle } from '../cards/views/client-card.js'
import { say, show, type Reply } from '../reply.js'
import { CLIENT, MISSING } from '../texts/answers.js'
import { NEW_CLIENT } from '../texts/command-words.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { textTooLong } from '../texts/es.js'
import { listClients } from './clients.js'
import { misused, type Command, type CommandContext, type CommandOutcome } from './command.js'

const showClient = (view: ClientView, note?: string): Reply =>
  show(clientCard(view, note === undefined ? {} : { note }), clientTitle(view))

/** The form of a client that there is not yet; who is known already is shown instead. */
const begin = async ({ engine }: CommandContext, name: string): Promise<CommandOutcome> => {
  if (name.length > LONGEST.name) return say(textTooLong(LONGEST.name))
  const known = name === '' ? null : await engine.findClient(name)
  if (known) return showClient(known, CLIENT.known)
  return show(clientCard(null, name === '' ? {} : { typed: { name } }), clientTitle(null))
}

const only = async ({ engine }: CommandContext, text: string): Promise<ClientView | 'several' | null> => {
  const { items, total } = await engine.clients(text, { limit: 1, after: null })
  const [first] = items
  if (!first) return null
  return total === 1 ? engine.findClient(first.id) : 'several'
}

/** By the whole name, or by a part of it that only one has. */
const find = async (context: CommandContext, name: string): Promise<Reply> => {
  const found = (await context.engine.findClient(name)) ?? (await only(context, name))
  if (found === 'several') return listClients(context, name)
  return found ? showClient(found) : say(CLIENT.unknown(outside(name, 80)))
}

/** Everybody may see the form; saving it takes an administrator, and beginning a new one too. */
export const client: Command = {
  ...COMMAND_TEXTS.client,
  needs: (args) => (NEW_CLIENT.test(args) ? 'administer' : 'read'),
  run: async (context, args) => {
    if (args === '') return misused(MISSING.clientName)
    return NEW_CLIENT.test(args) ? begin(context, args.replace(NEW_CLIENT, '').trim()) : find(context, args)
  },
}
