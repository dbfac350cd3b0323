import type { ConnectorState, Route } from './connector-state.js'
import { refuseWhereAbsent } from './connector-state.js'
import type { TeamsUser } from './model.js'
import { conversationNotFound, memberNotFound } from './refusal.js'
import { isNamed, memberJson, memberPage, pageSizeOf } from './roster.js'

const isOfTeam = ({ place }: ConnectorState, id: string): boolean =>
  [place.team.id, place.channel.id].some((known) => id === known || id.startsWith(`${known};`))

/** Who is in the conversation: all of the team in a channel, the people of a chat. */
const membersOf = (state: ConnectorState, conversationId: string): readonly TeamsUser[] => {
  refuseWhereAbsent(state, conversationId)
  if (isOfTeam(state, conversationId)) return state.roster.team()
  const memberIds = state.world.thread(conversationId)?.memberIds
  if (!memberIds) throw conversationNotFound()
  return state.roster.everybody().filter(({ id }) => memberIds.includes(id))
}

export const listMembers: Route = (state, { ids: [conversation = ''] }) => ({
  status: 200,
  body: membersOf(state, conversation).map(memberJson),
})

export const pagedMembers: Route = (state, { ids: [conversation = ''], query }) => ({
  status: 200,
  body: memberPage(
    membersOf(state, conversation),
    state.rosterPageSize ?? pageSizeOf(query.get('pageSize')),
    query.get('continuationToken'),
  ),
})

export const oneMember: Route = (state, { ids: [conversation = '', wanted = ''] }) => {
  const user = membersOf(state, conversation).find((member) => isNamed(member, wanted))
  if (!user) throw memberNotFound(404)
  return { status: 200, body: memberJson(user) }
}
