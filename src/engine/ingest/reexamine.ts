import type { MailRecord } from '../../domain/mail-record.js'
import type { EngineWorld } from '../world.js'
import { keepDocuments } from './documents.js'
import type { ExaminedMail } from './examine.js'
import { examineMail } from './examine.js'
import { judgeMail } from './judge.js'
import type { Verdict } from './verdict.js'

interface Reexamined {
  readonly examined: ExaminedMail
  readonly verdict: Verdict
  readonly fileId: string
}

/**
 * A kept mail, examined and judged once more as if it had just come; null where it was not kept.
 * @throws when it is no mail at all
 */
export const reexamine = async (
  { fileId, location, receivedAt }: MailRecord,
  trusted: boolean,
  world: EngineWorld,
): Promise<Reexamined | null> => {
  if (!fileId) return null
  const kept = await world.vault.about(fileId)
  if (!kept) return null
  const source = await world.vault.read(fileId)
  const examined = await examineMail({ location, receivedAt, size: source.byteLength, source }, world)
  const verdict = await judgeMail(examined, trusted, world)
  // One that was ignored was kept for a while only.
  if (verdict.decision !== 'ignore') await world.vault.put(source, kept.filename, kept.contentType)
  await keepDocuments(examined, verdict, world.vault)
  return { examined, verdict, fileId }
}
