import type { Attempt } from '../../../src/ports.js'
import { BotAdapter } from '../../adapter.js'
import { pause } from '../../ambient.js'
import { createChannelPoster } from '../../announcing/channel-poster.js'
import { createRateLimiter } from '../../announcing/rate-limiter.js'
import type { ChannelReference } from '../../conversations.js'
import { isServiceUrlAllowed, TEAMS_SERVICE_HOSTS } from '../../service-url.js'
import { createTeamsCalls } from '../../teams-calls.js'
import { TEST_CARD } from '../../texts/test-card.js'
import type { DoctorWorld } from './world.js'

const posterOf = ({ config, log }: DoctorWorld) => {
  const { credentials } = config.teams
  const appPassword = credentials?.type === 'SingleTenant' ? credentials.password : null
  const calls = createTeamsCalls({
    adapter: new BotAdapter(credentials && { ...credentials, appPassword }),
    limiter: createRateLimiter(),
    isServiceUrlAllowed: (url) => isServiceUrlAllowed(url, TEAMS_SERVICE_HOSTS, credentials === null),
    log,
    pause,
    signal: new AbortController().signal,
    attempts: 1,
  })
  return createChannelPoster(calls)
}

/** One card in the channel, which says of itself that it is a trial. Never rejects. */
export const postTestCard = async (world: DoctorWorld, channel: ChannelReference): Promise<Attempt<null>> => {
  const body = [{ type: 'TextBlock', text: TEST_CARD, wrap: true }]
  try {
    const card = { type: 'AdaptiveCard' as const, version: '1.5' as const, body }
    await posterOf(world).startThread(channel, { card, summary: TEST_CARD })
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, answer: error instanceof Error ? error.message : String(error) }
  }
}
