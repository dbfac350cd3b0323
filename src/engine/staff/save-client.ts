import { isDeepStrictEqual } from 'node:util'
import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { Client } from '../../domain/client.js'
import { clientIdOf } from '../../domain/client-name.js'
import type { Transaction } from '../../ports.js'
import { readDraft } from '../client-draft.js'
import { clientText } from '../client-text.js'
import { clientsChanged, goOn } from '../clients-changed.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { audit } from './audit.js'

type SaveClient = Extract<StaffCommand, { type: 'save_client' }>

type Saved =
  | { readonly ok: true; readonly client: Client; readonly before: Client | null }
  | { readonly ok: false; readonly answer: CommandResult }

const put = (tx: Transaction, command: SaveClient, actor: Actor, world: EngineWorld): Saved => {
  const { client: draft } = command
  const before = tx.client(draft.id ?? clientIdOf(draft.name))
  const read = readDraft(draft, before, world.settings.policy)
  if (!read.ok) return { ok: false, answer: refusal(read.code, read.facts) }
  const { client } = read
  if (isDeepStrictEqual(client, before)) return { ok: true, client, before }
  tx.putClient(client)
  audit(tx, actor, {
    at: world.clock.now(),
    locator: null,
    action: command.type,
    detail: client.name,
    before: clientText(before),
    after: clientText(client),
  })
  return { ok: true, client, before }
}

/** A client gets other settings, or comes to be known; what waited for that goes on, and next steps are planned anew. */
export const saveClient = async (
  command: SaveClient,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const saved = await world.store.transact({}, (tx) => put(tx, command, actor, world))
  if (!saved.ok) return saved.answer
  const { client, before } = saved
  // Mails that came back or could not be sent have somewhere else to go now.
  if (client.requiresOc && !isDeepStrictEqual(client.contacts, before?.contacts)) await goOn(client, world)
  await clientsChanged(world)
  return done(null)
}
