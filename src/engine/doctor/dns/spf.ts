import type { Finding } from '../../../domain/finding.js'
import { doubtful, failing, well } from '../../../domain/make-finding.js'
import { code, expectationOf, type DnsWish } from './wish.js'

/** RFC 7208, 4.5: the version is a whole word. */
const isSpf = (record: string): boolean => /^v=spf1(?: |$)/i.test(record)

const termsOf = (record: string): readonly string[] => record.toLowerCase().split(/\s+/)

/** What becomes of mail from anywhere else: `-`, `~`, `?` or `+`; null where it does not say (RFC 7208, 4.7: neutral). */
const restOf = (terms: readonly string[]): string | null => {
  const all = terms.find((term) => /^[-~?+]?all$/.test(term))
  return all === undefined ? null : all.length === 4 ? all.slice(0, 1) : '+'
}

const judgeOne = (record: string, { domain, service }: DnsWish): Finding => {
  const terms = termsOf(record)
  const include = expectationOf(service)?.spfInclude ?? null
  const seen = { subject: domain, facts: { record, ...(include !== null && { include }) } }
  const rest = restOf(terms)
  if (rest === '+') return failing('dns', 'dns.spf', code('dns_spf_open'), seen)
  if (include !== null && !terms.some((term) => term.replace(/^\+/, '') === `include:${include}`))
    return failing('dns', 'dns.spf', code('dns_spf_include_missing'), seen)
  const isStrict = rest === '-' || terms.some((term) => term.startsWith('redirect='))
  return isStrict ? well('dns', 'dns.spf', seen) : doubtful('dns', 'dns.spf', code('dns_spf_soft'), seen)
}

/** Which servers may send for a domain (RFC 7208). */
export const judgeSpf = (records: readonly string[], wish: DnsWish): Finding => {
  const found = records.filter(isSpf)
  const include = expectationOf(wish.service)?.spfInclude ?? null
  const facts = { ...(include !== null && { include }) }
  const [only] = found
  if (only === undefined)
    return failing('dns', 'dns.spf', code('dns_spf_missing'), { subject: wish.domain, facts })
  if (found.length === 1) return judgeOne(only, wish)
  // RFC 7208, 4.5: more than one is a permanent error, and none of them counts.
  const both = { ...facts, record: found.join(' · ') }
  return failing('dns', 'dns.spf', code('dns_spf_several'), { subject: wish.domain, facts: both })
}
