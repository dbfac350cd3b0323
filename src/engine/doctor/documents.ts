import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { doubtful, failing, skipped, well } from '../../domain/make-finding.js'
import { addMs, DAY_MS } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import type { DocumentsProbe } from '../../ports.js'

const code = (own: DoctorCode): DoctorCode => own

/** Time enough to ask whoever administers the account for another one. */
const SOON_MS = 14 * DAY_MS

const key = ({ place: subject, keyEnds }: DocumentsProbe, now: Instant): Finding => {
  if (keyEnds === null) return skipped('data', 'data.documents_key', { subject })
  const seen = { subject, facts: { ends: keyEnds.slice(0, 10) } }
  if (keyEnds <= now) return failing('data', 'data.documents_key', code('documents_key_ends'), seen)
  return keyEnds < addMs(now, SOON_MS)
    ? doubtful('data', 'data.documents_key', code('documents_key_ends'), seen)
    : well('data', 'data.documents_key', seen)
}

/** What the place of documents outside of the data folder is like; `hasKey`: it is opened by a signature. */
export const judgeDocuments = (probe: DocumentsProbe, hasKey: boolean, now: Instant): readonly Finding[] => {
  const { place: subject, written } = probe
  const seen = written.ok
    ? well('data', 'data.documents', { subject })
    : failing('data', 'data.documents', code('documents_not_writable'), { subject, answer: written.answer })
  return hasKey ? [seen, key(probe, now)] : [seen]
}
