import { createHmac, createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AuthenticationSettings, BotCredentials } from '../../bot/adapter.js'

const ISSUER = 'https://issuer.example'

export interface Claims {
  readonly aud?: string
  readonly iss?: string
  /** Seconds since 1970. */
  readonly exp?: number
  readonly nbf?: number
  readonly serviceurl?: string | undefined
}

/** What is wrong with how a token is signed. */
export type BadSignature =
  /** By a key that is not the provider's, under the name of one that is. */
  | 'forged'
  /** By a key of the provider that it does not endorse for Teams. */
  | 'not endorsed'
  /** By a key that the provider does not name. */
  | 'unknown key'
  /** Not at all, and it says so: `alg` is `none`. */
  | 'none'
  /** With the public key, which everybody knows, as the secret of an HMAC. */
  | 'public key as secret'
  /** For other claims than those that it bears. */
  | 'altered'
  /** Not at all, and `alg` is `none` in other letters. */
  | 'none in other letters'
  /** By a key that the token brings along itself (RFC 7515, 4.1.3). */
  | 'own key'
  /** By a key that lies where the token says (RFC 7515, 4.1.2). */
  | 'own address of keys'
  /** By the key that a path as its name would lead to: an empty file. */
  | 'path as key'
  /** With a signature of no length. */
  | 'empty'

export const BAD_SIGNATURES: readonly BadSignature[] = [
  'forged',
  'not endorsed',
  'unknown key',
  'none',
  'none in other letters',
  'public key as secret',
  'own key',
  'own address of keys',
  'path as key',
  'empty',
  'altered',
]

/** An OpenID provider on loopback, in the place of login.botframework.com: real tokens, really checked. */
export interface IdentityProvider {
  readonly url: string
  readonly credentials: BotCredentials
  readonly settings: AuthenticationSettings
  token(claims?: Claims): string
  badly(how: BadSignature): string
  stop(): Promise<void>
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const rsa =
  (key: KeyObject) =>
  (body: string): string =>
    createSign('RSA-SHA256').update(body).sign(key).toString('base64url')

const signed = (header: object, claims: object, sign: (body: string) => string): string => {
  const body = `${part({ typ: 'JWT', ...header })}.${part(claims)}`
  return `${body}.${sign(body)}`
}

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

export interface ProviderPlace {
  readonly issuer: string
  /** Where its documents are read, as they name each other; null: where it listens. */
  readonly origin: string | null
}

export const startIdentityProvider = async (
  { issuer, origin }: ProviderPlace = { issuer: ISSUER, origin: null },
): Promise<IdentityProvider> => {
  const [key, other] = [newKey(), newKey()]
  const [kid, otherKid] = [randomUUID(), randomUUID()]
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo
    const jwk = (of: typeof key, id: string, endorsements: string[]) => ({
      ...of.publicKey.export({ format: 'jwk' }),
      kid: id,
      use: 'sig',
      endorsements,
    })
    const description = { issuer, jwks_uri: `${origin ?? `http://127.0.0.1:${port}`}/keys` }
    const documents: Readonly<Record<string, object>> = {
      '/openid': description,
      '/v1/.well-known/openidconfiguration': description,
      '/keys': { keys: [jwk(key, kid, ['msteams', 'webchat']), jwk(other, otherKid, ['skype'])] },
    }
    const document = documents[request.url ?? '']
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(document ?? {}))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const credentials: BotCredentials = {
    appId: randomUUID(),
    appPassword: 'as good as any other',
    tenantId: randomUUID(),
    type: 'SingleTenant',
  }
  const claimsWith = (claims: Claims): object => ({
    aud: credentials.appId,
    iss: issuer,
    serviceurl: 'https://smba.trafficmanager.net/amer/',
    nbf: Math.floor(Date.now() / 1_000) - 600,
    exp: Math.floor(Date.now() / 1_000) + 600,
    ...claims,
  })
  const token = (claims: Claims = {}): string =>
    signed({ alg: 'RS256', kid }, claimsWith(claims), rsa(key.privateKey))
  const good = claimsWith({})
  const publicPem = key.publicKey.export({ type: 'spki', format: 'pem' })
  const BADLY: Readonly<Record<BadSignature, () => string>> = {
    forged: () => signed({ alg: 'RS256', kid }, good, rsa(newKey().privateKey)),
    'not endorsed': () => signed({ alg: 'RS256', kid: otherKid }, good, rsa(other.privateKey)),
    'unknown key': () => signed({ alg: 'RS256', kid: randomUUID() }, good, rsa(key.privateKey)),
    none: () => signed({ alg: 'none', kid }, good, () => ''),
    'public key as secret': () =>
      signed({ alg: 'HS256', kid }, good, (body) =>
        createHmac('sha256', publicPem).update(body).digest('base64url'),
      ),
    'none in other letters': () => signed({ alg: 'nOnE', kid }, good, () => ''),
    'own key': () => {
      const own = newKey()
      const jwk = own.publicKey.export({ format: 'jwk' })
      return signed({ alg: 'RS256', kid: 'own', jwk }, good, rsa(own.privateKey))
    },
    'own address of keys': () => {
      const jku = 'https://evil.example/keys'
      return signed({ alg: 'RS256', kid: 'own', jku, x5u: jku }, good, rsa(newKey().privateKey))
    },
    'path as key': () =>
      signed({ alg: 'HS256', kid: '../../../../dev/null' }, good, (body) =>
        createHmac('sha256', '').update(body).digest('base64url'),
      ),
    empty: () => signed({ alg: 'RS256', kid }, good, () => ''),
    altered: () => {
      const [header = '', , signature = ''] = token().split('.')
      return `${header}.${part(claimsWith({ exp: 9_999_999_999 }))}.${signature}`
    },
  }
  const openId = `${url}/openid`
  return {
    url,
    credentials,
    settings: {
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${credentials.tenantId}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: url,
      ToBotFromChannelOpenIdMetadataUrl: openId,
      ToBotFromEmulatorOpenIdMetadataUrl: openId,
      CallerId: 'urn:botframework:test',
    },
    token,
    badly: (how) => BADLY[how](),
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
