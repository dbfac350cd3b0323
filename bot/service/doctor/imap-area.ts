import { probeImap } from '../../../src/adapters/imap/probe.js'
import type { Finding } from '../../../src/domain/finding.js'
import { judgeImap } from '../../../src/engine/doctor/imap.js'
import { imapSettings } from '../mail-adapters.js'
import type { AreaChecks, DoctorWorld } from './world.js'

const imap = async ({ config, tokens, log }: DoctorWorld): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  for (const account of config.accounts) {
    const probe = await probeImap(imapSettings(account, config, tokens), log)
    const { id, sentFolder, junkFolder } = account
    findings.push(...judgeImap(probe, { account: id, sentFolder, junkFolder }))
  }
  return findings
}

export const IMAP_AREA: AreaChecks = { imap }
