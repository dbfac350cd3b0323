import { createServer } from 'node:http'
import { teamsUser } from '../../../bot/demo/teams/stand-in.js'
import { closed, listening, SERVICE_URL } from '../../bot/behind-tokens.js'
import { BAD_SIGNATURES } from '../../bot/identity-provider.js'
import { channelActivity, OF_EACH_TYPE } from '../../bot/raw-activity.js'
import type { Attempts } from './attempts.js'
import type { Answer, ServiceWorld } from './service-world.js'

/** Who tries: whatever is found under this name at the end has had an effect. */
export const MALLORY = teamsUser('Mallory de Afuera')

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const soon = (): number => Math.floor(Date.now() / 1_000)

type Headers = Readonly<Record<string, string>>

const badHeaders = ({ provider }: ServiceWorld): Readonly<Record<string, Headers>> => ({
  none: {},
  'an empty one': bearer(''),
  'no JWT': bearer('abc'),
  'three words': bearer('a.b.c'),
  'another scheme': { authorization: `Basic ${provider.token()}` },
  'no scheme': { authorization: provider.token() },
  'in the address of the header': { 'x-authorization': `Bearer ${provider.token()}` },
  'another bot': bearer(provider.token({ aud: 'another' })),
  'no bot': bearer(provider.token({ aud: '' })),
  'another issuer': bearer(provider.token({ iss: 'https://evil.example' })),
  'an issuer that looks alike': bearer(provider.token({ iss: 'https://api.botframework.com.evil.example' })),
  'the issuer of the emulator': bearer(
    provider.token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
  ),
  expired: bearer(provider.token({ exp: soon() - 3_600 })),
  'of tomorrow': bearer(provider.token({ nbf: soon() + 86_400, exp: soon() + 90_000 })),
  'another service URL': bearer(provider.token({ serviceurl: 'https://smba.trafficmanager.net/emea/' })),
  'no service URL': bearer(provider.token({ serviceurl: undefined })),
  ...Object.fromEntries(BAD_SIGNATURES.map((how) => [how, bearer(provider.badly(how))])),
})

const isUnauthorized = ({ status, body }: Answer): boolean =>
  status === 401 && body === '{"code":"Unauthorized"}'

const onCase = (locator: string) => ({
  value: { action: { verb: 'reservation.close', data: { locator, reason: 'other' } } },
})

const activityOf = (world: ServiceWorld, type: string, locator: string, changes: object = {}) =>
  channelActivity(world, MALLORY, {
    serviceUrl: SERVICE_URL,
    ...OF_EACH_TYPE[type],
    ...(type === 'invoke' ? onCase(locator) : {}),
    ...changes,
  })

/** Every kind of activity with every kind of token that is none. */
export const tryTokens = async (world: ServiceWorld, locator: string, attempts: Attempts): Promise<void> => {
  for (const [name, headers] of Object.entries(badHeaders(world)))
    for (const type of Object.keys(OF_EACH_TYPE)) {
      const answer = await world.post(activityOf(world, type, locator), headers)
      attempts.note('forged tokens', isUnauthorized(answer) ? null : `${name}, ${type}: ${answer.status}`)
    }
  const broken: readonly unknown[] = [{}, [], 'x', 7, { serviceUrl: 'https://evil.example/' }]
  for (const body of broken) {
    const answer = await world.post(body, bearer(world.provider.badly('forged')))
    attempts.note(
      'forged tokens',
      isUnauthorized(answer) ? null : `${JSON.stringify(body)}: ${answer.status}`,
    )
  }
}

const serviceUrls = (port: number): readonly string[] => [
  `http://127.0.0.1:${port}/`,
  `http://localhost:${port}/`,
  `http://[::1]:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://2130706433:${port}/`,
  `http://0x7f.1:${port}/`,
  `http://0.0.0.0:${port}/`,
  `https://smba.trafficmanager.net@127.0.0.1:${port}/`,
  `https://smba.trafficmanager.net:443@127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}#smba.trafficmanager.net`,
  `https://127.0.0.1:${port}\\@smba.trafficmanager.net/`,
  'https://user:secret@smba.trafficmanager.net/amer/',
  'https://smba.trafficmanager.net:8443/amer/',
  'http://smba.trafficmanager.net/amer/',
  'https://smba.trafficmanager.net.evil.example/amer/',
  'https://evil-smba.trafficmanager.net/amer/',
  'https://evil.trafficmanager.net/amer/',
  'https://trafficmanager.net/',
  'https://smba.trafficmanager.nеt/amer/',
  'https://smba%2etrafficmanager.net.evil.example/',
  'https://169.254.169.254/metadata/instance',
  'https://directline.botframework.com/',
  'https://evil.example/smba.trafficmanager.net/',
  'https://evil.example/?https://smba.trafficmanager.net/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'data:text/plain,a',
  '//smba.trafficmanager.net/',
  'smba.trafficmanager.net',
  '',
]

const fileMessage = (world: ServiceWorld, downloadUrl: string) =>
  channelActivity(world, MALLORY, {
    serviceUrl: SERVICE_URL,
    conversation: { id: 'a:mallory', conversationType: 'personal', tenantId: world.teams.place.tenantId },
    channelData: { tenant: { id: world.teams.place.tenantId } },
    entities: [],
    text: 'importar',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'clientes.csv',
        content: { downloadUrl },
      },
    ],
  })

/** Good tokens that name addresses which the bot may not speak to, and a server there that hears of it if it does. */
export const tryAddresses = async (
  world: ServiceWorld,
  locator: string,
  attempts: Attempts,
): Promise<void> => {
  let visits = 0
  const canary = createServer((_request, response) => {
    visits += 1
    response.end('{}')
  })
  const { port } = new URL(await listening(canary))
  const visited = (before: number): boolean => visits > before
  for (const serviceUrl of serviceUrls(Number(port)))
    for (const type of ['message', 'invoke', 'installationUpdate']) {
      const before = visits
      const headers = bearer(world.provider.token({ serviceurl: serviceUrl }))
      const { status } = await world.post(activityOf(world, type, locator, { serviceUrl }), headers)
      // 400: there is none at all.
      const refused = status >= 400 && status < 500
      attempts.note(
        'service URLs',
        refused && !visited(before) ? null : `${serviceUrl}, ${type}: ${status}, ${visits - before} visits`,
      )
    }
  for (const address of serviceUrls(Number(port))) {
    const before = visits
    await world.post(fileMessage(world, address), bearer(world.provider.token({ serviceurl: SERVICE_URL })))
    attempts.note('addresses of files', visited(before) ? `${address} was visited` : null)
  }
  await closed(canary)
}
