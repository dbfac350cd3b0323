import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampleView } from '../fixtures/views/samples.js'
import { PAULA, startBotInTeams, type BotInTeams } from './bot-in-teams.js'
import { BAD_SIGNATURES, startIdentityProvider, type IdentityProvider } from './identity-provider.js'
import { OF_EACH_TYPE, channelActivity, deliver } from './raw-activity.js'

/** Real tokens at the real endpoint. Nobody answers at the service URL, so what is looked at is what reaches the engine. */
const SERVICE_URL = 'https://smba.trafficmanager.net/amer/'

let provider: IdentityProvider
let world: BotInTeams

beforeAll(async () => {
  provider = await startIdentityProvider()
})

afterAll(() => provider.stop())

beforeEach(async () => {
  world = await startBotInTeams({
    credentials: provider.credentials,
    authentication: provider.settings,
    adminIds: [PAULA.aadObjectId],
    teams: { tenantId: provider.credentials.tenantId },
  })
  world.engine.putReservation(sampleView())
})

afterEach(() => world.stop())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const activityOf = (type: string, changes: object = {}) =>
  channelActivity(world, PAULA, {
    serviceUrl: SERVICE_URL,
    channelData: {
      tenant: { id: provider.credentials.tenantId },
      team: { id: '19:equipo@thread.tacv2' },
      channel: { id: '19:canal@thread.tacv2' },
    },
    conversation: {
      id: '19:canal@thread.tacv2;messageid=1',
      conversationType: 'channel',
      tenantId: provider.credentials.tenantId,
    },
    ...OF_EACH_TYPE[type],
    ...changes,
  })

const TYPES = Object.keys(OF_EACH_TYPE)

const soon = (): number => Math.floor(Date.now() / 1_000)

/** Headers that must not be let in. */
const BAD: Readonly<Record<string, () => Record<string, string>>> = {
  'no token': () => ({}),
  'an empty token': () => bearer(''),
  'no JWT at all': () => bearer('abc'),
  'a token under another scheme': () => ({ authorization: `Basic ${provider.token()}` }),
  'a token without a scheme': () => ({ authorization: provider.token() }),
  'a token for another bot': () => bearer(provider.token({ aud: 'another' })),
  'a token of another issuer': () => bearer(provider.token({ iss: 'https://evil.example' })),
  'an expired token': () => bearer(provider.token({ exp: soon() - 3_600 })),
  'a token of tomorrow': () => bearer(provider.token({ nbf: soon() + 86_400, exp: soon() + 90_000 })),
  'a token for another service URL': () =>
    bearer(provider.token({ serviceurl: 'https://smba.trafficmanager.net/emea/' })),
  'a token for no service URL': () => bearer(provider.token({ serviceurl: undefined })),
  ...Object.fromEntries(
    BAD_SIGNATURES.map((how) => [`a bad signature (${how})`, () => bearer(provider.badly(how))]),
  ),
}

describe.each(TYPES)('a %s', (type) => {
  test('with a good token is let in', async () => {
    expect((await deliver(world, activityOf(type), bearer(provider.token()))).status).toBe(200)
  })

  test.each(Object.keys(BAD))('with %s is a 401 and nothing else', async (name) => {
    const answer = await deliver(world, activityOf(type), BAD[name]?.())
    expect(answer).toEqual({ status: 401, body: '{"code":"Unauthorized"}' })
    expect(world.engine.executed).toEqual([])
    expect(world.engine.notes).toEqual(new Map())
    expect(world.log.map(({ message }) => message)).toEqual(['Refused a request without a valid token'])
  })
})

describe('without a good token nothing else is said of', () => {
  const WRONG: Readonly<Record<string, (token: string) => Promise<{ status: number; body: string }>>> = {
    'a service URL that is not allowed': (token) =>
      deliver(world, activityOf('message', { serviceUrl: 'https://evil.example/' }), bearer(token)),
    'an activity of another channel': (token) =>
      deliver(world, activityOf('message', { channelId: 'directline' }), bearer(token)),
    'an activity of the emulator': (token) =>
      deliver(world, activityOf('message', { channelId: 'emulator' }), bearer(token)),
    'no activity at all': (token) => deliver(world, {}, bearer(token)),
  }

  test.each(Object.keys(WRONG))('%s', async (name) => {
    for (const token of ['', 'abc', provider.badly('forged'), provider.token({ aud: 'another' })])
      expect(await WRONG[name]?.(token)).toEqual({ status: 401, body: '{"code":"Unauthorized"}' })
  })

  test('a body that is larger than it may be, which is not read', async () => {
    expect((await deliver(world, { text: 'x'.repeat(300_000) })).status).toBe(401)
  })
})

describe('what a good token lets in', () => {
  const press = (changes: object = {}) =>
    deliver(world, activityOf('invoke', changes), bearer(provider.token()))

  test('has its effect', async () => {
    const { body } = await press()
    expect(body).toContain('application/vnd.microsoft.card.adaptive')
    expect(world.engine.executed.map(({ command }) => command.type)).toEqual(['resend'])
  })

  test('has none when it comes from another tenant, which has tokens too', async () => {
    const tenantId = '00000000-0000-0000-0000-00000000dead'
    const { status, body } = await press({
      channelData: { tenant: { id: tenantId } },
      conversation: { id: 'a:1', conversationType: 'personal', tenantId },
    })
    expect([status, body]).toEqual([200, expect.stringContaining('Este bot atiende sólo al equipo')])
    expect(world.engine.executed).toEqual([])
  })

  test('is of Teams: whoever writes on another channel of the bot could say anything about tenants', async () => {
    const { status } = await press({ channelId: 'directline' })
    expect(status).toBe(403)
    expect(world.engine.executed).toEqual([])
  })

  test.each([
    'http://127.0.0.1:9/',
    'https://evil.example/',
    'http://smba.trafficmanager.net/amer/',
    'https://directline.botframework.com/',
  ])('does not have the bot answer at %s', async (serviceUrl) => {
    const headers = bearer(provider.token({ serviceurl: serviceUrl }))
    expect((await deliver(world, activityOf('invoke', { serviceUrl }), headers)).status).toBe(403)
    expect(world.engine.executed).toEqual([])
  })
})

test('keys that cannot be fetched are a 503, so that the connector tries again', async () => {
  const away = await startBotInTeams({
    credentials: provider.credentials,
    authentication: {
      ...provider.settings,
      ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:9/openid',
      ToBotFromEmulatorOpenIdMetadataUrl: 'http://127.0.0.1:9/openid',
    },
  })
  const answer = await deliver(away, activityOf('message'), bearer(provider.token()))
  expect(answer.status).toBe(503)
  await away.stop()
})
