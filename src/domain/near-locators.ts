import type { Locator } from './booking.js'
import { editDistance } from './similarity.js'

/** Shorter words are near too many others. */
const SHORTEST = 6

/**
 * The locators that a typist could have meant: one letter changed, missing, added, or swapped with its neighbour. They are
 * offered to a person, never acted on.
 */
export const nearLocators = (code: string, locators: readonly Locator[]): readonly Locator[] => {
  const typed = code.toUpperCase()
  if (typed.length < SHORTEST) return []
  return locators.filter(
    (locator) =>
      Math.abs(locator.length - typed.length) <= 1 && editDistance(typed, locator.toUpperCase()) === 1,
  )
}
