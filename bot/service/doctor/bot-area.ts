import { probeWeb } from '../../../src/adapters/http-probe/index.js'
import type { Config } from '../../../src/config.js'
import type { Finding } from '../../../src/domain/finding.js'
import { judgeBotToken, judgeCard, judgeChannel, judgeEndpoint } from '../../../src/engine/doctor/bot.js'
import type { AccessTokens, Attempt } from '../../../src/ports.js'
import { CHANNEL_NOTE, type ChannelReference } from '../../conversations.js'
import { askForToken } from './ask-for-token.js'
import type { AreaChecks, DoctorWorld } from './world.js'

/** "Authenticate requests from your bot to the Bot Connector service". */
const CONNECTOR = 'https://api.botframework.com'
const AUTHORITY = 'https://login.microsoftonline.com'

/** Loaded only here: who has no credentials needs none of it. */
const botTokens = async ({ teams, azure }: Config): Promise<AccessTokens | null> => {
  const { credentials } = teams
  if (credentials === null) return null
  const { createAzureTokens } = await import('../../../src/adapters/oauth/azure-tokens.js')
  const { appId: clientId, tenantId } = credentials
  const credential =
    credentials.type === 'SingleTenant'
      ? { kind: 'secret' as const, secret: credentials.password }
      : { kind: 'managed_identity' as const }
  const authority = azure?.authority ?? AUTHORITY
  return createAzureTokens({ tenantId, clientId, credential, authority })(CONNECTOR)
}

const ownToken = async ({ config }: DoctorWorld): Promise<Finding> => {
  const tokens = await botTokens(config)
  return judgeBotToken(tokens && (await askForToken(tokens)), config.teams.credentials?.appId ?? null)
}

const channelOf = async ({ config, store }: DoctorWorld): Promise<ChannelReference | null> => {
  const { channelId, teamId, serviceUrl, credentials } = config.teams
  if (channelId === null) return (await store()).note<ChannelReference>(CHANNEL_NOTE)
  return { channelId, serviceUrl, teamId, groupId: null, tenantId: credentials?.tenantId ?? '' }
}

/** Loaded only when one is posted: the Bot Framework is the heaviest of all. */
const card = async (world: DoctorWorld, channel: ChannelReference | null): Promise<Attempt<null> | null> => {
  if (!world.postsCard || channel === null) return null
  const { postTestCard } = await import('./test-card.js')
  return postTestCard(world, channel)
}

const bot = async (world: DoctorWorld): Promise<readonly Finding[]> => {
  const { publicUrl } = world.config
  const url = publicUrl === null ? null : `${publicUrl}/api/messages`
  const channel = await channelOf(world)
  return [
    await ownToken(world),
    judgeEndpoint(url === null ? null : await probeWeb(url), url),
    judgeChannel(channel?.channelId ?? null),
    judgeCard(await card(world, channel)),
  ]
}

export const BOT_AREA: AreaChecks = { bot }

/** What can be asked every hour. Who runs a bot without credentials knows it: there is nothing to tell each time. */
export const BOT_CREDENTIALS: AreaChecks = {
  bot: async (world) => (world.config.teams.credentials === null ? [] : [await ownToken(world)]),
}
