import type { AccessTokens } from '../../ports.js'

/**
 * Hands on what `acquire` keeps, and remembers a refusal: the next token is then a fresh one, for a server may refuse
 * what has not expired yet (a password changed, a permission taken away).
 */
export const keepUntilRefused = (acquire: (isFresh: boolean) => Promise<string>): AccessTokens => {
  let isRefused = false
  return {
    token: async () => {
      const token = await acquire(isRefused)
      isRefused = false
      return token
    },
    refused: () => {
      isRefused = true
    },
  }
}
