import type { ClientView, PageOf, PageWish } from '../../contract.js'
import type { Client } from '../../domain/client.js'
import { clientIdOf } from '../../domain/client-name.js'
import { foldText } from '../../domain/fold-text.js'
import { toApplyFor } from '../client-follow.js'
import type { EngineWorld } from '../world.js'
import { liveIn, pageOf } from './queries.js'

const byName = (one: Client, other: Client): number => one.name.localeCompare(other.name, 'es')

/** Every word of the text stands somewhere in the name. */
const isNamed =
  (text: string) =>
  ({ name }: Client): boolean => {
    const folded = foldText(name)
    return foldText(text)
      .split(' ')
      .every((word) => folded.includes(word))
  }

export const clients = async (
  text: string | null,
  page: PageWish,
  world: EngineWorld,
): Promise<PageOf<Client>> => {
  const all = (await world.store.clients()).toSorted(byName)
  return pageOf(text === null ? all : all.filter(isNamed(text)), page)
}

export const findClient = async (nameOrId: string, world: EngineWorld): Promise<ClientView | null> => {
  const all = await world.store.clients()
  const client = all.find(({ id }) => id === nameOrId) ?? all.find(({ id }) => id === clientIdOf(nameOrId))
  if (!client) return null
  const open = await liveIn(['pending', 'requested'], world)
  return {
    client,
    openReservations: open.filter(({ clientId }) => clientId === client.id).length,
    toApply: (await toApplyFor(client, world)).length,
  }
}
