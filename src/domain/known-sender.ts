import type { Client, ClientId } from './client.js'
import { FREE_MAIL_DOMAINS } from './free-mail-domains.js'

/** What stands after the last `@`, lower case; null where there is no domain. */
export const domainOf = (address: string): string | null => {
  const at = address.lastIndexOf('@')
  const domain = address
    .slice(at + 1)
    .trim()
    .toLowerCase()
  return at < 1 || domain === '' ? null : domain
}

/** A contact of the client, or somebody of a contact's own domain. The domain must be the same: not a part of it, not one below it. */
export const isKnownTo = (address: string, client: Pick<Client, 'contacts'>): boolean => {
  const sender = address.trim().toLowerCase()
  const domain = domainOf(sender)
  if (domain === null) return false
  const byDomain = !FREE_MAIL_DOMAINS.has(domain)
  return client.contacts.some((contact) => {
    const known = contact.trim().toLowerCase()
    return known === sender || (byDomain && domainOf(known) === domain)
  })
}

/** The clients for which an address may speak. Several: agencies of one group can share a domain. */
export const knownClientsOf = (
  address: string,
  clients: readonly Pick<Client, 'id' | 'contacts'>[],
): readonly ClientId[] => clients.filter((client) => isKnownTo(address, client)).map(({ id }) => id)

/** Whether an address stands in a list, itself or by its `@domain`. */
export const isListed = (address: string | null, listed: readonly string[]): boolean =>
  address !== null && listed.some((one) => one === address || (one.startsWith('@') && address.endsWith(one)))
