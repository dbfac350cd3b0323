import type { MailService } from '../../../domain/sending-limits.js'
import type { DoctorCode } from '../../../domain/doctor-code.js'

/** Whose mail service a domain is to point to. */
export interface DnsWish {
  readonly domain: string
  readonly service: MailService
}

export const code = (own: DoctorCode): DoctorCode => own

/** What a mail service wants of the domains that it serves. */
interface Expectation {
  readonly mx: RegExp
  readonly spfInclude: string
  readonly selectors: readonly string[]
  /** Where the name of a selector leads; null where the key itself stands there. */
  readonly dkimAlias: RegExp | null
}

/**
 * "External Domain Name System records for Microsoft 365", "Set up DKIM to sign mail from your cloud domain"; the newer
 * names end in `mx.microsoft` and `dkim.mail.microsoft`.
 */
const EXCHANGE: Expectation = {
  mx: /\.(?:mail\.protection\.outlook\.com|mx\.microsoft)$/i,
  spfInclude: 'spf.protection.outlook.com',
  selectors: ['selector1', 'selector2'],
  dkimAlias: /\._domainkey\..+\.(?:onmicrosoft\.com|dkim\.mail\.microsoft)$/i,
}

/** Google Workspace Admin Help: "MX record values", "Set up SPF", "Set up DKIM". */
const GOOGLE: Expectation = {
  mx: /(?:^|\.)(?:google|googlemail)\.com$/i,
  spfInclude: '_spf.google.com',
  selectors: ['google'],
  dkimAlias: null,
}

/** Null where nobody knows what the service wants. */
export const expectationOf = (service: MailService): Expectation | null => {
  if (service === 'exchange') return EXCHANGE
  return service === 'google_workspace' ? GOOGLE : null
}

/** By which selectors a service signs. */
export const selectorsOf = (service: MailService): readonly string[] =>
  expectationOf(service)?.selectors ?? []
