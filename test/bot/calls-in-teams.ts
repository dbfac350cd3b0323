import { BotAdapter } from '../../bot/adapter.js'
import { createRateLimiter } from '../../bot/announcing/rate-limiter.js'
import type { ChannelReference } from '../../bot/conversations.js'
import { DEMO_PLACE, type TeamsStandIn } from '../../bot/demo/teams/stand-in.js'
import { createTeamsCalls, type TeamsCalls } from '../../bot/teams-calls.js'
import { recordingLog, type LogLine } from './bot-in-teams.js'

/** Real calls to the stand-in, whose waits take no time. */
export const callsOf = (log: LogLine[] = []): TeamsCalls =>
  createTeamsCalls({
    adapter: new BotAdapter(null),
    limiter: createRateLimiter([]),
    isServiceUrlAllowed: () => true,
    log: recordingLog(log),
    pause: async () => undefined,
    signal: new AbortController().signal,
    attempts: 2,
  })

export const channelIn = (teams: TeamsStandIn): ChannelReference => ({
  serviceUrl: teams.serviceUrl,
  tenantId: DEMO_PLACE.tenantId,
  channelId: DEMO_PLACE.channel.id,
  teamId: DEMO_PLACE.team.id,
  groupId: null,
})
