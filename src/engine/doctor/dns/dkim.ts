import type { Finding } from '../../../domain/finding.js'
import { doubtful, failing, skipped, well } from '../../../domain/make-finding.js'
import type { DomainProbe } from '../../../ports.js'
import { silent } from './silent.js'
import { code, expectationOf, type DnsWish } from './wish.js'

type Selector = DomainProbe['dkim'][number]

/** RFC 6376, 3.6.1: an empty `p` is a key that was taken back. */
const isKey = (record: string): boolean => /(?:^|;)\s*p\s*=\s*[A-Za-z0-9+/]/.test(record)

const hasKey = ({ key }: Selector): boolean => key.ok && key.value.some(isKey)

const nameOf = ({ selector }: Selector, { domain }: DnsWish): string => `${selector}._domainkey.${domain}`

const judgeSelector = (seen: Selector, wish: DnsWish): Finding => {
  const subject = nameOf(seen, wish)
  const { alias } = seen
  if (!alias.ok) return silent('dns.dkim', subject, alias.answer)
  const wanted = expectationOf(wish.service)?.dkimAlias ?? null
  const [target] = alias.value
  const facts = target === undefined ? {} : { target }
  if (wanted === null)
    return hasKey(seen)
      ? well('dns', 'dns.dkim', { subject, facts })
      : failing('dns', 'dns.dkim', code('dns_dkim_missing'), { subject, facts })
  if (target === undefined) return failing('dns', 'dns.dkim', code('dns_dkim_missing'), { subject })
  return wanted.test(target)
    ? well('dns', 'dns.dkim', { subject, facts })
    : failing('dns', 'dns.dkim', code('dns_dkim_wrong'), { subject, facts })
}

/** The names lead somewhere, and no key is there: signing has not been turned on. */
const signing = (dkim: readonly Selector[], findings: readonly Finding[], { domain }: DnsWish): Finding[] => {
  if (findings.some(({ level }) => level !== 'ok')) return []
  return dkim.some(hasKey)
    ? [well('dns', 'dns.dkim_key', { subject: domain })]
    : [doubtful('dns', 'dns.dkim_key', code('dns_dkim_off'), { subject: domain })]
}

/** Where the keys lie by which our mails are signed (RFC 6376). */
export const judgeDkim = (dkim: readonly Selector[], wish: DnsWish): readonly Finding[] => {
  if (expectationOf(wish.service) === null) return [skipped('dns', 'dns.dkim', { subject: wish.domain })]
  const findings = dkim.map((seen) => judgeSelector(seen, wish))
  return [...findings, ...signing(dkim, findings, wish)]
}
