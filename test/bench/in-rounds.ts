import { median } from './statistics.js'

/** Something that is measured of each of those that are compared. It may show several costs at once: the clock's and the processor's. */
export interface Part<One, Cost extends string> {
  readonly name: string
  /** How often in a round; the round counts with the middle one. */
  readonly times: number
  readonly measure: (one: One) => Promise<Readonly<Partial<Record<Cost, number>>>>
}

export interface Rounds {
  readonly counted: number
  /** Before them, alike in everything, so that all have done equally much when it counts. */
  readonly warmUp: number
}

/** What was measured, a value for each round in its order: values of one round belong together. */
export type InRounds<One, Cost extends string> = (one: One, cost: Cost) => readonly number[]

/** The values of one round, by who and what. */
class Round<One, Cost extends string> {
  readonly #values = new Map<One, Partial<Record<Cost, number[]>>>()

  add(one: One, costs: Readonly<Partial<Record<Cost, number>>>): void {
    const known: Partial<Record<Cost, number[]>> = this.#values.get(one) ?? {}
    this.#values.set(one, known)
    // The keys of a record by cost are those costs.
    for (const cost of Object.keys(costs) as Cost[]) (known[cost] ??= []).push(costs[cost] ?? Number.NaN)
  }

  of(one: One, cost: Cost): number {
    return median(this.#values.get(one)?.[cost] ?? [])
  }
}

/**
 * Measures each part of everybody in each round, and everybody in turns for each single value, the other way round every other
 * time: whatever else the machine does falls on all of them alike.
 */
export const inRounds = async <One, Cost extends string>(
  ones: readonly One[],
  parts: readonly Part<One, Cost>[],
  { counted, warmUp }: Rounds,
  progress: (text: string) => void,
): Promise<InRounds<One, Cost>> => {
  const rounds: Round<One, Cost>[] = []
  for (let number = 1; number <= warmUp + counted; number += 1) {
    const round = new Round<One, Cost>()
    for (const { name, times, measure } of parts) {
      progress(number > warmUp ? `round ${number - warmUp} of ${counted}: ${name}` : `warm-up: ${name}`)
      for (let time = 0; time < times; time += 1)
        for (const one of (number + time) % 2 === 0 ? ones : ones.toReversed())
          round.add(one, await measure(one))
    }
    if (number > warmUp) rounds.push(round)
  }
  return (one, cost) => rounds.map((round) => round.of(one, cost))
}
