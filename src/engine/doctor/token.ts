import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { failing, skipped, well } from '../../domain/make-finding.js'
import { msBetween, MINUTE_MS, type Instant } from '../../domain/time.js'
import type { Attempt } from '../../ports.js'
import { recogniseAnswer } from '../../reading/server-answers.js'
import { readTokenClaims, type TokenClaims } from '../../reading/token-claims.js'

/** What a token must be good for. */
export interface TokenWish {
  /** Base URL of what it opens; for Google just its name. */
  readonly resource: string
  /** Null with a managed identity, which belongs to a tenant already, and for Google. */
  readonly tenantId: string | null
  /** Application permissions without which nothing opens. */
  readonly roles: readonly string[]
}

const code = (own: DoctorCode): DoctorCode => own

/** Entra writes the id of its own applications in the place of their address at times. */
const FIRST_PARTY: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '00000002-0000-0ff1-ce00-000000000000': 'https://outlook.office365.com',
    '00000003-0000-0000-c000-000000000000': 'https://graph.microsoft.com',
  }),
)

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

const bare = (url: string): string => url.replace(/\/+$/, '').toLowerCase()

const audience = ({ audience: aud }: TokenClaims, { resource }: TokenWish): Finding => {
  const seen = { subject: resource, facts: { audience: aud ?? '' } }
  const isRight = aud !== null && bare(FIRST_PARTY.get(aud) ?? aud) === bare(resource)
  return isRight
    ? well('token', 'token.audience', seen)
    : failing('token', 'token.audience', code('token_audience_wrong'), seen)
}

/** A tenant may be configured by the name of its domain: then there is nothing to hold it against. */
const tenant = (claims: TokenClaims, { resource, tenantId }: TokenWish): Finding => {
  const seen = { subject: resource, facts: { tenant: claims.tenantId ?? '', configured: tenantId ?? '' } }
  const differs =
    tenantId !== null && GUID.test(tenantId) && claims.tenantId?.toLowerCase() !== tenantId.toLowerCase()
  return differs
    ? failing('token', 'token.tenant', code('token_tenant_differs'), seen)
    : well('token', 'token.tenant', seen)
}

const permissions = ({ roles }: TokenClaims, wish: TokenWish): Finding => {
  const missing = wish.roles.filter((role) => !roles.includes(role))
  const facts = { roles: roles.join(', '), ...(missing.length > 0 && { missing: missing.join(', ') }) }
  const seen = { subject: wish.resource, facts }
  return missing.length > 0
    ? failing('token', 'token.roles', code('token_role_missing'), seen)
    : well('token', 'token.roles', seen)
}

const expiry = ({ expiresAt }: TokenClaims, { resource }: TokenWish, now: Instant): Finding => {
  const minutes = expiresAt === null ? 0 : Math.floor(msBetween(now, expiresAt) / MINUTE_MS)
  const seen = { subject: resource, facts: { minutes: String(minutes) } }
  return minutes > 0
    ? well('token', 'token.expiry', seen)
    : failing('token', 'token.expiry', code('token_expired'), seen)
}

/** What was given out for a wish. The token itself goes no further. */
export const judgeToken = (given: Attempt<string>, wish: TokenWish, now: Instant): readonly Finding[] => {
  const subject = wish.resource
  if (!given.ok) {
    const { answer } = given
    const why = recogniseAnswer(answer, 'token')
    const rest = ['token.audience', 'token.tenant', 'token.roles', 'token.expiry']
    return [
      { ...failing('token', 'token.granted', '', { subject, answer }), code: why },
      ...rest.map((check) => skipped('token', check, { subject })),
    ]
  }
  const granted = well('token', 'token.granted', { subject })
  const claims = readTokenClaims(given.value)
  if (claims === null) return [granted]
  return [
    granted,
    audience(claims, wish),
    tenant(claims, wish),
    permissions(claims, wish),
    expiry(claims, wish, now),
  ]
}
