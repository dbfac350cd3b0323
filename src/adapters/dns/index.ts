import { NODATA, NOTFOUND } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import type { DomainProbe, Records } from '../../ports.js'

const TIMEOUT_MS = 3_000
const TRIES = 2

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** That there are none is an answer; that nobody answers is not. */
const recordsOf = async <T>(question: Promise<readonly T[]>): Promise<Records<T>> => {
  try {
    return { ok: true, value: await question }
  } catch (error) {
    const isEmpty = codeOf(error) === NODATA || codeOf(error) === NOTFOUND
    return isEmpty ? { ok: true, value: [] } : { ok: false, answer: textOf(error) }
  }
}

const doesExist = async (resolver: Resolver, domain: string): Promise<boolean> => {
  try {
    await resolver.resolveSoa(domain)
    return true
  } catch (error) {
    return codeOf(error) !== NOTFOUND
  }
}

/**
 * Asks for what a domain that sends mail should have: MX (RFC 5321, 5), SPF (RFC 7208), DKIM keys (RFC 6376) and DMARC (RFC 7489).
 *
 * @param server address and port of a DNS server; null: the machine's own
 */
export const probeDomain = async (
  domain: string,
  selectors: readonly string[],
  server: string | null,
): Promise<DomainProbe> => {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES })
  if (server !== null) resolver.setServers([server])
  const texts = (name: string): Promise<Records<string>> =>
    recordsOf(resolver.resolveTxt(name).then((records) => records.map((parts) => parts.join(''))))
  const mailHosts = async () =>
    (await resolver.resolveMx(domain)).map(({ exchange, priority }) => ({ host: exchange, priority }))
  const key = async (selector: string) => {
    const name = `${selector}._domainkey.${domain}`
    return { selector, alias: await recordsOf(resolver.resolveCname(name)), key: await texts(name) }
  }
  const [exists, mx, txt, dmarc, dkim] = await Promise.all([
    doesExist(resolver, domain),
    recordsOf(mailHosts()),
    texts(domain),
    texts(`_dmarc.${domain}`),
    Promise.all(selectors.map(key)),
  ])
  return { exists, mx, txt, dmarc, dkim }
}
