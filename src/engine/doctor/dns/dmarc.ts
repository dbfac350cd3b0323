import type { Finding } from '../../../domain/finding.js'
import { doubtful, failing, well } from '../../../domain/make-finding.js'
import { code } from './wish.js'

/** RFC 7489, 6.3 and 6.6.3: the version comes first; more than one record is as good as none. */
const isDmarc = (record: string): boolean => /^v\s*=\s*DMARC1\s*(?:;|$)/i.test(record)

const policyOf = (record: string): string | null =>
  /;\s*p\s*=\s*(?<policy>[a-z]+)/i.exec(record)?.groups?.['policy']?.toLowerCase() ?? null

/** What others are to do with mail that only says that it is ours (RFC 7489). */
export const judgeDmarc = (records: readonly string[], domain: string): Finding => {
  const found = records.filter(isDmarc)
  const [record] = found
  if (record === undefined)
    return doubtful('dns', 'dns.dmarc', code('dns_dmarc_missing'), { subject: domain })
  const seen = { subject: domain, facts: { record: found.join(' · ') } }
  if (found.length > 1) return failing('dns', 'dns.dmarc', code('dns_dmarc_several'), seen)
  const policy = policyOf(record)
  if (policy === 'none') return doubtful('dns', 'dns.dmarc', code('dns_dmarc_none'), seen)
  return policy === 'quarantine' || policy === 'reject'
    ? well('dns', 'dns.dmarc', seen)
    : failing('dns', 'dns.dmarc', code('dns_dmarc_wrong'), seen)
}
