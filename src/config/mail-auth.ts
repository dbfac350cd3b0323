import type { MailService } from '../domain/sending-limits.js'
import type { Values } from './variables.js'

/** Whose servers these are, whatever the service is called that day. */
const EXCHANGE_HOSTS = /(?:^|\.)(?:office365\.com|office365\.us|outlook\.com|partner\.outlook\.cn)$/
const GMAIL_HOSTS = /(?:^|\.)(?:gmail\.com|googlemail\.com)$/

export const isExchange = (host: string | null): boolean => EXCHANGE_HOSTS.test(host ?? '')

const isGmail = (host: string | null): boolean => GMAIL_HOSTS.test(host ?? '')

/** Whose limits a server has. A mailbox at Google that is not of Gmail's own domain is an office's. */
export const serviceOf = (host: string, user: string | null): MailService => {
  if (isExchange(host)) return 'exchange'
  if (!isGmail(host)) return 'other'
  return user !== null && !isGmail(user.split('@')[1] ?? null) ? 'google_workspace' : 'gmail'
}

/** True where anything of it is set: then it is meant. */
export const hasAzure = (values: Values): boolean =>
  values.AZURE_CLIENT_ID !== null || values.AZURE_MANAGED_IDENTITY === true

export const hasGoogle = (values: Values): boolean => values.GOOGLE_REFRESH_TOKEN !== null

/** Who gives out the tokens for a server: its owner, else whoever is configured. */
export const providerOf = (host: string | null, values: Values): 'azure' | 'google' => {
  if (isGmail(host)) return 'google'
  return !isExchange(host) && hasGoogle(values) && !hasAzure(values) ? 'google' : 'azure'
}

type Auth = 'password' | 'oauth2'

/** OAuth where the server's owner is the one whose application is configured; anything else asks for a password. */
export const guessAuth = (host: string | null, values: Values): Auth => {
  const byOAuth = (isExchange(host) && hasAzure(values)) || (isGmail(host) && hasGoogle(values))
  return byOAuth ? 'oauth2' : 'password'
}

/** A server that no user is named for asks for no login. */
export const guessSendingAuth = (values: Values): Auth | 'none' => {
  if (values.SMTP_USERNAME === null && values.SMTP_PASSWORD === null) return 'none'
  return guessAuth(values.SMTP_HOST, values)
}
