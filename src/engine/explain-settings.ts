import { z } from 'zod'
import type { JudgingSettings } from './settings.js'

const word = z.string().transform((text) => text.trim().toLowerCase())

const domain = word.transform((text) => text.replace(/^@/u, ''))

/** An address, or a domain for everybody in it: written `@domain` or `domain`. */
const addressOrDomain = word.transform((text) => (text.includes('@') ? text : `@${text}`))

/** Whose Authentication-Results header is believed: `exchange`, `none`, or the authserv-id that must stand in it. */
const authResults = z.string().transform((text) => {
  const kind = text.trim().toLowerCase()
  return kind === 'exchange' || kind === 'none'
    ? ({ kind } as const)
    : ({ kind: 'authserv-id', id: text.trim() } as const)
})

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('es-CL', { timeZone: zone }))
  } catch {
    return false
  }
}

/** A settings file, as `control-oc explain --settings` takes it. */
export const explainSettingsShape = z.object({
  ownAddresses: z.array(word).default([]),
  ownDomains: z.array(domain).default([]),
  authorisedSenders: z.array(addressOrDomain).default([]),
  timeZone: z.string().refine(isZone).default('America/Santiago'),
  authResults: authResults.default({ kind: 'exchange' }),
})

/** As the service has it where nobody configured it. */
const USUAL_AMOUNTS: JudgingSettings['ocAmounts'] = { tolerance: 0.01, mismatch: 'warn' }

type ExplainSettings = z.infer<typeof explainSettingsShape>

export const judgingSettingsOf = (settings: ExplainSettings): JudgingSettings => ({
  confirmationSenders: settings.authorisedSenders,
  ownAddresses: settings.ownAddresses,
  ownDomains: settings.ownDomains,
  ocAmounts: USUAL_AMOUNTS,
})
