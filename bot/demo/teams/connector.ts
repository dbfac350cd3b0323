import { personalChatId } from './identities.js'
import { asList, asObject, asText } from './json.js'
import type { Json, JsonObject } from './json.js'
import type { TeamsPlace, TeamsUser } from './model.js'
import type { RateGuard } from './rate.js'
import { badArgument, conversationNotFound, notInRoster } from './refusal.js'
import { readWireActivity } from './wire-activity.js'
import type { World } from './world.js'

export interface ConnectorState {
  readonly place: TeamsPlace
  readonly world: World
  readonly rate: RateGuard
  readonly members: () => readonly TeamsUser[]
  readonly installed: () => boolean
}

export interface ConnectorAnswer {
  readonly status: number
  readonly body: Json
}

type Route = (state: ConnectorState, ids: readonly string[], body: Json) => ConnectorAnswer

const botAuthor = (place: TeamsPlace) => ({ id: place.bot.id, name: place.bot.name, isBot: true })

const memberJson = (user: TeamsUser): JsonObject => ({
  id: user.id,
  name: user.name,
  objectId: user.aadObjectId,
  aadObjectId: user.aadObjectId,
  tenantId: user.tenantId,
  userRole: user.role,
})

const post = (state: ConnectorState, conversationId: string, body: Json): ConnectorAnswer => {
  const activity = readWireActivity(body)
  state.rate.count(conversationId)
  if (activity.type !== 'message') return { status: 201, body: { id: '0' } }
  const made = state.world.post(conversationId, botAuthor(state.place), activity)
  // A split message has two ids, and Teams names neither.
  const [only, ...others] = made.postIds
  return { status: 201, body: only && others.length === 0 ? { id: only } : {} }
}

const startThread = (state: ConnectorState, parameters: JsonObject): ConnectorAnswer => {
  const channelId = asText(asObject(asObject(parameters['channelData'])['channel'])['id'])
  if (!channelId) throw badArgument('channelData.channel.id is required')
  const activity = readWireActivity(parameters['activity'] ?? null)
  state.rate.count(channelId)
  const made = state.world.post(channelId, botAuthor(state.place), activity)
  const [only, ...others] = made.postIds
  const activityId = only && others.length === 0 ? { activityId: only } : {}
  return { status: 201, body: { id: made.threadId, ...activityId } }
}

const startChat = (state: ConnectorState, parameters: JsonObject): ConnectorAnswer => {
  const [wanted, ...others] = asList(parameters['members']).map((member) => asText(asObject(member)['id']))
  if (!wanted || others.length > 0) throw badArgument('A personal chat has exactly one member')
  const user = state.members().find((member) => member.id === wanted || member.aadObjectId === wanted)
  if (!user) throw badArgument('Bad format of conversation ID')
  const id = personalChatId(user)
  state.world.openChat(id)
  const first = parameters['activity']
    ? asText(asObject(post(state, id, parameters['activity']).body)['id'])
    : null
  return { status: 201, body: { id, ...(first ? { activityId: first } : {}) } }
}

const createConversation: Route = (state, _ids, body) => {
  const parameters = asObject(body)
  return parameters['isGroup'] === true ? startThread(state, parameters) : startChat(state, parameters)
}

const listMembers = (state: ConnectorState): JsonObject[] => state.members().map(memberJson)

const oneMember: Route = (state, [, wanted]) => {
  const user = state.members().find((member) => member.id === wanted || member.aadObjectId === wanted)
  if (!user) throw conversationNotFound()
  return { status: 200, body: memberJson(user) }
}

const teamDetails: Route = ({ place }) => ({
  status: 200,
  body: { id: place.team.id, name: place.team.name, aadGroupId: place.team.aadGroupId, channelCount: 2 },
})

const ROUTES: readonly { readonly method: string; readonly path: RegExp; readonly run: Route }[] = [
  { method: 'POST', path: /^\/v3\/conversations$/, run: createConversation },
  {
    method: 'POST',
    path: /^\/v3\/conversations\/([^/]+)\/activities$/,
    run: (state, [conversation = ''], body) => post(state, conversation, body),
  },
  {
    method: 'POST',
    path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
    run: (state, [conversation = ''], body) => post(state, conversation, body),
  },
  {
    method: 'PUT',
    path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
    run: (state, [conversation = '', id = ''], body) => {
      const activity = readWireActivity(body)
      state.rate.count(conversation)
      state.world.update(conversation, id, activity)
      return { status: 200, body: { id } }
    },
  },
  {
    method: 'DELETE',
    path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
    run: (state, [conversation = '', id = '']) => {
      state.world.remove(conversation, id)
      return { status: 200, body: null }
    },
  },
  {
    method: 'GET',
    path: /^\/v3\/conversations\/([^/]+)\/members$/,
    run: (state) => ({ status: 200, body: listMembers(state) }),
  },
  {
    method: 'GET',
    path: /^\/v3\/conversations\/([^/]+)\/pagedmembers$/,
    run: (state) => ({ status: 200, body: { members: listMembers(state) } }),
  },
  { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, run: oneMember },
  { method: 'GET', path: /^\/v3\/teams\/([^/]+)$/, run: teamDetails },
  {
    method: 'GET',
    path: /^\/v3\/teams\/([^/]+)\/conversations$/,
    run: ({ place }) => ({
      status: 200,
      body: { conversations: [{ id: place.team.id }, { id: place.channel.id, name: place.channel.name }] },
    }),
  },
]

/**
 * One call of the connector REST API, as Teams answers it:
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 * @throws ConnectorRefusal
 */
export const answerConnector = (
  state: ConnectorState,
  method: string,
  path: string,
  body: Json,
): ConnectorAnswer => {
  const route = ROUTES.find((candidate) => candidate.method === method && candidate.path.test(path))
  if (!route) throw conversationNotFound()
  if (!state.installed()) throw notInRoster()
  const ids = (route.path.exec(path) ?? []).slice(1).map(decodeURIComponent)
  return route.run(state, ids, body)
}
