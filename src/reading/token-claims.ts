import { toInstant, type Instant } from '../domain/time.js'

/** What a token says of itself (RFC 7519; Entra's "Access token claims reference"). Absent claims are null. */
export interface TokenClaims {
  readonly audience: string | null
  readonly tenantId: string | null
  readonly appId: string | null
  readonly roles: readonly string[]
  readonly expiresAt: Instant | null
}

const objectOf = (json: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

const textOf = (claim: unknown): string | null => (typeof claim === 'string' ? claim : null)

/**
 * The claims of a JSON web token; its signature is not looked at, for it is not ours to check.
 *
 * @returns null for a token that is opaque, as Google's are
 */
export const readTokenClaims = (token: string): TokenClaims | null => {
  const payload = token.split('.')[1]
  const claims = payload === undefined ? null : objectOf(Buffer.from(payload, 'base64url').toString('utf8'))
  if (claims === null) return null
  const { aud, tid, appid, azp, roles, exp } = claims
  return {
    audience: textOf(aud),
    tenantId: textOf(tid),
    appId: textOf(appid ?? azp),
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    expiresAt: typeof exp === 'number' ? toInstant(exp * 1000) : null,
  }
}
