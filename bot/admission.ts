import { TeamsInfo, type TurnContext } from 'botbuilder'
import { faultText, type Log } from './ambient.js'
import type { Conversations } from './conversations.js'
import { originOf, type Origin } from './origin.js'
import { withTimeLimit } from './time-limit.js'

/** Where activities may come from. A personal or a group chat names only its tenant; who is in it is looked up in the team. */
export interface AdmissionRules {
  /** Null: every tenant, which is right only without credentials. */
  readonly tenantId: string | null
  /** `19:…` or the group's GUID; null: the team that the bot was installed in. */
  readonly teamId: string | null
  /** Besides the one where the bot announces; empty: every channel of the team. */
  readonly channelIds: readonly string[]
}

/** Decides for each activity, of whatever type, whether it may have any effect. */
export interface Admission {
  /** False for what comes from another tenant, team or channel; that is logged, without its content. */
  readonly admits: (context: TurnContext) => Promise<boolean>
  /** Whether the bot may make its home in this channel. */
  readonly isChannelAllowed: (channelId: string) => Promise<boolean>
}

export interface AdmissionOptions {
  readonly rules: AdmissionRules
  readonly conversations: Pick<Conversations, 'channel'>
  readonly log: Log
}

const LOOKUP_LIMIT_MS = 5_000

/** They are about the team as a whole, and name whichever channel somebody happened to choose. */
const OF_THE_TEAM = ['installationUpdate', 'conversationUpdate']

const isText = (value: string | null | undefined): value is string => typeof value === 'string'

export const createAdmission = ({ rules, conversations, log }: AdmissionOptions): Admission => {
  const groups = new Map<string, string>()

  const isOurTenant = ({ tenantIds }: Origin): boolean =>
    rules.tenantId === null || (tenantIds.length > 0 && tenantIds.every((id) => id === rules.tenantId))

  const ourTeam = async (): Promise<readonly string[]> => {
    if (rules.teamId !== null) return [rules.teamId]
    const channel = await conversations.channel()
    return [channel?.teamId, channel?.groupId].filter(isText)
  }

  /** Messages name their team by its `19:…` alone; where it was configured by its GUID, Teams is asked once. */
  const groupOf = async (context: TurnContext, { teamId, groupId }: Origin): Promise<string | null> => {
    if (groupId !== null || teamId === null) return groupId
    const known = groups.get(teamId)
    if (known) return known
    try {
      const details = await withTimeLimit(LOOKUP_LIMIT_MS, TeamsInfo.getTeamDetails(context, teamId))
      if (details.aadGroupId) groups.set(teamId, details.aadGroupId)
      return details.aadGroupId ?? null
    } catch (fault) {
      log.warn({ fault: faultText(fault), team: teamId }, 'A team could not be looked up')
      return null
    }
  }

  /** While no team is known, any may become ours: the app can only be added by somebody of the tenant. */
  const isOurTeam = async (context: TurnContext, origin: Origin): Promise<boolean> => {
    const ours = await ourTeam()
    if (ours.length === 0 || ours.some((id) => id === origin.teamId || id === origin.groupId)) return true
    if (origin.channelId !== null && origin.channelId === (await conversations.channel())?.channelId)
      return true
    const isNamedByGroup = ours.every((id) => !id.startsWith('19:'))
    return isNamedByGroup && ours.includes((await groupOf(context, origin)) ?? '')
  }

  const isChannelAllowed: Admission['isChannelAllowed'] = async (channelId) =>
    rules.channelIds.length === 0 ||
    rules.channelIds.includes(channelId) ||
    channelId === (await conversations.channel())?.channelId

  const foreignBy = async (
    context: TurnContext,
    origin: Origin,
  ): Promise<'tenant' | 'team' | 'channel' | null> => {
    if (!isOurTenant(origin)) return 'tenant'
    if (origin.kind !== 'channel') return null
    if (!(await isOurTeam(context, origin))) return 'team'
    if (OF_THE_TEAM.includes(context.activity.type)) return null
    return (await isChannelAllowed(origin.channelId ?? '')) ? null : 'channel'
  }

  return {
    isChannelAllowed,
    admits: async (context) => {
      const origin = originOf(context.activity)
      const foreign = await foreignBy(context, origin)
      if (foreign === null) return true
      const { kind, tenantIds, teamId, channelId } = origin
      const { type } = context.activity
      log.warn(
        { foreign, type, kind, tenants: tenantIds, team: teamId, channel: channelId },
        'Refused a foreign activity',
      )
      return false
    },
  }
}
