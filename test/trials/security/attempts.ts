import { exactly, type Figure } from '../figures.js'

/** What was tried, by its class, and what it had: every breach with the words that find it again. */
export interface Attempts {
  /** One try of this class; `breach` says what it brought about that it may not, null: nothing. */
  note(of: string, breach: string | null): void
  breaches(): readonly string[]
  figures(): readonly Figure[]
}

export const createAttempts = (): Attempts => {
  const classes = new Map<string, { tried: number; breaches: string[] }>()
  const entryOf = (of: string) => {
    const entry = classes.get(of) ?? { tried: 0, breaches: [] }
    classes.set(of, entry)
    return entry
  }
  return {
    note: (of, breach) => {
      const entry = entryOf(of)
      entry.tried += 1
      if (breach !== null) entry.breaches.push(breach)
    },
    breaches: () =>
      [...classes].flatMap(([of, { breaches }]) => breaches.map((breach) => `${of}: ${breach}`)),
    figures: () =>
      [...classes].map(([of, { tried, breaches }]) =>
        exactly(`${of}: of ${tried} tries had an effect`, breaches.length, 0),
      ),
  }
}
