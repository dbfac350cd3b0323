import type { AccessTokens } from '../../ports.js'

export interface Granted {
  readonly token: string
  /** For how much longer it is good. */
  readonly lastsMs: number
}

/** Milliseconds of a clock that is never set back. */
export type Elapsed = () => number

/** As msal does: a token is replaced so long before it expires. */
export const RENEW_BEFORE_MS = 5 * 60_000

/** A token that expires on the way is of no use. */
const LAST_USE_MS = 30_000

/**
 * Hands on what `acquire` keeps, and remembers which token was refused: it is not given out again, for a server may refuse
 * what has not expired yet (a password changed, a permission taken away). Who asks at the same time shares one request.
 * Where a token cannot be renewed in time, it serves until it expires.
 */
export const keepUntilRefused = (
  acquire: (isFresh: boolean) => Promise<Granted>,
  elapsed: Elapsed = () => performance.now(),
): AccessTokens => {
  let last = { token: '', until: -Infinity }
  let refused: string | null = null
  let underWay: Promise<string> | null = null

  const hand = ({ token, lastsMs }: Granted): string => {
    last = { token, until: elapsed() + lastsMs }
    return token
  }

  const ask = async (): Promise<string> => {
    const kept = await acquire(false)
    return hand(kept.token === refused ? await acquire(true) : kept)
  }

  const askOrLast = async (): Promise<string> => {
    try {
      return await ask()
    } catch (error) {
      if (last.token !== refused && last.until - LAST_USE_MS > elapsed()) return last.token
      throw error
    }
  }

  return {
    token: () =>
      (underWay ??= askOrLast().finally(() => {
        underWay = null
      })),
    refused: () => {
      refused = last.token
    },
  }
}
