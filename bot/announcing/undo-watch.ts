import type { Instant, Locator, ReservationView } from '../../src/contract.js'
import type { Notes } from '../conversations.js'

/** Which cards in the channel offer to take something back, and until when: then they are to be drawn anew. */
export interface UndoWatch {
  /** Null: the card offers nothing (any more). */
  shown(locator: Locator, until: Instant | null): Promise<void>
  /** Those whose time has passed. */
  passed(now: Instant): Promise<readonly Locator[]>
  /** When the next one passes; null while there is none. */
  next(): Promise<Instant | null>
}

type Offers = Readonly<Record<Locator, Instant>>

const KEY = 'teams:undo-shown'

export const createUndoWatch = (notes: Notes): UndoWatch => {
  const offers = async (): Promise<Offers> => (await notes.note<Offers>(KEY)) ?? {}
  return {
    shown: async (locator, until) => {
      const { [locator]: known = null, ...others } = await offers()
      if (known === until) return
      await notes.putNote(KEY, until === null ? others : { ...others, [locator]: until })
    },
    passed: async (now) =>
      Object.entries(await offers()).flatMap(([locator, until]) => (until <= now ? [locator] : [])),
    next: async () => Object.values(await offers()).toSorted()[0] ?? null,
  }
}

/** Until when a card offers to take something back; null where it doesn't, or where that time has passed. */
export const offeredUntil = ({ undo }: Pick<ReservationView, 'undo'>, now: Instant): Instant | null =>
  undo && undo.until > now ? undo.until : null
