import { basis, conversationOf, inThread, teamOf } from './activities.js'
import type { Envelope, ThreadKey } from './activities.js'
import type { JsonObject } from './json.js'
import type { TeamsUser } from './model.js'

/** Who came and who went, as Teams tells a bot: the app itself, or people. */

export type Membership = 'add' | 'remove'

/** Of the team, with the channel that was chosen for the app. */
const inTeam = (envelope: Envelope, user: TeamsUser, extra: JsonObject): JsonObject => ({
  ...basis(envelope, user),
  conversation: conversationOf({ id: envelope.place.channel.id, kind: 'channel' }, envelope.place.tenantId),
  channelData: {
    team: teamOf(envelope.place),
    tenant: { id: envelope.place.tenantId },
    settings: { selectedChannel: { id: envelope.place.channel.id } },
    ...extra,
  },
})

const changed = (action: Membership, members: readonly JsonObject[]): JsonObject => ({
  type: 'conversationUpdate',
  [action === 'add' ? 'membersAdded' : 'membersRemoved']: members,
})

const accountOf = ({ id, aadObjectId }: TeamsUser): JsonObject => ({ id, aadObjectId })

const eventType = (action: Membership): string => (action === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved')

/** The two activities that tell of the app in the team. */
export const appInTeam = (envelope: Envelope, user: TeamsUser, action: Membership): readonly JsonObject[] => [
  { ...inTeam(envelope, user, { source: { name: 'message' } }), type: 'installationUpdate', action },
  {
    ...inTeam(envelope, user, { eventType: eventType(action) }),
    ...changed(action, [{ id: envelope.place.bot.id }]),
  },
]

/** The two activities that tell of the app in a personal or a group chat. */
export const appInChat = (
  envelope: Envelope,
  chat: ThreadKey,
  user: TeamsUser,
  action: Membership,
): readonly JsonObject[] => [
  { ...inThread(envelope, chat, user), type: 'installationUpdate', action },
  { ...inThread(envelope, chat, user), ...changed(action, [{ id: envelope.place.bot.id }]) },
]

/** Somebody came into the team, or left it. */
export const personInTeam = (
  envelope: Envelope,
  by: TeamsUser,
  user: TeamsUser,
  action: Membership,
): JsonObject => ({
  ...inTeam(envelope, by, { eventType: eventType(action) }),
  ...changed(action, [accountOf(user)]),
})
