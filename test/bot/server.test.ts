import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DocumentOwner } from '../../src/contract.js'
import { createSignedLinks } from '../../bot/signed-links.js'
import { sampleFinding } from '../fixtures/views/every-card/health.js'
import { sampleFile } from '../fixtures/views/samples.js'
import { startBotInTeams, type BotInTeams } from './bot-in-teams.js'

let world: BotInTeams

const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${world.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

const activity = (changes: object = {}): string =>
  JSON.stringify({
    type: 'event',
    id: '1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/amer/',
    conversation: { id: 'a:1' },
    from: { id: '29:1' },
    recipient: { id: '28:1' },
    ...changes,
  })

describe('without credentials', () => {
  beforeEach(async () => {
    world = await startBotInTeams()
  })

  afterEach(() => world.stop())

  test.each([
    ['an empty object', '{}', 400],
    ['no JSON', '{"type":', 400],
    ['a list', '[]', 400],
    ['a text', '"hola"', 400],
    ['nothing', '', 400],
    ['an activity without a conversation', activity({ conversation: undefined }), 400],
    [
      'an activity of a conversation with letters that no header takes',
      activity({ conversation: { id: 'a:\n1' } }),
      400,
    ],
    ['an activity whose text is none', activity({ text: {} }), 400],
    ['an activity whose sender has a list for a name', activity({ from: { id: '29:1', name: [] } }), 400],
    ['an activity with nobody among its members', activity({ membersAdded: [null] }), 400],
    ['an activity that answers to something strange', activity({ replyToId: { id: 1 } }), 400],
    ['an activity with nothing where nothing need be', activity({ text: null, entities: null }), 200],
    ['a service URL that is not of Teams', activity({ serviceUrl: 'https://evil.example/' }), 403],
    ['more than 256 KB', JSON.stringify({ type: 'x'.repeat(300_000) }), 413],
    ['an activity of another kind', activity(), 200],
  ])('%s gets its status', async (_name, body, status) => {
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toMatch(/\.js:|node_modules/u)
  })

  test('another content type is a bad request', async () => {
    const answer = await post(activity(), { 'content-type': 'text/plain' })
    expect(answer.status).toBe(400)
  })

  test('says nothing about what it runs on', async () => {
    const { headers } = await fetch(`${world.url}/healthz`)
    expect(headers.get('server') ?? '').toBe('')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  test('is alive, and ready while the engine answers', async () => {
    expect((await fetch(`${world.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${world.url}/readyz`)).status).toBe(200)
    world.engine.fail(new Error('closed'))
    expect((await fetch(`${world.url}/readyz`)).status).toBe(503)
    world.engine.fail(null)
  })

  test('stays ready while something outside is broken, and names it by its codes alone', async () => {
    const finding = sampleFinding({ subject: 'secreto@hotel.example', answer: 'NO secret' })
    world.engine.putStatus({
      health: {
        checkedAt: '2026-03-30T12:00:00.000Z',
        well: 3,
        looking: false,
        unwell: [{ finding, since: null }],
      },
    })
    const answer = await fetch(`${world.url}/readyz`)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      status: 'ready',
      mailboxes: [],
      failing: [{ check: 'imap.connection', code: 'imap_login_wrong' }],
    })
  })

  test('is not ready while nothing can be written down', async () => {
    world.engine.putStatus({ storeUsable: false })
    const answer = await fetch(`${world.url}/readyz`)
    expect([answer.status, await answer.json()]).toMatchObject([503, { status: 'not ready' }])
  })

  test('an unknown path is a 404', async () => {
    expect((await fetch(`${world.url}/admin`)).status).toBe(404)
  })

  test('listens on loopback only', async () => {
    await expect(world.bot.listen(0, '0.0.0.0')).rejects.toThrow('127.0.0.1 only')
  })
})

describe('a document', () => {
  const file = sampleFile('oc ñandú "1".pdf')
  const secret = 'a secret of at least thirty-two characters'
  const owner = { kind: 'reservation', locator: 'AAKLMNO' } as const
  const pathAt = (now: string, fileId = file.id, through: DocumentOwner = owner): string =>
    new URL(
      createSignedLinks({ secret, publicUrl: 'https://oc.example', now: () => Date.parse(now) }).linkTo(
        fileId,
        through,
      ) ?? '',
    ).pathname

  const valid = '2026-03-30T12:59:00.000Z'

  beforeEach(async () => {
    world = await startBotInTeams()
    world.engine.putDocument({ file, content: Buffer.from('%PDF-1.7 invented') }, owner)
  })

  afterEach(() => world.stop())

  test('is handed over as a file that no browser runs', async () => {
    const answer = await fetch(world.url + pathAt(valid))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('%PDF-1.7 invented')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="oc _and_ _1_.pdf"; filename*=UTF-8''oc%20%C3%B1and%C3%BA%20%221%22.pdf`,
      'cache-control': 'private, no-store',
    })
  })

  test('that is HTML is handed over as bytes', async () => {
    const page = { ...file, id: 'page', contentType: 'text/html' }
    world.engine.putDocument({ file: page, content: Buffer.from('<script>') })
    const answer = await fetch(world.url + pathAt(valid, 'page'))
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
  })

  test.each([
    ['an expired link', () => pathAt('2026-03-30T12:00:00.000Z'), 410],
    [
      'a document that its owner no longer gives out',
      () => pathAt(valid, file.id, { kind: 'archived_reservation', locator: 'AAKLMNO' }),
      404,
    ],
    ['a document that is gone', () => pathAt(valid, 'gone'), 404],
    ['a forged link', () => `${pathAt(valid).slice(0, -4)}AAAA`, 403],
    ['no token', () => '/files/x', 403],
    ['a folder', () => '/files/', 403],
    ['a folder by another name', () => '/files', 404],
    ['a way out of the folder', () => '/files/..%2f..%2fetc%2fpasswd', 403],
    ['the id of a document', () => `/files/${file.id}`, 403],
  ])('%s gets its status', async (_name, path, status) => {
    expect((await fetch(world.url + path())).status).toBe(status)
  })
})

test.each(['constructor', '__proto__'])(
  'an activity of the type %s is one that nobody knows',
  async (type) => {
    world = await startBotInTeams()
    const answer = await post(activity({ type, serviceUrl: world.teams.serviceUrl }))
    expect(answer.status).toBe(200)
    expect(world.log.filter(({ level }) => level === 'error')).toEqual([])
    await world.stop()
  },
)

test('a request that is cut off harms nobody', async () => {
  world = await startBotInTeams()
  await new Promise<void>((resolve) => {
    const cut = request(`${world.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '500' },
    })
    cut.on('error', () => resolve())
    cut.write('{"type":')
    setImmediate(() => cut.destroy())
  })
  expect((await fetch(`${world.url}/healthz`)).status).toBe(200)
  await world.stop()
})
