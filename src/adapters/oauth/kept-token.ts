import type { AccessTokens } from '../../ports.js'

/**
 * Hands on what `acquire` keeps, and remembers which token was refused: it is not given out again, for a server may refuse
 * what has not expired yet (a password changed, a permission taken away). Who asks at the same time shares one request.
 */
export const keepUntilRefused = (acquire: (isFresh: boolean) => Promise<string>): AccessTokens => {
  let last: string | null = null
  let refused: string | null = null
  let underWay: Promise<string> | null = null

  const ask = async (): Promise<string> => {
    const kept = await acquire(false)
    last = kept === refused ? await acquire(true) : kept
    return last
  }

  return {
    token: () =>
      (underWay ??= ask().finally(() => {
        underWay = null
      })),
    refused: () => {
      refused = last
    },
  }
}
