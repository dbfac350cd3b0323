import type { Engine } from '../src/contract.js'
import type { AuthenticationSettings, BotCredentials } from './adapter.js'
import type { BotClock, Log, Pause } from './ambient.js'
import type { Notifier } from './announcing/notifier.js'
import type { RateLimiter } from './announcing/rate-limiter.js'
import type { NamesOf } from './cards/views/health-card.js'
import type { ChannelReference } from './conversations.js'
import type { BotMetrics } from './metrics.js'
import type { Operator } from './texts/pages.js'

export interface BotOptions {
  readonly engine: Engine
  /** Null: no tokens are checked or sent. Then listen on 127.0.0.1 only. */
  readonly credentials: BotCredentials | null
  readonly teams: {
    /** The channel to announce in; null: the one where the app is installed. */
    readonly channelId: string | null
    readonly teamId: string | null
    /** Channels of the team that the bot listens in, besides the one where it announces; empty: all of them. */
    readonly allowedChannelIds: readonly string[]
    /** Activities of other tenants are refused; null: the credentials' tenant. */
    readonly tenantId: string | null
    /** Needed with `channelId`: the connector of the region, such as `https://smba.trafficmanager.net/amer/`. */
    readonly serviceUrl: string | null
    /** Further hosts that may stand in `serviceUrl`, besides those of Teams. */
    readonly serviceUrlHosts: readonly string[]
  }
  readonly adminIds: readonly string[]
  /** Where /files is reached from outside; null: no links to documents. */
  readonly publicUrl: string | null
  /** At least 32 characters. Links made before a restart stay good when it stays the same. */
  readonly linkSecret: string
  /** The office's time zone. */
  readonly zone: string
  /** Who is named on the pages about the app. */
  readonly operator: Operator
  /** What stands in the lines that mend what is broken; placeholders unless given. */
  readonly namesOf?: NamesOf
  /** Nothing is counted unless given. */
  readonly metrics?: BotMetrics
  /** By which the notifier comes to be the one that posts; it is from the start unless given. */
  readonly standForNotifier?: (candidate: Pick<Notifier, 'gained' | 'lost'>) => void
  readonly log: Log
  readonly clock: BotClock
  readonly pause?: Pause
  /** Teams' limits unless given. */
  readonly limiter?: RateLimiter
  /** How much one person may ask for; 600 writings and presses a minute unless given. */
  readonly personLimiter?: RateLimiter
  /** How long somebody who types waits without a word, and a turn for a greeting. */
  readonly patienceMs?: number
  /** How long a press may take before it is answered without its outcome. */
  readonly pressLimitMs?: number
  /** Further settings of botbuilder's authentication, for another cloud. */
  readonly authentication?: AuthenticationSettings
}

/** Null: every tenant, which is right only without credentials. */
export const tenantOf = ({ teams, credentials }: BotOptions): string | null =>
  teams.tenantId ?? credentials?.tenantId ?? null

/** Where the configuration says that the bot announces; null: where the app is installed. */
export const configuredChannel = (options: BotOptions): ChannelReference | null => {
  const { teams } = options
  const tenantId = tenantOf(options)
  if (teams.channelId === null || teams.serviceUrl === null || tenantId === null) return null
  const { channelId, serviceUrl, teamId } = teams
  const isGroup = teamId !== null && !teamId.startsWith('19:')
  return {
    channelId,
    serviceUrl,
    tenantId,
    teamId: isGroup ? null : teamId,
    groupId: isGroup ? teamId : null,
  }
}
