/** A provider that is silent for longer is away. */
const LIMIT_MS = 20_000

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${cause}`
}

/**
 * Asks a token endpoint, within a time limit.
 * @throws an error that names the host, and nothing of what was sent to it
 */
export const ask = async (url: string, request: RequestInit, limitMs = LIMIT_MS): Promise<Response> => {
  try {
    return await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(limitMs) })
  } catch (error) {
    throw new Error(`${new URL(url).host} could not be asked for a token: ${reasonOf(error)}`, {
      cause: error,
    })
  }
}
