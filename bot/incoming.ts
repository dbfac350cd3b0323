import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { ActionSource, Actor } from '../src/contract.js'
import type { ChannelReference } from './conversations.js'

/** Activities are JSON from outside: what is used of them is read here, and nowhere else. */

const identified = z.object({ id: z.string() })

const channelData = z
  .object({
    tenant: identified.optional(),
    team: z.object({ id: z.string().optional(), aadGroupId: z.string().optional() }).optional(),
    channel: identified.optional(),
    settings: z.object({ selectedChannel: identified.optional() }).optional(),
  })
  .catch({})

/** Where an activity comes from. */
export interface Origin {
  readonly tenantId: string | null
  readonly teamId: string | null
  readonly groupId: string | null
  readonly channelId: string | null
  readonly serviceUrl: string
}

export const originOf = (activity: Activity): Origin => {
  const { tenant, team, channel, settings } = channelData.parse(activity.channelData ?? {})
  return {
    tenantId: tenant?.id ?? activity.conversation?.tenantId ?? null,
    teamId: team?.id ?? null,
    groupId: team?.aadGroupId ?? null,
    // The channel that was chosen when the app was added; the team's own id is that of its General channel.
    channelId: settings?.selectedChannel?.id ?? channel?.id ?? team?.id ?? null,
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

/** Who acts: the Entra object id where Teams gives one, which it does for everybody but other bots. */
export const actorOf = (activity: Activity): Actor => {
  const id = activity.from.aadObjectId ?? activity.from.id
  return { id, name: activity.from.name || id }
}

const MENTION = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: identified,
})

/** The text without the mention of the bot itself, on one line. */
export const spokenText = (activity: Activity): string => {
  const mentions = (activity.entities ?? []).flatMap((entity) => {
    const mention = MENTION.safeParse(entity)
    return mention.success && mention.data.mentioned.id === activity.recipient.id ? [mention.data.text] : []
  })
  const text = mentions.reduce((rest, mention) => rest.replaceAll(mention, ' '), activity.text ?? '')
  return text.replaceAll('&nbsp;', ' ').replaceAll(/\s+/gu, ' ').trim()
}

const pressData = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]).transform(String).catch(''),
)

/** What a press brings: the button's data and the card's inputs, all as text. */
export type PressData = Readonly<Record<string, string>>

export const pressDataOf = (value: unknown): PressData | null => {
  const data = pressData.safeParse(value)
  return data.success && typeof data.data['verb'] === 'string' ? data.data : null
}

const invokeValue = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).optional() }),
})

/** The same of an `adaptiveCard/action` invoke. */
export const invokeDataOf = (value: unknown): PressData | null => {
  const invoke = invokeValue.safeParse(value)
  if (!invoke.success) return null
  const { verb, data } = invoke.data.action
  return pressDataOf({ ...(verb === undefined ? {} : { verb }), ...data })
}

/** Names of cards are ours; what else a client may have put there is not worth keeping. */
const CARD_NAME = /^[a-z][a-z-]{0,29}$/u

export const pressSourceOf = (activity: Activity, { verb = '', card = '' }: PressData): ActionSource => ({
  kind: 'card',
  card: CARD_NAME.test(card) ? card : null,
  verb,
  messageId: activity.replyToId ?? null,
})
