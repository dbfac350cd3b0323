import type { CardAction } from './card-actions.js'
import type { Json, JsonObject } from './json.js'
import type { TeamsPlace, TeamsThread, TeamsUser } from './model.js'

/** Activities as Teams sends them to a bot. */

export interface Envelope {
  readonly place: TeamsPlace
  readonly serviceUrl: string
  readonly now: string
  readonly activityId: string
}

const ENTITY_CLIENT: JsonObject = {
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

const basis = ({ place, serviceUrl, now, activityId }: Envelope): JsonObject => ({
  id: activityId,
  timestamp: now,
  channelId: 'msteams',
  serviceUrl,
  recipient: { id: place.bot.id, name: place.bot.name },
  locale: 'es-CL',
})

const conversationOf = (thread: Pick<TeamsThread, 'id' | 'kind'>, tenantId: string): JsonObject =>
  thread.kind === 'channel'
    ? { id: thread.id, isGroup: true, conversationType: 'channel', tenantId }
    : { id: thread.id, conversationType: 'personal', tenantId }

const teamOf = (place: TeamsPlace): JsonObject => ({
  id: place.team.id,
  name: place.team.name,
  aadGroupId: place.team.aadGroupId,
})

const channelDataOf = (place: TeamsPlace, thread: Pick<TeamsThread, 'kind'>, user: TeamsUser): JsonObject => {
  const tenant = { id: user.tenantId }
  if (thread.kind === 'personal') return { tenant }
  return {
    teamsChannelId: place.channel.id,
    teamsTeamId: place.team.id,
    channel: { id: place.channel.id },
    team: teamOf(place),
    tenant,
  }
}

const inThread = (
  envelope: Envelope,
  thread: Pick<TeamsThread, 'id' | 'kind'>,
  user: TeamsUser,
): JsonObject => ({
  ...basis(envelope),
  from: from(user),
  conversation: conversationOf(thread, user.tenantId),
  channelData: channelDataOf(envelope.place, thread, user),
})

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** In a channel the bot is mentioned, and Teams puts the mention into the text. */
export const messageActivity = (
  envelope: Envelope,
  thread: Pick<TeamsThread, 'id' | 'kind'>,
  user: TeamsUser,
  text: string,
  mention: boolean,
): JsonObject => {
  const { bot } = envelope.place
  const at = `<at>${bot.name}</at>`
  const entity = { type: 'mention', mentioned: { id: bot.id, name: bot.name }, text: at }
  const span = `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">${bot.name}</span>&nbsp;`
  return {
    ...inThread(envelope, thread, user),
    type: 'message',
    textFormat: 'plain',
    text: mention ? `${at} ${text}` : text,
    attachments: [{ contentType: 'text/html', content: `<p>${mention ? span : ''}${escapeHtml(text)}</p>` }],
    entities: mention ? [entity, ENTITY_CLIENT] : [ENTITY_CLIENT],
  }
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export const executeActivity = (
  envelope: Envelope,
  thread: TeamsThread,
  user: TeamsUser,
  postId: string,
  action: Pick<CardAction, 'verb' | 'data' | 'title'>,
): JsonObject => ({
  ...inThread(envelope, thread, user),
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: postId,
  value: {
    action: { type: 'Action.Execute', title: action.title, verb: action.verb, data: action.data },
    trigger: 'manual',
  },
})

/** A press on Action.Submit is a message without text. */
export const submitActivity = (
  envelope: Envelope,
  thread: TeamsThread,
  user: TeamsUser,
  postId: string,
  data: Json,
): JsonObject => ({
  ...inThread(envelope, thread, user),
  type: 'message',
  replyToId: postId,
  value: data,
})

const inTeam = (envelope: Envelope, user: TeamsUser, extra: JsonObject): JsonObject => ({
  ...basis(envelope),
  from: from(user),
  conversation: {
    id: envelope.place.channel.id,
    isGroup: true,
    conversationType: 'channel',
    tenantId: envelope.place.tenantId,
  },
  channelData: {
    team: teamOf(envelope.place),
    tenant: { id: envelope.place.tenantId },
    settings: { selectedChannel: { id: envelope.place.channel.id } },
    ...extra,
  },
})

export const installationActivity = (
  envelope: Envelope,
  user: TeamsUser,
  action: 'add' | 'remove',
): JsonObject => ({
  ...inTeam(envelope, user, { source: { name: 'message' } }),
  type: 'installationUpdate',
  action,
})

export const botMembershipActivity = (
  envelope: Envelope,
  user: TeamsUser,
  action: 'add' | 'remove',
): JsonObject => ({
  ...inTeam(envelope, user, { eventType: action === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved' }),
  type: 'conversationUpdate',
  [action === 'add' ? 'membersAdded' : 'membersRemoved']: [{ id: envelope.place.bot.id }],
})
