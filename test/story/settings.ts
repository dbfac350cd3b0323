import type { EngineSettings } from '../../src/engine/settings.js'
import { aCompany, policyOf } from './samples.js'

export const OFFICE_ADDRESS = 'controloc@hotelsales.example'

/** What the office of the stories is told; tests vary it. */
export const SETTINGS: EngineSettings = {
  policy: policyOf(),
  confirmationSenders: ['confirmaciones@kontrol.example'],
  ownAddresses: [OFFICE_ADDRESS],
  ownDomains: ['hotelsales.example'],
  mailboxAddresses: { imap: OFFICE_ADDRESS },
  previousAddress: null,
  ocAmounts: { tolerance: 0.01, mismatch: 'warn' },
  ccRecipients: ['administracion@hotelsales.example'],
  rehearsalAddress: null,
  previewFirstMails: false,
  company: aCompany({ address: OFFICE_ADDRESS }),
  digestAt: '08:30',
  backupAt: '02:30',
  mayFallSilent: [],
  filedAccounts: [],
  retentionMonths: null,
  sweepEveryMs: 300_000,
  messageIds: { domain: 'hotelsales.example', key: 'a test key' },
}
