import { z } from 'zod'
import type { Move } from '../../domain/migration/view.js'
import type { Instant } from '../../domain/time.js'
import type { Store, Transaction } from '../../ports.js'
import type { EngineSettings } from '../settings.js'
import type { EngineWorld } from '../world.js'

export const MOVE_NOTE = 'engine:move'

const moveShape = z
  .object({ previousAddress: z.string(), since: z.string(), firstSentAt: z.string().nullable() })
  .nullable()

export const moveOf = async (store: Pick<Store, 'note'>): Promise<Move | null> =>
  moveShape.parse(await store.note(MOVE_NOTE))

/** Both mailboxes have been read up to now: from here on it is known who writes to the old address. */
export const noteBothRead = async ({ store, settings, clock }: EngineWorld): Promise<void> => {
  const { previousAddress } = settings
  if (previousAddress === null || (await moveOf(store))?.previousAddress === previousAddress) return
  const move: Move = { previousAddress, since: clock.now(), firstSentAt: null }
  await store.putNote(MOVE_NOTE, move)
}

/** The first mail that leaves for a client from the new address. */
export const noteSent = (tx: Transaction, at: Instant, settings: EngineSettings): void => {
  if (settings.previousAddress === null || settings.rehearsalAddress !== null) return
  const move = moveShape.parse(tx.note(MOVE_NOTE))
  if (move && move.firstSentAt === null) tx.putNote(MOVE_NOTE, { ...move, firstSentAt: at })
}
