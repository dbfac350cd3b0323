import type { JsonObject } from './json.js'
import type { TeamsPlace, TeamsThread, TeamsUser } from './model.js'

/** What every activity of Teams carries, whatever it tells. */

export interface Envelope {
  readonly place: TeamsPlace
  readonly serviceUrl: string
  readonly now: string
  readonly activityId: string
}

/** What of a conversation stands in an activity. */
export type ThreadKey = Pick<TeamsThread, 'id' | 'kind'>

export const ENTITY_CLIENT: JsonObject = {
  type: 'clientInfo',
  locale: 'es-CL',
  country: 'CL',
  platform: 'Web',
  timezone: 'America/Santiago',
}

const from = (user: TeamsUser): JsonObject => ({
  id: user.id,
  name: user.name,
  aadObjectId: user.aadObjectId,
})

export const basis = ({ place, serviceUrl, now, activityId }: Envelope, user: TeamsUser): JsonObject => ({
  id: activityId,
  timestamp: now,
  channelId: 'msteams',
  serviceUrl,
  from: from(user),
  recipient: { id: place.bot.id, name: place.bot.name },
  locale: 'es-CL',
})

export const conversationOf = ({ id, kind }: ThreadKey, tenantId: string): JsonObject => ({
  id,
  conversationType: kind,
  tenantId,
  ...(kind === 'personal' ? {} : { isGroup: true }),
})

export const teamOf = (place: TeamsPlace): JsonObject => ({
  id: place.team.id,
  name: place.team.name,
  aadGroupId: place.team.aadGroupId,
})

/** A chat, of one or of several, names only the tenant. */
const channelDataOf = (place: TeamsPlace, thread: ThreadKey, user: TeamsUser): JsonObject => {
  const tenant = { id: user.tenantId }
  if (thread.kind !== 'channel') return { tenant }
  return {
    teamsChannelId: place.channel.id,
    teamsTeamId: place.team.id,
    channel: { id: place.channel.id },
    team: teamOf(place),
    tenant,
  }
}

export const inThread = (envelope: Envelope, thread: ThreadKey, user: TeamsUser): JsonObject => ({
  ...basis(envelope, user),
  conversation: conversationOf(thread, user.tenantId),
  channelData: channelDataOf(envelope.place, thread, user),
})
