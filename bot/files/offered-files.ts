import { randomUUID } from 'node:crypto'
import type { DocumentOwner, StoredFile } from '../../src/contract.js'

/** A document that is offered to one person in one chat. */
export interface Offer {
  readonly file: StoredFile
  readonly owner: DocumentOwner
  readonly personId: string
  readonly conversationId: string
}

/**
 * What is offered and not yet answered. Teams hands the id back to whoever answers; it tells nothing, is good once, for
 * an hour, and for the person and the chat that it was made for. After a restart the file is asked for again.
 */
export interface OfferedFiles {
  add(offer: Offer): string
  take(id: string, by: Pick<Offer, 'personId' | 'conversationId'>): Offer | null
}

const LIFETIME_MS = 3_600_000
const MOST_OFFERS = 200

export const createOfferedFiles = (now: () => number): OfferedFiles => {
  const offers = new Map<string, { readonly offer: Offer; readonly expires: number }>()

  /** The oldest first: they stand in their order. */
  const makeRoom = (): void => {
    for (const [id, { expires }] of offers)
      if (expires <= now() || offers.size >= MOST_OFFERS) offers.delete(id)
  }

  return {
    add: (offer) => {
      makeRoom()
      const id = randomUUID()
      offers.set(id, { offer, expires: now() + LIFETIME_MS })
      return id
    },
    take: (id, { personId, conversationId }) => {
      const { offer, expires = 0 } = offers.get(id) ?? {}
      if (!offer || offer.personId !== personId || offer.conversationId !== conversationId) return null
      offers.delete(id)
      return expires > now() ? offer : null
    },
  }
}
