import type { Rhythm } from '../domain/silence.js'
import type { Store } from '../ports.js'

export const rhythmNote = (account: string): string => `engine:arrivals:${account}`

/** What the note says; null before the mailbox was first read. */
export const readRhythm = (note: unknown): Rhythm | null => note as Rhythm | null

/** How often mail comes to a mailbox. */
export const rhythmOf = async (account: string, store: Pick<Store, 'note'>): Promise<Rhythm | null> =>
  readRhythm(await store.note(rhythmNote(account)))
