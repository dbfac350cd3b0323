import type { TurnContext } from 'botbuilder'
import { faultText, type Log } from './ambient.js'
import type { BotAdapter } from './adapter.js'
import type { Conversations } from './conversations.js'
import { statusOf } from './announcing/delivery.js'
import { actorOf, originOf } from './incoming.js'
import { withTimeLimit } from './time-limit.js'

/**
 * What somebody may do. `unknown`: Teams could not be asked.
 * Members operate, guests read, people of the tenant who are not in the team do neither.
 */
export type Role = 'member' | 'guest' | 'outsider' | 'unknown'

export interface AccessRules {
  /** Null: every tenant, which is right only without credentials. */
  readonly tenantId: string | null
  /** `19:…` or the group's GUID; null: the team that the bot was installed in. */
  readonly teamId: string | null
  /** Entra object ids that may operate wherever they stand. */
  readonly adminIds: readonly string[]
}

export interface Access {
  /** False for an activity from another tenant, or from another team than ours: it must have no effect. */
  admits(context: TurnContext): Promise<boolean>
  roleOf(context: TurnContext): Promise<Role>
}

export interface AccessOptions {
  readonly rules: AccessRules
  readonly conversations: Pick<Conversations, 'channel'>
  readonly adapter: Pick<BotAdapter, 'connector'>
  readonly log: Log
  /** Milliseconds that only grow. */
  readonly elapsed?: () => number
}

/** Long enough to spare Teams a call for every press, short enough that who left the team is soon out. */
const REMEMBERED_MS = 5 * 60_000
const LOOKUP_LIMIT_MS = 5_000

export const createAccess = ({ rules, conversations, adapter, log, ...rest }: AccessOptions): Access => {
  const elapsed = rest.elapsed ?? (() => performance.now())
  const known = new Map<string, { readonly role: Role; readonly at: number }>()

  const teamsKnown = async (): Promise<readonly string[]> => {
    if (rules.teamId !== null) return [rules.teamId]
    const channel = await conversations.channel()
    return [channel?.teamId, channel?.groupId].filter((id) => typeof id === 'string')
  }

  const isOurTeam = async (ids: readonly (string | null)[]): Promise<boolean> => {
    const teams = await teamsKnown()
    const given = ids.filter((id) => id !== null)
    return teams.length === 0 || given.length === 0 || given.some((id) => teams.includes(id))
  }

  const lookUp = async (context: TurnContext, userId: string): Promise<Role> => {
    const channel = await conversations.channel()
    if (!channel) return 'member'
    const client = await adapter.connector(channel.serviceUrl)
    const found = await client.conversations.getConversationMember(
      channel.teamId ?? channel.channelId,
      userId,
    )
    return 'userRole' in found && found.userRole === 'guest' ? 'guest' : 'member'
  }

  const ask = async (context: TurnContext, userId: string): Promise<Role> => {
    try {
      return await withTimeLimit(LOOKUP_LIMIT_MS, lookUp(context, userId))
    } catch (fault) {
      if (statusOf(fault) === 404) return 'outsider'
      log.warn({ fault: faultText(fault), status: statusOf(fault) }, 'The roster could not be read')
      return 'unknown'
    }
  }

  return {
    admits: async ({ activity }) => {
      const origin = originOf(activity)
      const admitted =
        (rules.tenantId === null || origin.tenantId === rules.tenantId) &&
        (await isOurTeam([origin.teamId, origin.groupId]))
      if (!admitted)
        log.warn(
          { tenant: origin.tenantId, team: origin.teamId, type: activity.type },
          'Refused a foreign activity',
        )
      return admitted
    },
    roleOf: async (context) => {
      const { id } = actorOf(context.activity)
      if (rules.adminIds.includes(id)) return 'member'
      const remembered = known.get(id)
      if (remembered && elapsed() - remembered.at < REMEMBERED_MS) return remembered.role
      const role = await ask(context, context.activity.from.id)
      if (role !== 'unknown') known.set(id, { role, at: elapsed() })
      return role
    },
  }
}
