import { MANIFEST } from '../bot/texts/manifest.js'
import { formatFaults, type LoadedConfig } from '../src/config.js'
import type { VariableName } from '../src/config/variables.js'
import type { ManifestSettings } from './app-manifest.js'

export type SettingsReading =
  | { readonly ok: true; readonly settings: ManifestSettings }
  /** In Spanish, for whoever runs the build. */
  | { readonly ok: false; readonly problem: string }

/** What the package is made of. Whatever else the service needs may still be missing. */
const READ: readonly VariableName[] = [
  'MicrosoftAppId',
  'PUBLIC_URL',
  'COMPANY_NAME',
  'TEAMS_READ_ALL_MESSAGES',
]

/** The most that Teams takes of a developer's name. */
const MAX_COMPANY_NAME = 32

const isVersion = (text: string): boolean => /^\d{1,5}(?:\.\d{1,5}){2}$/u.test(text)

const refused = (problem: string): SettingsReading => ({ ok: false, problem })

const faultsOf = ({ faults }: LoadedConfig): readonly LoadedConfig['faults'][number][] =>
  faults.filter(({ name }) => READ.some((read) => name === read || name === `${read}_FILE`))

export const readSettings = (loaded: LoadedConfig, version: string): SettingsReading => {
  const faults = faultsOf(loaded)
  if (faults.length > 0) return refused(MANIFEST.faults(formatFaults(faults)))
  const {
    MicrosoftAppId: appId,
    PUBLIC_URL: publicUrl,
    COMPANY_NAME,
    TEAMS_READ_ALL_MESSAGES,
  } = loaded.values
  if (appId === null || publicUrl === null) {
    const needed = ['MicrosoftAppId', 'PUBLIC_URL'] as const
    return refused(MANIFEST.missing(needed.filter((name) => loaded.values[name] === null)))
  }
  if (!publicUrl.startsWith('https:')) return refused(MANIFEST.notHttps(publicUrl))
  if (!isVersion(version)) return refused(MANIFEST.notVersion(version))
  const companyName = (COMPANY_NAME ?? '').slice(0, MAX_COMPANY_NAME).trim()
  return {
    ok: true,
    settings: { appId, publicUrl, companyName, version, readsAllMessages: TEAMS_READ_ALL_MESSAGES === true },
  }
}
