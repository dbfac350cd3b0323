import type { Authenticity } from '../../domain/mail.js'
import type { AuthenticationResults } from './authentication-results.js'
import { parseAuthenticationResults } from './authentication-results.js'
import { sameDomain } from './domains.js'

/**
 * Whose Authentication-Results header a mailbox's mails may be believed. `exchange`: it is always put on top, and bears
 * no id. `authserv-id`: the topmost one, if it bears the id. `none`: nobody's.
 */
export type AuthenticationPolicy =
  | { readonly kind: 'exchange' }
  | { readonly kind: 'authserv-id'; readonly id: string }
  | { readonly kind: 'none' }

export interface Verdict {
  readonly authenticity: Authenticity
  readonly evidence: string
}

const unknown = (evidence: string): Verdict => ({ authenticity: 'unknown', evidence })

const isWrittenByReceiver = (results: AuthenticationResults, policy: AuthenticationPolicy): boolean => {
  switch (policy.kind) {
    case 'exchange':
      return results.authservId === null
    case 'authserv-id':
      return results.authservId === policy.id.toLowerCase()
    case 'none':
      return false
  }
}

/**
 * DMARC (RFC 7489) is the one method that is about the From address. SPF and DKIM alone speak of other domains, and
 * Exchange's compauth passes for reasons of its own. Two DMARC results in one header are one too many.
 */
const judge = ({ results }: AuthenticationResults, fromDomain: string): Verdict => {
  const dmarc = results.filter(({ method }) => method === 'dmarc')
  if (dmarc.some(({ result }) => result === 'fail')) return { authenticity: 'fail', evidence: 'dmarc=fail' }
  const [only] = dmarc
  if (only === undefined || dmarc.length > 1) return unknown(`${dmarc.length} dmarc results`)
  const headerFrom = only.properties.get('header.from') ?? ''
  if (only.result !== 'pass') return unknown(`dmarc=${only.result}`)
  if (!sameDomain(headerFrom, fromDomain)) return unknown(`dmarc=pass of another domain (${headerFrom})`)
  return { authenticity: 'pass', evidence: `dmarc=pass header.from=${headerFrom}` }
}

/**
 * What the receiving server found. Only the topmost header counts: those below it were there when the mail came, and
 * anybody can write them.
 */
export const receiverVerdict = (
  headers: readonly string[],
  fromDomain: string,
  policy: AuthenticationPolicy,
): Verdict => {
  if (policy.kind === 'none') return unknown('no server of this mailbox is believed')
  const results = headers[0] === undefined ? null : parseAuthenticationResults(headers[0])
  if (results === null) return unknown('no readable Authentication-Results on top')
  if (!isWrittenByReceiver(results, policy)) return unknown('the topmost Authentication-Results is not ours')
  return judge(results, fromDomain)
}
