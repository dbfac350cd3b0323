import { z } from 'zod'
import type { AccessTokens } from '../../ports.js'
import { ask } from './ask.js'
import { keepUntilRefused, RENEW_BEFORE_MS, type Elapsed } from './kept-token.js'
import { refusalText } from './refusal.js'

/** A Google client, and the refresh token by which the mailbox's owner has let it in. */
export interface GoogleApplication {
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
  readonly tokenUrl: string
}

export interface GoogleParts {
  readonly elapsed?: Elapsed
  /** Silence of Google after which asking has failed; default 20 seconds. */
  readonly limitMs?: number
}

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().default(3_600) })

const formOf = (app: GoogleApplication): URLSearchParams =>
  new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    refresh_token: app.refreshToken,
  })

const grant = async (app: GoogleApplication, limitMs?: number): Promise<z.infer<typeof Granted>> => {
  const response = await ask(app.tokenUrl, { method: 'POST', body: formOf(app) }, limitMs)
  const body: unknown = await response.json().catch(() => null)
  const granted = Granted.safeParse(body)
  if (!response.ok || !granted.success) throw new Error(refusalText(response.status, body))
  return granted.data
}

/** Tokens of a Gmail mailbox by its refresh token (RFC 6749, 6); kept until five minutes before they expire. */
export const createGoogleTokens = (app: GoogleApplication, parts: GoogleParts = {}): AccessTokens => {
  const elapsed = parts.elapsed ?? (() => performance.now())
  let kept = { token: '', until: -Infinity }
  return keepUntilRefused(async (isFresh) => {
    if (isFresh || elapsed() >= kept.until - RENEW_BEFORE_MS) {
      const { access_token: token, expires_in: seconds } = await grant(app, parts.limitMs)
      kept = { token, until: elapsed() + seconds * 1_000 }
    }
    return { token: kept.token, lastsMs: kept.until - elapsed() }
  }, elapsed)
}
