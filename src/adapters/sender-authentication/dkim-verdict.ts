import type { ParsedMail } from '../../domain/mail.js'
import { isSubdomain, sameDomain } from './domains.js'
import type { Verdict } from './receiver-verdict.js'

/** As Node's dns.resolve: TXT records as lists of their strings. */
export type DnsResolver = (domain: string, type: string) => Promise<string[][] | string[]>

/** The parts of mailauth's answer that are looked at. */
interface Signature {
  readonly signingDomain?: string
  readonly signingHeaders?: { readonly keys?: string }
  readonly status: { readonly result: string; readonly aligned?: string | boolean }
}

const VERIFY_TIMEOUT_MS = 10_000
/** Each costs a DNS query; honest mails have one or two. */
const MAX_SIGNATURES = 10
/** mailauth moves all that follow for each folded line: 27,000 take it two seconds, 250,000 minutes. */
const MAX_HEAD_LINES = 4_000

/**
 * mailauth compares organisational domains by the Public Suffix List. That alone would let one tenant of
 * onmicrosoft.com sign for another (the list does not know it): the one domain must also lie beneath the other.
 */
const isAligned = ({ signingDomain = '', status }: Signature, fromDomain: string): boolean =>
  sameDomain(signingDomain, fromDomain) ||
  (Boolean(status.aligned) &&
    (isSubdomain(signingDomain, fromDomain) || isSubdomain(fromDomain, signingDomain)))

const signsFrom = ({ signingHeaders }: Signature): boolean =>
  (signingHeaders?.keys ?? '')
    .toLowerCase()
    .split(/[:\s]+/)
    .includes('from')

/**
 * A signature with `l=` leaves the end of the body open to anybody (RFC 6376, 8.2): one is enough to look no further.
 * mailauth would also write about it to the standard output.
 */
const limitsBody = ({ headers }: ParsedMail): boolean =>
  ['dkim-signature', 'arc-message-signature']
    .flatMap((name) => headers.get(name) ?? [])
    .some((value) => /(?:^|;)\s*l\s*=/i.test(value))

/** An expired signature is no `pass` any more. One from the near future is: clocks differ, and mailauth allows no second. */
const proves = (signature: Signature, fromDomain: string): boolean =>
  signature.status.result === 'pass' && signsFrom(signature) && isAligned(signature, fromDomain)

const withTimeout = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('DNS did not answer in time')), VERIFY_TIMEOUT_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const verify = async (
  source: Uint8Array,
  resolver: DnsResolver | undefined,
): Promise<readonly Signature[]> => {
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js')
  const input = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  const { results } = await withTimeout(dkimVerify(input, resolver === undefined ? {} : { resolver }))
  return results
}

const LF = 10
const CR = 13

/** Whether the head is still going on after so many lines. */
const isHeadLong = (source: Uint8Array): boolean => {
  let at = source.indexOf(LF)
  for (let lines = 1; at !== -1; lines += 1) {
    if (lines > MAX_HEAD_LINES) return true
    if (source[at + 1] === LF || (source[at + 1] === CR && source[at + 2] === LF)) return false
    at = source.indexOf(LF, at + 1)
  }
  return false
}

/**
 * Second evidence, for mails that the receiver did not judge: an intact DKIM signature (RFC 6376) of the From domain.
 * It can only prove; its absence denies nothing, since mailing lists and scanners break signatures.
 */
export const dkimVerdict = async (
  source: Uint8Array,
  mail: ParsedMail,
  fromDomain: string,
  resolver: DnsResolver | undefined,
): Promise<Verdict> => {
  const signatures = mail.headers.get('dkim-signature')?.length ?? 0
  if (signatures === 0) return { authenticity: 'unknown', evidence: 'no DKIM signature' }
  if (signatures > MAX_SIGNATURES) return { authenticity: 'unknown', evidence: 'too many DKIM signatures' }
  if (isHeadLong(source)) return { authenticity: 'unknown', evidence: 'too long a head for DKIM' }
  if (limitsBody(mail)) return { authenticity: 'unknown', evidence: 'DKIM signature of a part of the body' }
  try {
    const good = (await verify(source, resolver)).find((signature) => proves(signature, fromDomain))
    return good === undefined
      ? { authenticity: 'unknown', evidence: 'no aligned DKIM signature' }
      : { authenticity: 'pass', evidence: `DKIM signature of ${good.signingDomain ?? ''}` }
  } catch (error) {
    return {
      authenticity: 'unknown',
      evidence: `DKIM: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}
