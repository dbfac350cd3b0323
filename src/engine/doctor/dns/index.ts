import type { Finding } from '../../../domain/finding.js'
import { FREE_MAIL_DOMAINS } from '../../../domain/free-mail-domains.js'
import { doubtful, failing, skipped, well } from '../../../domain/make-finding.js'
import type { DomainProbe, Records } from '../../../ports.js'
import { judgeDkim } from './dkim.js'
import { judgeDmarc } from './dmarc.js'
import { silent } from './silent.js'
import { judgeSpf } from './spf.js'
import { code, expectationOf, type DnsWish } from './wish.js'

export { selectorsOf, type DnsWish } from './wish.js'

/** A domain of a free mail provider is not ours to look after. */
export const isOurs = (domain: string): boolean => !FREE_MAIL_DOMAINS.has(domain)

export const NOT_OURS: Finding = skipped('dns', 'dns.domain')

const mailHosts = ({ mx }: DomainProbe, { domain, service }: DnsWish): Finding => {
  if (!mx.ok) return silent('dns.mx', domain, mx.answer)
  if (mx.value.length === 0) return failing('dns', 'dns.mx', code('dns_mx_missing'), { subject: domain })
  const hosts = mx.value.toSorted((a, b) => a.priority - b.priority).map(({ host }) => host)
  const seen = { subject: domain, facts: { hosts: hosts.join(', ') } }
  const wanted = expectationOf(service)?.mx ?? null
  return wanted === null || hosts.some((host) => wanted.test(host))
    ? well('dns', 'dns.mx', seen)
    : doubtful('dns', 'dns.mx', code('dns_mx_elsewhere'), seen)
}

const heard = (
  records: Records<string>,
  check: string,
  domain: string,
  judge: (value: readonly string[]) => Finding,
): Finding => (records.ok ? judge(records.value) : silent(check, domain, records.answer))

const missing = (subject: string): readonly Finding[] => [
  failing('dns', 'dns.domain', code('dns_domain_unknown'), { subject }),
  ...['dns.mx', 'dns.spf', 'dns.dmarc'].map((check) => skipped('dns', check, { subject })),
]

/** What DNS says of the domain that our mails come from. */
export const judgeDomain = (probe: DomainProbe, wish: DnsWish): readonly Finding[] => {
  const { domain } = wish
  if (!probe.exists) return missing(domain)
  return [
    mailHosts(probe, wish),
    heard(probe.txt, 'dns.spf', domain, (records) => judgeSpf(records, wish)),
    ...judgeDkim(probe.dkim, wish),
    heard(probe.dmarc, 'dns.dmarc', domain, (records) => judgeDmarc(records, domain)),
  ]
}
