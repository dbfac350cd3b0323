import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { ChannelReference } from './conversations.js'

const identified = z.object({ id: z.string() })

const channelData = z
  .object({
    tenant: identified.optional(),
    team: z.object({ id: z.string().optional(), aadGroupId: z.string().optional() }).optional(),
    channel: identified.optional(),
    settings: z.object({ selectedChannel: identified.optional() }).optional(),
  })
  .catch({})

export type PlaceKind = 'channel' | 'groupChat' | 'personal'

/** Where an activity comes from. */
export interface Origin {
  readonly kind: PlaceKind
  /** Every tenant that the activity names, each once. */
  readonly tenantIds: readonly string[]
  readonly tenantId: string | null
  readonly teamId: string | null
  readonly groupId: string | null
  readonly channelId: string | null
  readonly serviceUrl: string
}

type ChannelData = z.infer<typeof channelData>

/** Some activities name no type: a team or a channel is only in those of a channel. */
const placeOf = ({ conversation }: Activity, { team, channel }: ChannelData): PlaceKind => {
  if (team || channel || conversation.conversationType === 'channel') return 'channel'
  return conversation.conversationType === 'groupChat' || conversation.isGroup ? 'groupChat' : 'personal'
}

/** The channel that was chosen when the app was added; else where it was said. The team's own id is that of its General channel. */
const channelIdOf = (kind: PlaceKind, { conversation }: Activity, data: ChannelData): string | null => {
  if (kind !== 'channel') return null
  const ofThread = /^19:[^;]+(?=;messageid=)/u.exec(conversation.id)?.[0]
  return data.settings?.selectedChannel?.id ?? data.channel?.id ?? ofThread ?? data.team?.id ?? null
}

const isText = (value: string | undefined): value is string => value !== undefined && value !== ''

export const originOf = (activity: Activity): Origin => {
  const data = channelData.parse(activity.channelData ?? {})
  const kind = placeOf(activity, data)
  const tenantIds = [...new Set([data.tenant?.id, activity.conversation.tenantId].filter(isText))]
  return {
    kind,
    tenantIds,
    tenantId: tenantIds[0] ?? null,
    teamId: data.team?.id ?? null,
    groupId: data.team?.aadGroupId ?? null,
    channelId: channelIdOf(kind, activity, data),
    serviceUrl: activity.serviceUrl,
  }
}

export const channelOf = (origin: Origin): ChannelReference | null =>
  origin.channelId === null || origin.tenantId === null || origin.teamId === null
    ? null
    : {
        serviceUrl: origin.serviceUrl,
        tenantId: origin.tenantId,
        channelId: origin.channelId,
        teamId: origin.teamId,
        groupId: origin.groupId,
      }
