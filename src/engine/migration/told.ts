import { z } from 'zod'
import type { ClientId } from '../../domain/client.js'
import type { Store, Transaction } from '../../ports.js'

const progressShape = z.object({
  /** How many notices were queued for the client: makes their ids distinct. */
  count: z.number().int(),
  status: z.enum(['queued', 'sent', 'failed']),
  at: z.string(),
})

/** How far telling a client of our address is. One that is `queued` or `sent` gets no other, ever. */
export type Told = z.infer<typeof progressShape>

const toldShape = z.record(z.string(), progressShape)

/** One for each address that we have moved to. */
export const toldNote = (newAddress: string): string => `engine:address-notices:${newAddress}`

const parsed = (note: unknown): Readonly<Record<ClientId, Told>> => toldShape.parse(note ?? {})

export const toldOf = async (
  newAddress: string,
  store: Pick<Store, 'note'>,
): Promise<Readonly<Record<ClientId, Told>>> => parsed(await store.note(toldNote(newAddress)))

export const readTold = (tx: Transaction, newAddress: string, clientId: ClientId): Told | null =>
  parsed(tx.note(toldNote(newAddress)))[clientId] ?? null

export const putTold = (tx: Transaction, newAddress: string, clientId: ClientId, told: Told): void =>
  tx.putNote(toldNote(newAddress), { ...parsed(tx.note(toldNote(newAddress))), [clientId]: told })

/** Null, or a notice that came to nothing: the client may be told. */
export const mayBeTold = (told: Pick<Told, 'status'> | null): boolean =>
  told === null || told.status === 'failed'
