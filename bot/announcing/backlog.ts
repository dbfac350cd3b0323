import type { Announced } from '../../src/contract.js'

/** More new confirmations than this at once are a flood: one summary card, then only what is open. */
export const FLOOD_FROM = 21

/** What is to be told of a flood, and up to which announcement it reaches (ids grow with time). */
export interface Flood {
  /** Null when the engine only says that the old mail has been read. */
  readonly confirmations: number | null
  readonly upTo: string
}

/** Looks for a flood among the announcements that no summary has covered yet. */
export const floodIn = (waiting: readonly Announced[], coveredUpTo: string | null): Flood | null => {
  const fresh = waiting.filter(({ id }) => coveredUpTo === null || id > coveredUpTo)
  const last = fresh.at(-1)
  if (!last) return null
  const confirmations = fresh.filter(({ event }) => event === 'ReservationConfirmed').length
  const backlog = fresh.some(({ event }) => event === 'BacklogRead')
  // The end of a backlog that was told as a flood while it was still being read is no news.
  const toldAlready = coveredUpTo !== null && confirmations === 0
  if (confirmations < FLOOD_FROM && (!backlog || toldAlready)) return null
  return { confirmations: confirmations === 0 ? null : confirmations, upTo: last.id }
}
