import type { Candidate, Duty, Leadership } from '../../src/ports.js'

interface Stand {
  readonly duties: readonly Duty[]
  readonly candidate: Candidate
  readonly of: object
}

/** Seats for duties, among replicas of one test: who comes first leads, until it leaves or its hold is broken. */
export class Election {
  readonly #stands: Stand[] = []
  readonly #seats = new Map<Duty, Stand>()

  join(): Leadership {
    const self = {}
    return {
      campaign: (duties, candidate) => {
        this.#stands.push({ duties, candidate, of: self })
        this.#fill()
      },
      stop: async () => {
        for (const stand of this.#of(self)) this.#stands.splice(this.#stands.indexOf(stand), 1)
        this.#vacate(self)
        this.#fill()
      },
    }
  }

  /** Whoever leads loses all it led, hears of it, and stands again behind the others. */
  breakHolds(): void {
    const losers = this.#stands.filter((stand) => [...this.#seats.values()].includes(stand))
    this.#seats.clear()
    for (const stand of losers) {
      this.#stands.push(...this.#stands.splice(this.#stands.indexOf(stand), 1))
      stand.candidate.lost()
    }
    this.#fill()
  }

  #of(replica: object): readonly Stand[] {
    return this.#stands.filter((stand) => stand.of === replica)
  }

  #vacate(replica: object): void {
    for (const [duty, stand] of this.#seats) if (stand.of === replica) this.#seats.delete(duty)
  }

  #fill(): void {
    for (const stand of this.#stands) {
      if (stand.duties.some((duty) => this.#seats.has(duty))) continue
      for (const duty of stand.duties) this.#seats.set(duty, stand)
      stand.candidate.gained()
    }
  }
}
