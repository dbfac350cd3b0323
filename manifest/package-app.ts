import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest'
import { zipSync } from 'fflate'
import { appManifest, type ManifestSettings } from './app-manifest.js'
import { colourIcon, outlineIcon } from './icons.js'

export type AppPackage =
  | { readonly ok: true; readonly zip: Uint8Array }
  /** What Microsoft's schema finds wrong. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** A fixed time by the wall clock, as a zip keeps it: the same settings give the same bytes in every time zone. */
const packedAt = (): Date => new Date(2026, 0, 1)

/** Builds the zip that is uploaded to Teams, once its manifest has passed Microsoft's schema, without the network. */
export const packageApp = async (settings: ManifestSettings): Promise<AppPackage> => {
  const manifest = appManifest(settings)
  const problems = await AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest)
  if (problems.length > 0) return { ok: false, problems }
  const files = {
    'manifest.json': new TextEncoder().encode(JSON.stringify(manifest, null, 2)),
    'color.png': new Uint8Array(colourIcon()),
    'outline.png': new Uint8Array(outlineIcon()),
  }
  return { ok: true, zip: zipSync(files, { level: 9, mtime: packedAt() }) }
}
