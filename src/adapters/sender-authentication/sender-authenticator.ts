import type { AuthenticatedSender, ParsedMail } from '../../domain/mail.js'
import type { SenderAuthenticator } from '../../ports.js'
import type { DnsResolver } from './dkim-verdict.js'
import { dkimVerdict } from './dkim-verdict.js'
import { domainOfPlainAddress } from './domains.js'
import type { AuthenticationPolicy } from './receiver-verdict.js'
import { receiverVerdict } from './receiver-verdict.js'

export interface SenderAuthenticatorSettings {
  readonly policyFor: (account: string) => AuthenticationPolicy
  /** For the keys of DKIM; default Node's own. */
  readonly resolver?: DnsResolver
}

/**
 * Headers that RFC 5322, 3.6 allows once. A signed mail that was caught can be sent again with a second one on top,
 * which readers show and the signature does not cover.
 */
const ONLY_ONCE = [
  'from',
  'sender',
  'to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'content-type',
] as const

const repeatedHeader = ({ headers }: ParsedMail): string | null =>
  ONLY_ONCE.find((name) => (headers.get(name)?.length ?? 0) > 1) ?? null

const nobody = (evidence: string): AuthenticatedSender => ({
  address: null,
  authenticity: 'unknown',
  evidence,
})

/** Whether the From address is really who wrote. Fails closed: doubt is `unknown`, and what denies outweighs what proves. */
export const createSenderAuthenticator = (settings: SenderAuthenticatorSettings): SenderAuthenticator => ({
  async authenticate(source, mail, account) {
    const [sender, ...others] = mail.from
    if (sender === undefined) return nobody('no From address')
    if (others.length > 0) return nobody(`${mail.from.length} From addresses`)
    const { address } = sender
    const domain = domainOfPlainAddress(address)
    if (domain === null) return nobody('the From address is not plain')
    const results = mail.headers.get('authentication-results') ?? []
    const received = receiverVerdict(results, domain, settings.policyFor(account))
    if (received.authenticity === 'fail') return { address, ...received }
    const repeated = repeatedHeader(mail)
    if (repeated !== null)
      return { address, authenticity: 'unknown', evidence: `several ${repeated} headers` }
    if (received.authenticity === 'pass') return { address, ...received }
    const signed = await dkimVerdict(source, mail, domain, settings.resolver)
    return { address, ...signed, evidence: `${received.evidence}; ${signed.evidence}` }
  },
})
