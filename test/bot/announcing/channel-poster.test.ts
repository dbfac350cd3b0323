import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BotAdapter } from '../../../bot/adapter.js'
import { createChannelPoster, type ChannelPoster } from '../../../bot/announcing/channel-poster.js'
import { noticeCard } from '../../../bot/cards/views/notice.js'
import { DEMO_PLACE, startTeamsStandIn, type TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { createRateLimiter } from '../../../bot/announcing/rate-limiter.js'
import { PostFailed, createTeamsCalls } from '../../../bot/teams-calls.js'
import { recordingLog } from '../bot-in-teams.js'

let teams: TeamsStandIn
let waits: number[]

beforeEach(async () => {
  teams = await startTeamsStandIn()
  teams.connectBot('http://127.0.0.1:9/none')
  await teams.install().catch(() => undefined)
  waits = []
})

afterEach(() => teams.stop())

const posterWith = (changes: { callLimitMs?: number; allowed?: boolean } = {}): ChannelPoster =>
  createChannelPoster(
    createTeamsCalls({
      adapter: new BotAdapter(null),
      limiter: createRateLimiter([]),
      isServiceUrlAllowed: () => changes.allowed ?? true,
      log: recordingLog([]),
      pause: async (ms) => void waits.push(ms),
      signal: new AbortController().signal,
      random: () => 0,
      callLimitMs: changes.callLimitMs ?? 5_000,
      attempts: 3,
    }),
  )

const channel = () => ({
  serviceUrl: teams.serviceUrl,
  tenantId: DEMO_PLACE.tenantId,
  channelId: DEMO_PLACE.channel.id,
  teamId: DEMO_PLACE.team.id,
  groupId: null,
})

const post = (title = 'Hola') => ({ card: noticeCard({ tone: 'good', title }), summary: title })

const kindOf = async (work: Promise<unknown>): Promise<string> => {
  const fault: unknown = await work.catch((thrown: unknown) => thrown)
  return fault instanceof PostFailed ? fault.kind : 'done'
}

describe('posting', () => {
  test('gives the thread and its first message, which can then be updated', async () => {
    const poster = posterWith()
    const posted = await poster.startThread(channel(), post())
    expect(posted.conversationId).toBe(`${DEMO_PLACE.channel.id};messageid=${posted.activityId}`)
    await poster.update(channel(), posted, post('Adiós'))
    expect(teams.post(posted.activityId)?.edited).toBe(true)
  })

  test('waits as long as the connector asks', async () => {
    teams.fail({ kind: 'status', status: 429, retryAfterSeconds: 1 }, { method: 'POST', times: 4 })
    expect(await kindOf(posterWith().startThread(channel(), post()))).toBe('done')
    expect(teams.threads()).toHaveLength(1)
  })

  test('does not wait for a connector that hangs', async () => {
    teams.fail({ kind: 'hang' }, { method: 'POST', times: 3 })
    expect(await kindOf(posterWith({ callLimitMs: 50 }).startThread(channel(), post()))).toBe('retry')
    expect(waits).toEqual([500, 1_000])
  })

  test.each([
    [403, 'barred'],
    [413, 'refused'],
    [404, 'gone'],
  ])('does not repeat what was answered by %d', async (status, kind) => {
    teams.fail({ kind: 'status', status }, { method: 'POST' })
    expect(await kindOf(posterWith().startThread(channel(), post()))).toBe(kind)
    expect(waits).toEqual([])
  })

  test('never calls a service URL that is not allowed', async () => {
    expect(await kindOf(posterWith({ allowed: false }).startThread(channel(), post()))).toBe('barred')
    expect(teams.calls()).toEqual([])
  })
})
