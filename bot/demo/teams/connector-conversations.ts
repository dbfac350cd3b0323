import { personalChatId } from './identities.js'
import { asList, asObject, asText } from './json.js'
import type { JsonObject } from './json.js'
import type { ConnectorAnswer, ConnectorState, Route } from './connector-state.js'
import { botAuthor } from './connector-state.js'
import type { TeamsUser } from './model.js'
import { badArgument, badSyntax, memberNotFound, notInRoster } from './refusal.js'
import { isNamed } from './roster.js'
import { readWireActivity } from './wire-activity.js'

/** The id of a first message, which Teams leaves out when it was split. */
const firstId = ([only, ...others]: readonly string[]): JsonObject =>
  only && others.length === 0 ? { activityId: only } : {}

const startThread = (state: ConnectorState, parameters: JsonObject): ConnectorAnswer => {
  if (!state.installed()) throw notInRoster()
  const channelId = asText(asObject(asObject(parameters['channelData'])['channel'])['id'])
  if (!channelId) throw badArgument('channelData.channel.id is required')
  const activity = readWireActivity(parameters['activity'] ?? null)
  state.rate.count(channelId)
  const made = state.world.post(channelId, botAuthor(state.place), activity)
  return { status: 201, body: { id: made.threadId, ...firstId(made.postIds) } }
}

const tenantIn = (parameters: JsonObject): string | null =>
  asText(parameters['tenantId']) ?? asText(asObject(asObject(parameters['channelData'])['tenant'])['id'])

const wantedMember = (parameters: JsonObject): string => {
  const [wanted, ...others] = asList(parameters['members']).map((member) => asText(asObject(member)['id']))
  if (!wanted || others.length > 0) throw badSyntax('A bot can only start a chat with exactly one person')
  return wanted
}

/**
 * A person of the team is reached by the `29:…` id while the app is in the team; who has the app for himself is reached
 * by the Entra object id too: https://github.com/MicrosoftDocs/msteams-docs/issues/11125
 */
const reachable = (state: ConnectorState, wanted: string): TeamsUser => {
  const user = state.roster.everybody().find((candidate) => isNamed(candidate, wanted))
  if (!user) throw memberNotFound(400)
  const hasApp = state.world.thread(personalChatId(user)) !== null
  const throughTeam = state.installed() && state.roster.team().includes(user) && wanted === user.id
  if (!hasApp && !throughTeam) throw notInRoster()
  return user
}

const startChat = (state: ConnectorState, parameters: JsonObject): ConnectorAnswer => {
  if (tenantIn(parameters) === null) throw badSyntax('Incorrect conversation creation parameters')
  const user = reachable(state, wantedMember(parameters))
  const activity = parameters['activity'] ? readWireActivity(parameters['activity']) : null
  const id = personalChatId(user)
  state.world.openChat({ id, kind: 'personal', memberIds: [user.id] })
  if (!activity) return { status: 201, body: { id } }
  state.rate.count(id)
  return {
    status: 201,
    body: { id, ...firstId(state.world.post(id, botAuthor(state.place), activity).postIds) },
  }
}

/** A thread in a channel, or a personal chat; bots start no group chats. */
export const startConversation: Route = (state, { body }) => {
  const parameters = asObject(body)
  return parameters['isGroup'] === true ? startThread(state, parameters) : startChat(state, parameters)
}
