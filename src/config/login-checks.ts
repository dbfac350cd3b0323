import * as texts from '../texts/config-faults.js'
import type { ConfigFault } from '../texts/config-faults.js'
import { isOneAccount, isSameAccount } from './derive.js'
import { hasAzure, hasGoogle, isExchange, providerOf } from './mail-auth.js'
import { readClientCertificate } from './oauth-apps.js'
import type { ReadFile } from './understand.js'
import type { Values } from './variables.js'

type Faults = readonly (ConfigFault | null)[]

const ROLES = ['IMAP', 'OC_INBOX', 'PREVIOUS_IMAP'] as const

type Role = (typeof ROLES)[number]

const hasPrevious = (values: Values): boolean =>
  values.PREVIOUS_IMAP_HOST !== null && values.PREVIOUS_IMAP_USERNAME !== null

/** What is one account with another is told of once; of what is not there nothing is told. */
const isTold = (role: Role, values: Values): boolean =>
  role === 'OC_INBOX' ? isOneAccount(values) : role === 'PREVIOUS_IMAP' && !hasPrevious(values)

const passwordMissing = (role: Role, values: Values): ConfigFault => {
  const [user, host] = [values[`${role}_USERNAME`], values[`${role}_HOST`]]
  const name = `${role}_PASSWORD`
  return user === null || host === null
    ? texts.missing(name, 'mailPassword')
    : texts.passwordMissing(name, user, host)
}

const passwordOf = (role: Role, values: Values): ConfigFault | null => {
  const isMissing = values[`${role}_AUTH`] === 'password' && values[`${role}_PASSWORD`] === null
  return isMissing && !isTold(role, values) ? passwordMissing(role, values) : null
}

/** Every mailbox that asks for a password has one. */
export const imapLogins = (values: Values): Faults => ROLES.map((role) => passwordOf(role, values))

export const smtpLogin = (values: Values): Faults => {
  const { SMTP_USERNAME: user, SMTP_PASSWORD: password, SMTP_HOST: host, SMTP_AUTH: auth } = values
  if (auth === 'password' && user !== null && password === null)
    return [texts.passwordMissing('SMTP_PASSWORD', user, host ?? 'SMTP')]
  const needsUser = auth === 'password' || auth === 'oauth2'
  return [needsUser && user === null ? texts.userMissing('SMTP_USERNAME') : null]
}

/** By whom tokens are given out, and the variable that asks for them first. */
const askers = (values: Values): ReadonlyMap<'azure' | 'google', string> => {
  const asked = new Map<'azure' | 'google', string>()
  const note = (provider: 'azure' | 'google', name: string) =>
    asked.has(provider) || asked.set(provider, name)
  for (const role of ROLES)
    if (values[`${role}_AUTH`] === 'oauth2' && values[`${role}_HOST`] !== null)
      note(providerOf(values[`${role}_HOST`], values), `${role}_AUTH`)
  if (values.SMTP_AUTH === 'oauth2') note(providerOf(values.SMTP_HOST, values), 'SMTP_AUTH')
  if (values.SMTP_AUTH === 'graph') note('azure', 'SMTP_AUTH')
  return asked
}

const azureCredential = (values: Values): ConfigFault | null => {
  const given = [
    values.AZURE_CLIENT_SECRET !== null,
    values.AZURE_CLIENT_CERTIFICATE !== null,
    values.AZURE_MANAGED_IDENTITY === true,
  ].filter(Boolean).length
  if (given === 0) return texts.azureCredentialMissing('AZURE_CLIENT_SECRET')
  return given > 1 ? texts.azureCredentialsTwice('AZURE_CLIENT_SECRET') : null
}

export const azureApplication = (values: Values): Faults => {
  const asker = askers(values).get('azure') ?? (hasAzure(values) ? 'AZURE_CLIENT_ID' : null)
  if (asker === null) return []
  const isManaged = values.AZURE_MANAGED_IDENTITY === true
  const lacks = (name: 'AZURE_TENANT_ID' | 'AZURE_CLIENT_ID', kind: 'tenant' | 'guid') =>
    !isManaged && values[name] === null ? texts.oauthNeeds(name, asker, kind) : null
  return [lacks('AZURE_TENANT_ID', 'tenant'), lacks('AZURE_CLIENT_ID', 'guid'), azureCredential(values)]
}

export const azureCertificate = (values: Values, readFile: ReadFile): Faults => {
  const path = values.AZURE_CLIENT_CERTIFICATE
  const read = path === null ? null : readClientCertificate('AZURE_CLIENT_CERTIFICATE', path, readFile)
  return [read === null || read.ok ? null : read.fault]
}

export const googleApplication = (values: Values): Faults => {
  const asker = askers(values).get('google') ?? (hasGoogle(values) ? 'GOOGLE_REFRESH_TOKEN' : null)
  if (asker === null) return []
  return (['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET', 'GOOGLE_REFRESH_TOKEN'] as const).map((name) =>
    values[name] === null ? texts.oauthNeeds(name, asker, 'secret') : null,
  )
}

const PREVIOUS_OWN = ['PREVIOUS_IMAP_HOST', 'PREVIOUS_IMAP_USERNAME', 'PREVIOUS_IMAP_PASSWORD'] as const

export const previousAccount = (values: Values): Faults => {
  if (PREVIOUS_OWN.every((name) => values[name] === null)) return []
  const { PREVIOUS_IMAP_HOST: host, PREVIOUS_IMAP_USERNAME: user } = values
  if (host === null) return [texts.previousIncomplete('PREVIOUS_IMAP_HOST', 'host')]
  if (user === null) return [texts.previousIncomplete('PREVIOUS_IMAP_USERNAME', 'user')]
  const twin = (['IMAP', 'OC_INBOX'] as const).find((role) => isSameAccount('PREVIOUS_IMAP', role, values))
  return [twin ? texts.previousIsCurrent('PREVIOUS_IMAP_USERNAME', `${twin}_USERNAME`) : null]
}

/** Passwords that Exchange refuses already, or soon will. */
export const passwordsOnExchange = (values: Values): Faults => [
  ...ROLES.map((role) => {
    const host = values[`${role}_HOST`]
    const isDoubtful = isExchange(host) && values[`${role}_AUTH`] === 'password' && !isTold(role, values)
    return isDoubtful ? texts.imapPasswordOnExchange(`${role}_AUTH`, host ?? '') : null
  }),
  isExchange(values.SMTP_HOST) && values.SMTP_AUTH === 'password'
    ? texts.smtpPasswordOnExchange('SMTP_AUTH', values.SMTP_HOST ?? '')
    : null,
]
