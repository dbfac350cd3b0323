import { CLIENTS_PER_PAGE, clientsCard, clientsTitle } from '../cards/views/clients-card.js'
import { show, type Reply } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import type { Command, CommandContext } from './command.js'

/** Null: all of them. */
export const listClients = async ({ engine }: CommandContext, text: string | null): Promise<Reply> => {
  const page = await engine.clients(text, { limit: CLIENTS_PER_PAGE, after: null })
  const place = { text, skipped: 0 }
  return show(clientsCard(page, place), clientsTitle(page, place))
}

export const clients: Command = {
  ...COMMAND_TEXTS.clients,
  needs: 'read',
  run: (context, args) => listClients(context, args === '' ? null : args),
}
