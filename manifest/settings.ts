import { MANIFEST } from '../bot/texts/manifest.js'
import type { ManifestSettings } from './app-manifest.js'

export type Environment = Readonly<Record<string, string | undefined>>

export type SettingsReading =
  | { readonly ok: true; readonly settings: ManifestSettings }
  /** In Spanish, for whoever runs the build. */
  | { readonly ok: false; readonly problem: string }

const NEEDED = ['MicrosoftAppId', 'PUBLIC_URL'] as const

const isHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:'

export const readSettings = (env: Environment, version: string): SettingsReading => {
  const { MicrosoftAppId: appId, PUBLIC_URL: publicUrl } = env
  if (!appId || !publicUrl)
    return { ok: false, problem: MANIFEST.missing(NEEDED.filter((name) => !env[name])) }
  if (!isHttps(publicUrl)) return { ok: false, problem: MANIFEST.notHttps(publicUrl) }
  const companyName = (env['COMPANY_NAME'] || 'Control OC').slice(0, 32)
  return { ok: true, settings: { appId, publicUrl, companyName, version } }
}
