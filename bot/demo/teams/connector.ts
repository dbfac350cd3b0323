import { startConversation } from './connector-conversations.js'
import { listMembers, oneMember, pagedMembers } from './connector-members.js'
import type { ConnectorAnswer, ConnectorState, Route } from './connector-state.js'
import { botAuthor, refuseWhereAbsent } from './connector-state.js'
import type { Json } from './json.js'
import type { WireActivity } from './model.js'
import { badArgument, conversationNotFound } from './refusal.js'
import { readWireActivity } from './wire-activity.js'

const refuseFileOutsideChat = (
  state: ConnectorState,
  conversationId: string,
  { files }: WireActivity,
): void => {
  if (files.length > 0 && state.world.thread(conversationId)?.kind !== 'personal')
    throw badArgument('File cards are for personal chats only')
}

const post: Route = (state, { ids: [conversationId = ''], body }) => {
  refuseWhereAbsent(state, conversationId)
  const activity = readWireActivity(body)
  refuseFileOutsideChat(state, conversationId, activity)
  state.rate.count(conversationId)
  if (activity.type !== 'message') return { status: 201, body: { id: '0' } }
  const made = state.world.post(conversationId, botAuthor(state.place), activity)
  // A split message has two ids, and Teams names neither.
  const [only, ...others] = made.postIds
  return { status: 201, body: only && others.length === 0 ? { id: only } : {} }
}

const update: Route = (state, { ids: [conversationId = '', id = ''], body }) => {
  refuseWhereAbsent(state, conversationId)
  const activity = readWireActivity(body)
  state.rate.count(conversationId)
  state.world.update(conversationId, id, activity)
  return { status: 200, body: { id } }
}

const remove: Route = (state, { ids: [conversationId = '', id = ''] }) => {
  refuseWhereAbsent(state, conversationId)
  state.world.remove(conversationId, id)
  return { status: 200, body: null }
}

const teamDetails: Route = ({ place }) => ({
  status: 200,
  body: { id: place.team.id, name: place.team.name, aadGroupId: place.team.aadGroupId, channelCount: 2 },
})

const teamChannels: Route = ({ place }) => ({
  status: 200,
  body: {
    conversations: [
      { id: place.team.id, name: null },
      { id: place.channel.id, name: place.channel.name },
    ],
  },
})

const ROUTES: readonly { readonly method: string; readonly path: RegExp; readonly run: Route }[] = [
  { method: 'POST', path: /^\/v3\/conversations$/, run: startConversation },
  { method: 'POST', path: /^\/v3\/conversations\/([^/]+)\/activities$/, run: post },
  { method: 'POST', path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, run: post },
  { method: 'PUT', path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, run: update },
  { method: 'DELETE', path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, run: remove },
  { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/members$/, run: listMembers },
  { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/pagedmembers$/, run: pagedMembers },
  { method: 'GET', path: /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, run: oneMember },
  { method: 'GET', path: /^\/v3\/teams\/([^/]+)$/, run: teamDetails },
  { method: 'GET', path: /^\/v3\/teams\/([^/]+)\/conversations$/, run: teamChannels },
]

/**
 * One call of the connector REST API, as Teams answers it:
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 * @throws ConnectorRefusal
 */
export const answerConnector = (
  state: ConnectorState,
  method: string,
  { pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>,
  body: Json,
): ConnectorAnswer => {
  const route = ROUTES.find((candidate) => candidate.method === method && candidate.path.test(pathname))
  if (!route) throw conversationNotFound()
  const ids = (route.path.exec(pathname) ?? []).slice(1).map(decodeURIComponent)
  return route.run(state, { ids, query: searchParams, body })
}
