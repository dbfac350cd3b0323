import { createRateLimiter, type RateLimiter } from './announcing/rate-limiter.js'

/** So much one person may write and press: ten a second, far more than anybody does by hand. */
export const PERSON_WINDOW = { ms: 60_000, most: 600 } as const

/** Keeps one person, or a program that speaks as one, from keeping the bot from everybody else. */
export interface PersonRate {
  /** `told`: too much, for the first time since it was not; `silent`: still too much. */
  take(personId: string): 'allowed' | 'told' | 'silent'
}

export interface PersonRateOptions {
  readonly limiter?: RateLimiter
  /** Milliseconds that only grow. */
  readonly elapsed?: () => number
}

export const createPersonRate = ({
  limiter = createRateLimiter([PERSON_WINDOW]),
  elapsed = () => performance.now(),
}: PersonRateOptions = {}): PersonRate => {
  const told = new Set<string>()
  return {
    take: (personId) => {
      const now = elapsed()
      if (limiter.waitFor(personId, now) === 0) {
        limiter.record(personId, now)
        told.delete(personId)
        return 'allowed'
      }
      if (told.has(personId)) return 'silent'
      told.add(personId)
      return 'told'
    },
  }
}
