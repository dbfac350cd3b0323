import { chileHolidays } from '../../src/adapters/chile-holidays/index.js'
import type { LocalKeys } from '../../src/adapters/local-keys/index.js'
import type { AccountId, ChaseTimes, Config } from '../../src/config.js'
import type { EngineSettings, JudgingSettings } from '../../src/engine/settings.js'
import { domainOf } from '../../src/domain/known-sender.js'
import type { ChasePolicy } from '../../src/domain/reminder-policy.js'

/** By what the next step of a reservation is worked out. */
export const policyOf = ({ office, delays, requestOfficeHoursOnly }: ChaseTimes): ChasePolicy => ({
  office: {
    zone: office.zone,
    opensAt: office.opensAt,
    closesAt: office.closesAt,
    isHoliday: chileHolidays({ extra: office.extraHolidays, not: office.notHolidays }),
  },
  reminderAfter: delays.reminder,
  ultimatumAfter: delays.ultimatum,
  expiryAfter: delays.expiry,
  requestOfficeHoursOnly,
})

const fromDomainOf = ({ smtp }: Config): string => domainOf(smtp.fromEmail) ?? 'localhost'

const unique = (values: readonly string[]): string[] => [
  ...new Set(values.map((value) => value.toLowerCase())),
]

/** What the configuration says of what a mail is and whether it is believed. */
export const judgingSettings = (config: Config): JudgingSettings => {
  const own = unique([config.smtp.fromEmail, ...config.accounts.map(({ username }) => username)])
  return {
    confirmationSenders: config.confirmationSenders,
    ownAddresses: own.filter((address) => address.includes('@')),
    ownDomains: [fromDomainOf(config)],
    ocAmounts: config.ocAmounts,
  }
}

const addressOf = (id: AccountId, { accounts }: Config): string | null =>
  accounts.find((account) => account.id === id)?.username.toLowerCase() ?? null

/** What the configuration and the keys of the data folder mean for the engine. */
export const engineSettings = (config: Config, keys: LocalKeys): EngineSettings => ({
  ...judgingSettings(config),
  mailboxAddresses: Object.fromEntries(
    config.accounts.map(({ id, username }) => [id, username.toLowerCase()]),
  ),
  previousAddress: addressOf('previous_imap', config),
  policy: policyOf(config),
  ccRecipients: config.ccRecipients,
  rehearsalAddress: config.rehearsalAddress,
  previewFirstMails: config.previewFirstMails,
  company: config.company,
  digestAt: config.office.digestAt,
  backupAt: config.backup.at,
  sweepEveryMs: config.checkIntervalMs,
  retentionMonths: config.retentionMonths,
  filedAccounts: config.accounts
    .filter(({ processedFolder }) => processedFolder !== null)
    .map(({ id }) => id),
  mayFallSilent: config.accounts.map(({ id }) => id).filter((id) => id === 'previous_imap'),
  messageIds: { domain: fromDomainOf(config), key: keys.messageIds },
})
