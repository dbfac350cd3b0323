import { DEMO_PLACE, type TeamsUser } from '../../bot/demo/teams/stand-in.js'
import type { BotInTeams } from './bot-in-teams.js'

type Json = Readonly<Record<string, unknown>>

const { bot, channel, team, tenantId } = DEMO_PLACE

/** An activity of the channel, as Teams sends it, with whatever a test wants to be otherwise. */
export const channelActivity = (
  world: Pick<BotInTeams, 'teams'>,
  from: TeamsUser,
  changes: Json = {},
): Json => ({
  type: 'message',
  id: '1700000000001',
  channelId: 'msteams',
  serviceUrl: world.teams.serviceUrl,
  from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
  recipient: { id: bot.id, name: bot.name },
  conversation: {
    id: `${channel.id};messageid=1700000000001`,
    isGroup: true,
    conversationType: 'channel',
    tenantId,
  },
  channelData: { tenant: { id: tenantId }, team: { id: team.id }, channel: { id: channel.id } },
  text: `<at>${bot.name}</at> reenviar AAKLMNO`,
  entities: [{ type: 'mention', text: `<at>${bot.name}</at>`, mentioned: { id: bot.id, name: bot.name } }],
  ...changes,
})

/** What turns it into each other type that has a handler. */
export const OF_EACH_TYPE: Readonly<Record<string, Json>> = {
  message: {},
  invoke: {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb: 'reservation.resend', data: { locator: 'AAKLMNO' } } },
  },
  installationUpdate: { type: 'installationUpdate', action: 'add' },
  conversationUpdate: { type: 'conversationUpdate', membersAdded: [{ id: bot.id }] },
}

/** Straight to the endpoint; gives the status of the answer and its body. */
export const deliver = async (
  world: BotInTeams,
  activity: Json,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: string }> => {
  const answer = await fetch(`${world.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(activity),
  })
  return { status: answer.status, body: await answer.text() }
}
