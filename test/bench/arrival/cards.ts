import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'

/** When the card of a reservation was posted at the connector, as `performance.now()` counts. */
export interface Cards {
  /** NaN while there is none. */
  at(locator: string): number
  /** Resolves with the card. @throws when the time is over */
  until(locator: string, timeoutMs: number): Promise<void>
}

const LOCATOR = /"locator":"(\w+)"/u

/** Hears of every post from now on. */
export const watchCards = (teams: TeamsStandIn): Cards => {
  const posted = new Map<string, number>()
  teams.onChange(({ kind, postId }) => {
    const locator = LOCATOR.exec(JSON.stringify(teams.post(postId)?.card ?? null))?.[1]
    if (kind === 'posted' && locator !== undefined && !posted.has(locator))
      posted.set(locator, performance.now())
  })
  return {
    at: (locator) => posted.get(locator) ?? Number.NaN,
    until: async (locator, timeoutMs) => {
      await teams.until(`the card of ${locator}`, () => posted.has(locator), timeoutMs)
    },
  }
}
