import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAX_BODY_BYTES } from '../../bot/request-body.js'
import { startBotInTeams, type BotInTeams } from './bot-in-teams.js'

let world: BotInTeams

beforeAll(async () => {
  world = await startBotInTeams()
})

afterAll(() => world.stop())

const post = (body: Buffer, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${world.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: new Uint8Array(body),
  })

describe('a body that says it is packed', () => {
  test.each([
    ['and is not, which ended the process', Buffer.from('no gzip at all'), 'gzip'],
    ['and unpacks into 100 MB', gzipSync(Buffer.alloc(100_000_000, ' ')), 'gzip'],
    ['in another way', Buffer.from('{}'), 'br'],
    ['in a way that is none', Buffer.from('{}'), 'identity, gzip'],
  ])('%s is not read', async (_name, body, encoding) => {
    const before = process.memoryUsage().rss
    expect((await post(body, { 'content-encoding': encoding })).status).toBe(415)
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
  })
})

describe('a body', () => {
  test('of the largest size is read, and one byte more is not', async () => {
    const filled = (size: number): Buffer => Buffer.from(JSON.stringify('x'.repeat(size - 2)))
    expect((await post(filled(MAX_BODY_BYTES))).status).toBe(400)
    expect((await post(filled(MAX_BODY_BYTES + 1))).status).toBe(413)
  })

  test('cannot reach the prototypes of objects', async () => {
    const hostile = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
    expect((await post(Buffer.from(hostile))).status).toBe(400)
    expect('polluted' in {}).toBe(false)
  })

  test('nested deeper than anybody nests is answered', async () => {
    expect((await post(Buffer.from('['.repeat(100_000)))).status).toBe(400)
    expect((await post(Buffer.from('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)))).status).toBe(400)
  })
})
