import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { portOf } from './ports.js'

/** How an identity provider refuses: `error` and `error_description` of RFC 6749, 5.2, as Entra and Google word them. */
export interface TokenRefusal {
  readonly status: number
  readonly error: string
  readonly description: string
  /** When it is to be asked again, where it says so. */
  readonly retryAfterSeconds?: number
}

interface Granted {
  readonly token: string
  readonly audience: string
  readonly expiresAt: number
  isRevoked: boolean
}

export interface TokenServer {
  /** For `AZURE_AUTHORITY`. */
  readonly authority: string
  /** For `GOOGLE_TOKEN_URL`. */
  readonly googleTokenUrl: string
  /** For `IDENTITY_ENDPOINT`, by which App Service gives a machine its own identity. */
  readonly identityEndpoint: string
  /** Where a mail server asks whose a token is (RFC 7662). */
  readonly introspectionUrl: string
  /** Forms that were posted to the token endpoint. */
  readonly requests: readonly URLSearchParams[]
  readonly granted: readonly Granted[]
  /** What it is like from now on. */
  become(next: Partial<TokenServerMood>): void
  /** Whose mailbox a token opens now; null: none. */
  mailboxOf(token: string): string | null
  /** Takes every token back that was given out. */
  revokeAll(): void
  stop(): Promise<void>
}

export interface TokenServerMood {
  /** Instead of a token: a refusal, no answer at all, or a connection that is cut. */
  readonly refuse: TokenRefusal | 'hang' | 'cut' | null
  /** The discovery of the tenant is answered with these words. */
  readonly unknownTenant: string | null
  /** Seconds. */
  readonly lifetime: number
  /** Which mailbox the introspection says that a token is good for. */
  readonly mailbox: string
  /** For which resource a token must be, to be good at the mail server. */
  readonly resource: string
  /** Application permissions that a token bears. */
  readonly roles: readonly string[]
  /** Claims that take the place of others. */
  readonly claims: Readonly<Record<string, unknown>>
  /** The mail server's question is not answered. */
  readonly introspectionIsAway: boolean
}

export const TENANT = '11111111-2222-3333-4444-555555555555'
export const CLIENT = '99999999-8888-7777-6666-555555555555'

const CALM: TokenServerMood = {
  refuse: null,
  unknownTenant: null,
  lifetime: 3_600,
  mailbox: 'controloc@hotel.example',
  resource: 'https://outlook.office365.com',
  roles: ['IMAP.AccessAsApp', 'SMTP.SendAsApp'],
  claims: {},
  introspectionIsAway: false,
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An unsigned JSON web token (RFC 7519, 6): nobody here checks a signature. */
const tokenOf = (audience: string, mood: TokenServerMood, serial: number): string => {
  const now = Math.floor(Date.now() / 1_000)
  const claims = {
    aud: audience,
    iss: `https://sts.windows.net/${TENANT}/`,
    tid: TENANT,
    appid: CLIENT,
    roles: mood.roles,
    iat: now,
    exp: now + mood.lifetime,
    jti: String(serial),
    ...mood.claims,
  }
  return `${part({ typ: 'JWT', alg: 'none' })}.${part(claims)}.`
}

/** An identity provider as Entra (client credentials) and Google (refresh token) are, with what can go wrong at one. */
export const startTokenServer = async (first: Partial<TokenServerMood> = {}): Promise<TokenServer> => {
  let mood: TokenServerMood = { ...CALM, ...first }
  const requests: URLSearchParams[] = []
  const granted: Granted[] = []

  const json = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }

  const grant = (form: URLSearchParams, response: ServerResponse): void => {
    const wanted = form.get('resource') ?? form.get('scope') ?? mood.resource
    const audience = wanted.replace(/\/\.default(?: .*)?$/, '')
    const token = tokenOf(audience, mood, granted.length)
    const expiresAt = Date.now() + mood.lifetime * 1_000
    granted.push({ token, audience, expiresAt, isRevoked: false })
    const life = form.has('resource')
      ? { expires_on: String(Math.floor(expiresAt / 1_000)), resource: audience }
      : { expires_in: mood.lifetime }
    json(response, 200, { token_type: 'Bearer', access_token: token, ...life })
  }

  /** A machine asks for its own identity with a GET, and names what it wants in the address. */
  const formOf = async (request: IncomingMessage): Promise<URLSearchParams> =>
    request.method === 'GET'
      ? new URL(request.url ?? '/', 'http://loopback').searchParams
      : new URLSearchParams(await text(request))

  const answerToken = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = await formOf(request)
    requests.push(form)
    const { refuse } = mood
    if (refuse === null) return grant(form, response)
    if (refuse === 'hang') return
    if (refuse === 'cut') return void request.socket.destroy()
    if (refuse.retryAfterSeconds !== undefined)
      response.setHeader('retry-after', String(refuse.retryAfterSeconds))
    json(response, refuse.status, { error: refuse.error, error_description: refuse.description })
  }

  const mailboxOf = (token: string | null): string | null => {
    const known = granted.find((one) => one.token === token)
    const isGood =
      known?.isRevoked === false && known.expiresAt > Date.now() && known.audience === mood.resource
    return isGood ? mood.mailbox : null
  }

  const introspect = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const token = new URLSearchParams(await text(request)).get('token')
    if (mood.introspectionIsAway) return void request.socket.destroy()
    const username = mailboxOf(token)
    json(response, 200, username === null ? { active: false } : { active: 'true', username })
  }

  const discover = (response: ServerResponse): void => {
    if (mood.unknownTenant !== null)
      return json(response, 400, { error: 'invalid_tenant', error_description: mood.unknownTenant })
    const tenant = `https://127.0.0.1:${portOf(server)}/${TENANT}`
    json(response, 200, {
      issuer: `${tenant}/v2.0`,
      authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${tenant}/discovery/v2.0/keys`,
    })
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback')
    if (pathname.endsWith('/token')) return answerToken(request, response)
    if (pathname === '/introspect') return introspect(request, response)
    if (pathname.endsWith('/.well-known/openid-configuration')) return discover(response)
    json(response, 404, {})
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const url = `http://127.0.0.1:${portOf(server)}`

  return {
    authority: url,
    googleTokenUrl: `${url}/google/token`,
    identityEndpoint: `${url}/msi/token`,
    introspectionUrl: `${url}/introspect`,
    requests,
    granted,
    mailboxOf,
    become: (next) => {
      mood = { ...mood, ...next }
    },
    revokeAll: () => {
      for (const one of granted) one.isRevoked = true
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
