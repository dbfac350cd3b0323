import type { AccessTokens, Attempt } from '../../../src/ports.js'

/** A token, or why there is none, in the provider's own words. */
export const askForToken = async (from: AccessTokens): Promise<Attempt<string>> => {
  try {
    return { ok: true, value: await from.token() }
  } catch (error) {
    return { ok: false, answer: error instanceof Error ? error.message : String(error) }
  }
}
