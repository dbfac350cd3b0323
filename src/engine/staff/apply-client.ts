import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { Client } from '../../domain/client.js'
import type { ReservationCommand } from '../../domain/commands.js'
import type { Transaction } from '../../ports.js'
import { applyCommand } from '../apply.js'
import { mustFollow, toApplyFor } from '../client-follow.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { audit, standOf } from './audit.js'

type ApplyClient = Extract<StaffCommand, { type: 'apply_client' }>

const commandFor = ({ requiresOc }: Client): ReservationCommand =>
  requiresOc ? { type: 'reopen' } : { type: 'close', reason: 'not_required', note: null }

const follow = (
  tx: Transaction,
  locator: string,
  client: Client,
  actor: Actor,
  world: EngineWorld,
): boolean => {
  const at = world.clock.now()
  const known = tx.reservation(locator)
  if (!known || !mustFollow(known, client, world)) return false
  const context = { at, actor: actor.name, settings: world.settings }
  if (!applyCommand(tx, locator, commandFor(client), context).ok) return false
  const stand = { before: standOf(known), after: standOf(tx.reservation(locator)) }
  audit(tx, actor, { at, locator, action: 'apply_client', detail: client.name, ...stand })
  return true
}

/** Open reservations of a client that owes no OCs any more are closed; those of one that now does are taken up. */
export const applyClient = async (
  { clientId }: ApplyClient,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const known = (await world.store.clients()).find(({ id }) => id === clientId)
  if (!known) return refusal('unknown_client', { name: clientId })
  const reservations = (await toApplyFor(known, world)).map(({ locator }) => locator)
  return world.store.transact({ reservations }, (tx) => {
    const client = tx.client(clientId) ?? known
    const followed = reservations.filter((locator) => follow(tx, locator, client, actor, world))
    return followed.length > 0 ? done(null) : refusal('nothing_to_apply', { name: client.name })
  })
}
