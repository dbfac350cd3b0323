import { createServer } from 'node:http'
import { teamsUser } from '../../../bot/demo/teams/stand-in.js'
import { closed, listening, SERVICE_URL } from '../../bot/behind-tokens.js'
import { BAD_SIGNATURES } from '../../bot/identity-provider.js'
import { channelActivity, OF_EACH_TYPE } from '../../bot/raw-activity.js'
import type { Attempts } from './attempts.js'
import { DRIVE_HOST, leadingTo } from './drive.js'
import { PAULA, waitFor, type Answer, type ServiceWorld } from './service-world.js'

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

/** The same machine, in the ways in which it can be written. */
const ownAddresses = (port: number): readonly string[] => [
  `http://127.0.0.1:${port}/`,
  `http://localhost:${port}/`,
  `http://[::1]:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://2130706433:${port}/`,
  `http://0x7f.1:${port}/`,
  `http://0.0.0.0:${port}/`,
]

const serviceUrls = (port: number): readonly string[] => [
  ...ownAddresses(port),
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

/** Strangers' words in the service's output: of each address that it refused, and of what it asked for all the same. */
const countOf = (world: ServiceWorld, words: string): number => world.heard().split(words).length - 1

const ASKED = 'ASKED OF A STRANGER'

interface Canary {
  readonly port: number
  visits(): number
  stop(): Promise<void>
}

/** A server on loopback that nobody has any business with. */
const startCanary = async (): Promise<Canary> => {
  let visits = 0
  const server = createServer((_request, response) => {
    visits += 1
    response.end('{}')
  })
  const { port } = new URL(await listening(server))
  return { port: Number(port), visits: () => visits, stop: () => closed(server) }
}

/** Good tokens that name addresses which the bot may not speak to, and a server there that hears of it if it does. */
export const tryAddresses = async (
  world: ServiceWorld,
  locator: string,
  attempts: Attempts,
): Promise<void> => {
  const canary = await startCanary()
  const asked = (): number => canary.visits() + countOf(world, ASKED)
  for (const serviceUrl of serviceUrls(canary.port))
    for (const type of ['message', 'invoke', 'installationUpdate']) {
      const before = asked()
      const headers = bearer(world.provider.token({ serviceurl: serviceUrl }))
      const { status } = await world.post(activityOf(world, type, locator, { serviceUrl }), headers)
      // 400: there is none at all.
      const refused = status >= 400 && status < 500
      attempts.note(
        'service URLs',
        refused && asked() === before ? null : `${serviceUrl}, ${type}: ${status}, ${asked() - before} asked`,
      )
    }
  await tryFiles(world, canary, asked, attempts)
  await canary.stop()
}

const fileMessage = (world: ServiceWorld, downloadUrl: string) =>
  channelActivity(world, PAULA, {
    serviceUrl: SERVICE_URL,
    conversation: { id: 'a:paula', conversationType: 'personal', tenantId: world.teams.place.tenantId },
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

/** That are no drive of anybody's, on their own or behind a redirect. */
const fileAddresses = (port: number): readonly string[] => [
  ...ownAddresses(port),
  `https://127.0.0.1:${port}/`,
  `https://${DRIVE_HOST}@127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}#${DRIVE_HOST}`,
  `https://${DRIVE_HOST}:8443/a`,
  `http://${DRIVE_HOST}/a`,
  `https://user:secret@${DRIVE_HOST}/a`,
  `https://${DRIVE_HOST}.evil.example/a`,
  'https://evilsharepoint.com/a',
  'https://169.254.169.254/metadata/instance',
  'http://169.254.169.254/latest/meta-data/',
  'http://metadata.google.internal/computeMetadata/v1/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://10.0.0.1/',
  'https://evil.example/a.csv',
  'file:///etc/passwd',
  'data:text/plain,a',
  'gopher://127.0.0.1/',
]

const REFUSED = 'Refused a file address'
const FILE_LIMIT_MS = 10_000
const STEPS = [0, 1, 2, 3] as const

/** The one who may import names a file. A try on which the service never said no has shown nothing. */
const tryFiles = async (
  world: ServiceWorld,
  canary: Canary,
  asked: () => number,
  attempts: Attempts,
): Promise<void> => {
  const of = 'addresses of files'
  const headers = bearer(world.provider.token({ serviceurl: SERVICE_URL }))
  const give = (address: string): Promise<Answer> => world.post(fileMessage(world, address), headers)
  const until = (look: () => boolean): Promise<boolean> => waitFor(async () => look(), FILE_LIMIT_MS)
  await give(`https://${DRIVE_HOST}/clientes.csv`)
  const isRead = await until(() => world.drive.visits() > 0)
  attempts.note(of, isRead ? null : 'a good one is not asked for either')
  for (const address of fileAddresses(canary.port))
    for (const steps of STEPS) {
      const before = { asked: asked(), refused: countOf(world, REFUSED), visits: world.drive.visits() }
      await give(leadingTo(address, steps))
      const refused = await until(() => countOf(world, REFUSED) > before.refused)
      const what = `${address}, ${steps} redirects before it`
      const isSteady = world.drive.visits() - before.visits === steps && asked() === before.asked
      attempts.note(of, refused && isSteady ? null : `${what}: ${refused ? 'asked for' : 'not refused'}`)
    }
}
