import type { Activity } from 'botbuilder'
import { faultText, type Log } from './ambient.js'
import type { BotAdapter } from './adapter.js'
import { statusOf } from './announcing/delivery.js'
import type { Conversations } from './conversations.js'
import { actorOf } from './incoming.js'
import { originOf } from './origin.js'
import { barred, type Level, type Role } from './permission.js'
import type { Roster } from './roster.js'
import { NO_TEAM_YET } from './texts/permission.js'
import { withTimeLimit } from './time-limit.js'

/** Who may do what: asked at every command and every press, since a channel's card is the same for all. */
export interface Access {
  /**
   * Why who wrote or pressed may not do this, as a sentence; null when they may. A refusal is logged.
   * `what` names it in the log: a command or a button's verb, never what was typed. It may be asked after the turn.
   */
  refusal(activity: Activity, needs: Level, what: string): Promise<string | null>
}

export interface AccessOptions {
  /** Entra object ids of who may do everything, whether Teams knows them as members or not. */
  readonly adminIds: readonly string[]
  /** True only without credentials: while no team is known, everybody is taken for a member. */
  readonly open: boolean
  readonly conversations: Pick<Conversations, 'channel'>
  /** Spares a call where it has just been read. */
  readonly roster: Pick<Roster, 'known'>
  readonly adapter: Pick<BotAdapter, 'connector'>
  readonly log: Log
  /** Milliseconds that only grow. */
  readonly elapsed?: () => number
}

/** Where the members of the team are asked for. */
interface TeamAddress {
  readonly serviceUrl: string
  readonly conversationId: string
}

/** Long enough to spare Teams a call for every press, short enough that who left the team is soon out. */
const REMEMBERED_MS = 5 * 60_000
const LOOKUP_LIMIT_MS = 5_000

export const createAccess = ({ conversations, roster, adapter, log, ...options }: AccessOptions): Access => {
  const elapsed = options.elapsed ?? (() => performance.now())
  const admins = new Set(options.adminIds.map((id) => id.toLowerCase()))
  const known = new Map<string, { readonly role: Role; readonly at: number }>()

  /** Ours; while it is not known, the one that somebody writes from. */
  const teamOf = async (activity: Activity): Promise<TeamAddress | null> => {
    const channel = await conversations.channel()
    if (channel) {
      const { serviceUrl, teamId, channelId } = channel
      return { serviceUrl, conversationId: teamId ?? channelId }
    }
    const { serviceUrl, teamId } = originOf(activity)
    return teamId === null ? null : { serviceUrl, conversationId: teamId }
  }

  const lookUp = async ({ serviceUrl, conversationId }: TeamAddress, userId: string): Promise<Role> => {
    const client = await adapter.connector(serviceUrl)
    const found = await client.conversations.getConversationMember(conversationId, userId)
    return 'userRole' in found && found.userRole === 'guest' ? 'guest' : 'member'
  }

  const ask = async (team: TeamAddress, userId: string): Promise<Role> => {
    try {
      return await withTimeLimit(LOOKUP_LIMIT_MS, lookUp(team, userId))
    } catch (fault) {
      if (statusOf(fault) === 404) return 'outsider'
      log.warn({ fault: faultText(fault), status: statusOf(fault) }, 'The roster could not be read')
      return 'unknown'
    }
  }

  const roleIn = async (team: TeamAddress, activity: Activity): Promise<Role> => {
    const { id } = actorOf(activity)
    const remembered = known.get(id)
    if (remembered && elapsed() - remembered.at < REMEMBERED_MS) return remembered.role
    const member = await roster.known(activity.from.id)
    if (member) return member.guest ? 'guest' : 'member'
    const role = await ask(team, activity.from.id)
    if (role !== 'unknown') known.set(id, { role, at: elapsed() })
    return role
  }

  /** Null: there is no team to be of. */
  const roleOf = async (activity: Activity): Promise<Role | null> => {
    if (admins.has(actorOf(activity).id.toLowerCase())) return 'admin'
    const team = await teamOf(activity)
    if (team) return roleIn(team, activity)
    return options.open ? 'member' : null
  }

  return {
    refusal: async (activity, needs, what) => {
      const { id } = actorOf(activity)
      const role = await roleOf(activity)
      const sentence = role === null ? NO_TEAM_YET : barred({ role, id }, needs, admins.size > 0)
      if (sentence !== null) {
        const { kind, channelId, tenantId } = originOf(activity)
        log.warn(
          { who: id, role, what, needs, kind, channel: channelId, tenant: tenantId },
          'Refused by role',
        )
      }
      return sentence
    },
  }
}
