import type { DoctorCode } from '../domain/doctor-code.js'
import type { Finding } from '../domain/finding.js'
import { BOT_CHECKS, BOT_REMEDIES } from './findings/bot.js'
import { DNS_CHECKS, DNS_REMEDIES } from './findings/dns.js'
import { LOCAL_CHECKS, LOCAL_REMEDIES } from './findings/local.js'
import { MAIL_CHECKS, MAIL_REMEDIES } from './findings/mail.js'
import { SENDING_CHECKS, SENDING_REMEDIES } from './findings/sending.js'
import type { CheckWords, DoctorWording } from './findings/wording.js'
import { fill, type RemedyNames } from './remedies/names.js'
import type { Remedy } from './remedies/remedy.js'

/** Words of what the doctor looks at, of what it sees there, and of what it judges by itself. */

const CHECKS: Readonly<Record<string, CheckWords>> = {
  ...LOCAL_CHECKS,
  ...MAIL_CHECKS,
  ...DNS_CHECKS,
  ...SENDING_CHECKS,
  ...BOT_CHECKS,
}

const REMEDIES: Readonly<Record<DoctorCode, DoctorWording>> = {
  ...LOCAL_REMEDIES,
  ...MAIL_REMEDIES,
  ...DNS_REMEDIES,
  ...SENDING_REMEDIES,
  ...BOT_REMEDIES,
}

/** Null for a check that is not the doctor's. */
export const doctorLabel = (check: string): string | null => CHECKS[check]?.label ?? null

/** What was seen, in a few words, raw; empty when there is nothing to add. */
export const seenText = ({ check, facts }: Pick<Finding, 'check' | 'facts'>): string =>
  CHECKS[check]?.seen(facts) ?? ''

/** Why nobody looked at a thing; empty when that is told elsewhere. */
export const unlookedText = ({ check }: Pick<Finding, 'check'>): string => CHECKS[check]?.unlooked ?? ''

const isDoctorCode = (code: string): code is DoctorCode => Object.hasOwn(REMEDIES, code)

/** Null for a code that is not the doctor's own. */
export const doctorRemedy = (finding: Finding, names: RemedyNames): Remedy | null =>
  finding.code !== null && isDoctorCode(finding.code) ? REMEDIES[finding.code](finding, fill(names)) : null
