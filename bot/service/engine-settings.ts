import { chileHolidays } from '../../src/adapters/chile-holidays/index.js'
import type { LocalKeys } from '../../src/adapters/local-keys/index.js'
import type { Config } from '../../src/config.js'
import type { EngineSettings } from '../../src/engine/settings.js'
import { domainOf } from '../../src/domain/known-sender.js'
import type { ChasePolicy } from '../../src/domain/reminder-policy.js'

const policyOf = ({ office, delays, requestOfficeHoursOnly }: Config): ChasePolicy => ({
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

const unique = (values: readonly string[]): string[] => [
  ...new Set(values.map((value) => value.toLowerCase())),
]

/** What the configuration and the keys of the data folder mean for the engine. */
export const engineSettings = (config: Config, keys: LocalKeys): EngineSettings => {
  const own = unique([config.smtp.fromEmail, ...config.accounts.map(({ username }) => username)])
  const fromDomain = domainOf(config.smtp.fromEmail) ?? 'localhost'
  return {
    policy: policyOf(config),
    confirmationSenders: config.confirmationSenders,
    ownAddresses: own.filter((address) => address.includes('@')),
    ownDomains: [fromDomain],
    ccRecipients: config.ccRecipients,
    rehearsalAddress: config.rehearsalAddress,
    company: { name: config.companyName, address: config.smtp.fromEmail },
    digestAt: config.office.digestAt,
    messageIds: { domain: fromDomain, key: keys.messageIds },
  }
}
