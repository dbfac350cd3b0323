import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { doubtful, failing, skipped, well } from '../../domain/make-finding.js'
import type { FolderProbe } from '../../ports.js'

const code = (own: DoctorCode): DoctorCode => own

/** Some 2,000 mails with their documents: time enough to do something about it. */
const SCARCE_BYTES = 1024 ** 3
/** The store keeps two generations and writes a whole one beside them. */
const TOO_LITTLE_BYTES = 100 * 1024 ** 2

const writing = ({ written }: FolderProbe, subject: string): Finding =>
  written.ok
    ? well('data', 'data.writable', { subject })
    : failing('data', 'data.writable', code('data_not_writable'), { subject, answer: written.answer })

const locking = ({ locked }: FolderProbe, subject: string): Finding => {
  if (locked === null) return skipped('data', 'data.lock', { subject })
  if (!locked.ok)
    return failing('data', 'data.lock', code('data_not_lockable'), { subject, answer: locked.answer })
  const { held, owner } = locked.value
  const facts = { held: String(held), ...(owner && { pid: String(owner.pid), host: owner.host }) }
  return well('data', 'data.lock', { subject, facts })
}

const space = ({ freeBytes }: FolderProbe, subject: string): Finding => {
  if (freeBytes === null) return skipped('data', 'data.space', { subject })
  const seen = { subject, facts: { freeBytes: String(freeBytes) } }
  if (freeBytes < TOO_LITTLE_BYTES) return failing('data', 'data.space', code('disk_full'), seen)
  return freeBytes < SCARCE_BYTES
    ? doubtful('data', 'data.space', code('disk_nearly_full'), seen)
    : well('data', 'data.space', seen)
}

/** What the data folder bears. */
export const judgeFolder = (probe: FolderProbe, dataDir: string): readonly Finding[] => [
  writing(probe, dataDir),
  locking(probe, dataDir),
  space(probe, dataDir),
]
