import type { Config } from '../../../src/config.js'
import type { Finding } from '../../../src/domain/finding.js'
import { skipped } from '../../../src/domain/make-finding.js'
import { judgeToken, type TokenWish } from '../../../src/engine/doctor/token.js'
import type { AccessTokens } from '../../../src/ports.js'
import { askForToken } from './ask-for-token.js'
import type { AreaChecks, DoctorWorld } from './world.js'

interface Asked {
  readonly wish: TokenWish
  readonly from: AccessTokens
}

const uses = ({ accounts }: Config, provider: 'azure' | 'google'): boolean =>
  accounts.some(({ auth }) => auth.kind === 'oauth2' && auth.provider === provider)

const sends = ({ smtp: { auth } }: Config, provider: 'azure' | 'google'): boolean =>
  auth.kind === 'oauth2' && auth.provider === provider

/** "Authenticate an IMAP, POP or SMTP connection using OAuth": application permissions of Exchange Online. */
const mailRoles = (config: Config): readonly string[] => [
  ...(uses(config, 'azure') ? ['IMAP.AccessAsApp'] : []),
  ...(sends(config, 'azure') ? ['SMTP.SendAsApp'] : []),
]

/** Whether Graph may send is granted in Entra, or in Exchange for one mailbox alone: then no role shows in the token. */
const tokensAsked = ({ config, tokens }: DoctorWorld): readonly Asked[] => {
  const { azure, google, smtp } = config
  const tenantId = azure?.tenantId ?? null
  const roles = mailRoles(config)
  const asked: Asked[] = []
  if (azure && roles.length > 0)
    asked.push({ wish: { resource: azure.mailResource, tenantId, roles }, from: tokens.mail.azure })
  if (azure && smtp.auth.kind === 'graph')
    asked.push({ wish: { resource: azure.graphUrl, tenantId, roles: [] }, from: tokens.graph })
  if (google && (uses(config, 'google') || sends(config, 'google')))
    asked.push({ wish: { resource: 'Google', tenantId: null, roles: [] }, from: tokens.mail.google })
  return asked
}

const token = async (world: DoctorWorld): Promise<readonly Finding[]> => {
  const asked = tokensAsked(world)
  if (asked.length === 0) return [skipped('token', 'token.granted')]
  const findings: Finding[] = []
  for (const { wish, from } of asked)
    findings.push(...judgeToken(await askForToken(from), wish, world.clock.now()))
  return findings
}

export const TOKEN_AREA: AreaChecks = { token }
