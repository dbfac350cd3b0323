import { COMMANDS } from '../bot/commands/index.js'
import { APP } from '../bot/texts/manifest.js'
import template from './manifest.json' with { type: 'json' }

export interface ManifestSettings {
  /** The bot's Entra application id; the Teams app has the same. */
  readonly appId: string
  /** https, where the service is reached from outside. */
  readonly publicUrl: string
  readonly companyName: string
  /** Semantic version of the package. */
  readonly version: string
}

const SCOPES = ['team', 'personal', 'groupChat'] as const

/** Teams shows at most twelve commands; titles are what it types for the person. */
const commands = () => COMMANDS.map(({ names, help }) => ({ title: names[0], description: help }))

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\{(\w+)\}/gu, (_match, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The manifest asks for "${name}", which nobody gives`)
    return value
  })

/** Fills every text of a JSON value, at any depth. */
const filledIn = (value: unknown, values: Readonly<Record<string, string>>): unknown => {
  if (typeof value === 'string') return filled(value, values)
  if (Array.isArray(value)) return value.map((item) => filledIn(item, values))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledIn(item, values)]))
}

/**
 * The manifest of the Teams app: the template with the settings, and the commands of the bot's own table.
 * https://learn.microsoft.com/microsoft-365/extensibility/schema/
 */
export const appManifest = (settings: ManifestSettings): typeof template => {
  const values = { ...APP, ...settings, domain: new URL(settings.publicUrl).host }
  const manifest = filledIn(template, values) as typeof template
  const commandLists = SCOPES.map((scope) => ({ scopes: [scope], commands: commands() }))
  return {
    ...manifest,
    bots: manifest.bots.map((bot) => ({ ...bot, commandLists: commandLists as never[] })),
  }
}
