import { afterEach, describe, expect, test } from 'vitest'
import { mayReadMetrics } from '../../bot/metrics.js'
import { startBotInTeams, type BotInTeams } from './bot-in-teams.js'

const TOKEN = 'a token for the monitor'

describe('who may read the metrics', () => {
  test.each([
    ['this machine', '127.0.0.1', {}, true],
    ['this machine by IPv6', '::1', {}, true],
    ['this machine by IPv4 in IPv6', '::ffff:127.0.0.1', {}, true],
    ['another one', '192.0.2.7', {}, false],
    ['nobody knows who', undefined, {}, false],
    ['somebody behind a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }, false],
    ['somebody behind another kind of proxy', '127.0.0.1', { forwarded: 'for=192.0.2.7' }, false],
    ['who has the token', '192.0.2.7', { authorization: `Bearer ${TOKEN}` }, true],
    [
      'who has the token behind a proxy',
      '127.0.0.1',
      { 'x-forwarded-for': 'x', authorization: `Bearer ${TOKEN}` },
      true,
    ],
    ['who has a part of it', '192.0.2.7', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, false],
    ['who has an empty one', '192.0.2.7', { authorization: 'Bearer ' }, false],
  ])('%s', (_who, address, headers, may) => {
    expect(mayReadMetrics({ address, headers }, TOKEN)).toBe(may)
  })

  test('nobody from outside while there is no token', () => {
    const headers = { authorization: 'Bearer null' }
    expect(mayReadMetrics({ address: '192.0.2.7', headers }, null)).toBe(false)
  })
})

describe('the page', () => {
  let world: BotInTeams
  const calls: string[] = []

  const start = async (): Promise<void> => {
    calls.length = 0
    world = await startBotInTeams({
      metrics: {
        token: TOKEN,
        page: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'up 1\n' }),
        cardCalled: (what, outcome) => void calls.push(`${what} ${outcome}`),
      },
    })
  }

  afterEach(() => world.stop())

  test('is handed to a neighbour as it is', async () => {
    await start()
    const answer = await fetch(`${world.url}/metrics`)
    expect([answer.status, await answer.text()]).toEqual([200, 'up 1\n'])
    expect(answer.headers.get('content-type')).toContain('version=0.0.4')
  })

  test('is kept from who comes through a proxy without the token', async () => {
    await start()
    const headers = { 'x-forwarded-for': '192.0.2.7' }
    expect((await fetch(`${world.url}/metrics`, { headers })).status).toBe(401)
    const authorization = `Bearer ${TOKEN}`
    expect((await fetch(`${world.url}/metrics`, { headers: { ...headers, authorization } })).status).toBe(200)
  })

  test('is not there where nothing is counted', async () => {
    world = await startBotInTeams()
    expect((await fetch(`${world.url}/metrics`)).status).toBe(404)
  })

  test('counts cards by how their posting ended', async () => {
    await start()
    await world.teams.install()
    world.engine.announce('MailResumed', { facts: { actor: 'Ana' } })
    await world.engine.drained()
    world.teams.fail({ kind: 'status', status: 413 }, { method: 'POST' })
    world.engine.announce('MailResumed', { facts: { actor: 'Ana' } })
    await world.engine.drained()
    expect(calls.slice(-2)).toEqual(['thread posted', 'thread failed'])
  })
})
