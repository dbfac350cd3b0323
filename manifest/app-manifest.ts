import { COMMAND_TEXTS } from '../bot/texts/commands.js'
import { APP, SUGGESTED } from '../bot/texts/manifest.js'
import template from './manifest.json' with { type: 'json' }

export interface ManifestSettings {
  /** The bot's Entra application id; the Teams app has the same. */
  readonly appId: string
  /** https, where the service is reached from outside; without a slash at its end. */
  readonly publicUrl: string
  /** At most 32 characters. */
  readonly companyName: string
  /** Three numbers, such as `1.0.2`. Teams takes an update only with a higher one. */
  readonly version: string
  /** Whether Teams shall hand the bot every message of the team's channels, not only those that mention it. */
  readonly readsAllMessages: boolean
}

interface ListedCommand {
  readonly title: string
  readonly description: string
}

interface CommandList {
  readonly scopes: readonly string[]
  readonly commands: readonly ListedCommand[]
}

type Template = typeof template

export type AppManifest = Omit<Template, 'bots'> & {
  readonly bots: readonly (Omit<Template['bots'][number], 'commandLists'> & {
    readonly commandLists: readonly CommandList[]
  })[]
}

/** What Teams puts before a person who begins to write to the bot. A title is what it types for them. */
const commandLists = (): readonly CommandList[] =>
  Object.entries(SUGGESTED).map(([scope, names]) => ({
    scopes: [scope],
    commands: names
      .map((name) => COMMAND_TEXTS[name])
      .map(({ names: [title], help }) => ({ title, description: help })),
  }))

/**
 * Resource-specific consent: the owner of the team agrees when the app is added, and only for that team. Teams wants a
 * `resource` beside the id, and makes no use of it.
 * https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent
 */
const consent = ({ appId, publicUrl, readsAllMessages }: ManifestSettings): object =>
  readsAllMessages
    ? {
        webApplicationInfo: { id: appId, resource: publicUrl },
        authorization: {
          permissions: {
            resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }],
          },
        },
      }
    : {}

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
 * The manifest of the Teams app: the template with the settings, and commands of the bot's own table.
 * https://learn.microsoft.com/microsoft-365/extensibility/schema/
 */
export const appManifest = (settings: ManifestSettings): AppManifest => {
  const { appId, publicUrl, companyName, version } = settings
  const values = { ...APP, appId, publicUrl, companyName, version, domain: new URL(publicUrl).host }
  const manifest = filledIn(template, values) as Template
  return {
    ...manifest,
    bots: manifest.bots.map((bot) => ({ ...bot, commandLists: commandLists() })),
    ...consent(settings),
  }
}
