import { probeJunk } from '../../../src/adapters/imap/probe-junk.js'
import { createMailParser } from '../../../src/adapters/mail-parser/index.js'
import type { Finding } from '../../../src/domain/finding.js'
import type { MailRecord } from '../../../src/domain/mail-record.js'
import { addMs, DAY_MS, type Span } from '../../../src/domain/time.js'
import { judgeJunk, judgePastConfirmations } from '../../../src/engine/doctor/senders-history.js'
import { judgingSettings } from '../engine-settings.js'
import { imapSettings, openAuthenticator } from '../mail-adapters.js'
import { listOfSenders } from './local-areas.js'
import type { AreaChecks, DoctorWorld } from './world.js'

const LOOKED_BACK_MS = 30 * DAY_MS
const PAGE = 500

const recordsOf = async (world: DoctorWorld, span: Span): Promise<readonly MailRecord[]> => {
  const store = await world.store()
  const records: MailRecord[] = []
  let after: string | null = null
  do {
    const page = await store.mailRecords(span, { limit: PAGE, after })
    records.push(...page.items)
    after = page.next
  } while (after !== null)
  return records
}

const junkOf = async (world: DoctorWorld, span: Span): Promise<readonly Finding[]> => {
  const { config, tokens, log } = world
  const { confirmationSenders: senders, ownAddresses } = judgingSettings(config)
  const tools = { parser: createMailParser(), authenticator: openAuthenticator(config) }
  const findings: Finding[] = []
  for (const account of config.accounts) {
    const junk = await probeJunk(imapSettings(account, config, tokens), span.from, log)
    findings.push(await judgeJunk(junk, account.id, { ...tools, senders, ownAddresses }))
  }
  return findings
}

/** Who may send confirmations, who did in the last 30 days, and whose lie among unwanted mail. */
const senders = async (world: DoctorWorld): Promise<readonly Finding[]> => {
  const now = world.clock.now()
  const span = { from: addMs(now, -LOOKED_BACK_MS), until: now }
  return [
    ...listOfSenders(world.config),
    ...judgePastConfirmations(await recordsOf(world, span), world.config.confirmationSenders),
    ...(await junkOf(world, span)),
  ]
}

export const SENDERS_AREA: AreaChecks = { senders }
