import type { TurnContext } from 'botbuilder'
import { faultText, type Log } from './ambient.js'
import type { BotAdapter } from './adapter.js'
import type { Conversations } from './conversations.js'
import { statusOf } from './announcing/delivery.js'
import { actorOf, originOf } from './incoming.js'
import { barred, type Level, type Role } from './permission.js'
import { withTimeLimit } from './time-limit.js'

export interface AccessRules {
  /** Null: every tenant, which is right only without credentials. */
  readonly tenantId: string | null
  /** `19:…` or the group's GUID; null: the team that the bot was installed in. */
  readonly teamId: string | null
  /** Entra object ids of who may do everything, whether Teams knows them as members or not. */
  readonly adminIds: readonly string[]
}

export interface Access {
  /** False for an activity from another tenant, or from another team than ours: it must have no effect. */
  admits(context: TurnContext): Promise<boolean>
  /**
   * Why who wrote or pressed may not do this, as a sentence; null when they may. A refusal is logged.
   * `what` names it in the log: a command or a button's verb, never what was typed.
   */
  refusal(context: TurnContext, needs: Level, what: string): Promise<string | null>
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
  const admins = new Set(rules.adminIds.map((id) => id.toLowerCase()))
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

  const lookUp = async (userId: string): Promise<Role> => {
    const channel = await conversations.channel()
    if (!channel) return 'member'
    const client = await adapter.connector(channel.serviceUrl)
    const found = await client.conversations.getConversationMember(
      channel.teamId ?? channel.channelId,
      userId,
    )
    return 'userRole' in found && found.userRole === 'guest' ? 'guest' : 'member'
  }

  const ask = async (userId: string): Promise<Role> => {
    try {
      return await withTimeLimit(LOOKUP_LIMIT_MS, lookUp(userId))
    } catch (fault) {
      if (statusOf(fault) === 404) return 'outsider'
      log.warn({ fault: faultText(fault), status: statusOf(fault) }, 'The roster could not be read')
      return 'unknown'
    }
  }

  const roleOf = async (context: TurnContext, id: string): Promise<Role> => {
    if (admins.has(id.toLowerCase())) return 'admin'
    const remembered = known.get(id)
    if (remembered && elapsed() - remembered.at < REMEMBERED_MS) return remembered.role
    const role = await ask(context.activity.from.id)
    if (role !== 'unknown') known.set(id, { role, at: elapsed() })
    return role
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
    refusal: async (context, needs, what) => {
      const { id } = actorOf(context.activity)
      const role = await roleOf(context, id)
      const sentence = barred({ role, id }, needs, admins.size > 0)
      if (sentence !== null) {
        const { channelId, tenantId } = originOf(context.activity)
        log.warn({ who: id, role, what, needs, channel: channelId, tenant: tenantId }, 'Refused by role')
      }
      return sentence
    },
  }
}
