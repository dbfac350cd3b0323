import { createServer } from 'node:http'
import { CHANNEL_NOTE, type ChannelReference } from '../../bot/conversations.js'
import { DEMO_PLACE, startTeamsStandIn } from '../../bot/demo/teams/stand-in.js'
import { freePorts, portOf } from '../servers/ports.js'
import { configOf, keep, lookAt, worldOf, type Condition } from './looking.js'

const plain: Condition = (folder) => lookAt('bot', worldOf(configOf(folder)))

const nobodyThere: Condition = async (folder) => {
  const [port = 0] = await freePorts(1)
  return lookAt('bot', worldOf(configOf(folder, { PUBLIC_URL: `http://127.0.0.1:${port}` })))
}

/** A proxy, with nobody behind it. */
const proxyAlone: Condition = async (folder) => {
  const proxy = createServer((_request, response) => response.writeHead(502).end('Bad Gateway'))
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', () => resolve()))
  try {
    return await lookAt('bot', worldOf(configOf(folder, { PUBLIC_URL: `http://127.0.0.1:${portOf(proxy)}` })))
  } finally {
    proxy.closeAllConnections()
    proxy.close()
  }
}

/** Teams answers 403 where the app was taken out of the team. */
const appTakenOut: Condition = async (folder) => {
  const teams = await startTeamsStandIn()
  const channel: ChannelReference = {
    serviceUrl: teams.serviceUrl,
    tenantId: DEMO_PLACE.tenantId,
    channelId: DEMO_PLACE.channel.id,
    teamId: DEMO_PLACE.team.id,
    groupId: null,
  }
  try {
    const config = configOf(folder)
    await keep(config, (store) =>
      store.transact({ notes: [CHANNEL_NOTE] }, (tx) => tx.putNote(CHANNEL_NOTE, channel)),
    )
    return await lookAt('bot', worldOf(config, { postsCard: true }))
  } finally {
    await teams.stop()
  }
}

export const BOT = {
  bot_without_credentials: plain,
  bot_unreachable: nobodyThere,
  bot_endpoint_wrong: proxyAlone,
  bot_channel_unknown: plain,
  bot_card_refused: appTakenOut,
}
