import type { Client } from '../domain/client.js'
import { clientIdOf } from '../domain/client-name.js'
import { replan } from './apply.js'
import { reachOf, settleAll } from './staff/settle-client.js'
import { liveIn } from './views/queries.js'
import type { EngineWorld } from './world.js'

const canGoOn = (client: Client): boolean =>
  client.active !== false && (!client.requiresOc || client.contacts.length > 0)

/** What waited for this client's settings or for another address of it goes on. */
export const goOn = async (client: Client, world: EngineWorld): Promise<void> => {
  if (!canGoOn(client)) return
  const reach = await reachOf(client.id, world)
  if (!reach.locators.length) return
  const scope = { reservations: reach.locators, reviews: reach.reviews.map(({ id }) => id) }
  const context = { at: world.clock.now(), actor: null, settings: world.settings }
  await world.store.transact(scope, (tx) => settleAll(tx, client, reach, context))
}

const heldAgencies = async (world: EngineWorld): Promise<ReadonlySet<string>> => {
  const open = await liveIn(['pending', 'requested'], world)
  const waiting = open.filter(
    ({ hold }) => hold?.reason === 'unknown_client' || hold?.reason === 'no_contact',
  )
  return new Set(waiting.map(({ booking }) => clientIdOf(booking.agency)))
}

/** After clients were imported or changed, or the office's delays were: what waited goes on, and next steps are worked out anew. */
export const clientsChanged = async (world: EngineWorld): Promise<void> => {
  const held = await heldAgencies(world)
  const clients = await world.store.clients()
  for (const client of clients.filter((one) => held.has(one.id))) await goOn(client, world)
  const open = await liveIn(['pending', 'requested'], world)
  const locators = open.map(({ locator }) => locator)
  await world.store.transact({ reservations: locators }, (tx) => {
    for (const locator of locators) replan(tx, locator, world.settings)
  })
}
