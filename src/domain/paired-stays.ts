import type { Stay } from './booking.js'

export interface PairedStays {
  readonly pairs: readonly (readonly [before: Stay, after: Stay])[]
  readonly gone: readonly Stay[]
  readonly added: readonly Stay[]
}

type Same = (a: Stay, b: Stay) => boolean

/** How sure it is that two stays are the same one, surest first. */
const SAME: readonly Same[] = [
  (a, b) => a.hotel.name === b.hotel.name && a.checkIn === b.checkIn && a.checkOut === b.checkOut,
  (a, b) => a.hotel.name === b.hotel.name && (a.checkIn === b.checkIn || a.checkOut === b.checkOut),
  (a, b) => a.hotel.name === b.hotel.name,
  (a, b) => a.checkIn === b.checkIn && a.checkOut === b.checkOut,
]

const byDay = (stays: readonly Stay[]): readonly Stay[] =>
  stays.toSorted((a, b) => (a.checkIn < b.checkIn ? -1 : a.checkIn > b.checkIn ? 1 : 0))

/** Pairs all that `same` holds for; what is left stays left. */
const pairBy = ({ pairs, gone, added }: PairedStays, same: Same): PairedStays => {
  const left = [...added]
  const found = gone.flatMap((old) => {
    const index = left.findIndex((now) => same(old, now))
    const [now] = index < 0 ? [] : left.splice(index, 1)
    return now ? [[old, now] as const] : []
  })
  const paired = new Set(found.map(([old]) => old))
  return { pairs: [...pairs, ...found], gone: gone.filter((old) => !paired.has(old)), added: left }
}

const onlyOne = (): boolean => true

/**
 * Which stay of one confirmation is which of another, whatever order they are printed in: those that `isUnchanged` says are
 * the same in everything, then by hotel and days, then by what of these is left. One left on each side is the same stay moved elsewhere.
 */
export const pairStays = (
  before: readonly Stay[],
  after: readonly Stay[],
  isUnchanged: Same,
): PairedStays => {
  const paired = [isUnchanged, ...SAME].reduce(pairBy, {
    pairs: [],
    gone: byDay(before),
    added: byDay(after),
  })
  return paired.gone.length === 1 && paired.added.length === 1 ? pairBy(paired, onlyOne) : paired
}
