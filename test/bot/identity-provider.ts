import { createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AuthenticationSettings, BotCredentials } from '../../bot/adapter.js'

const ISSUER = 'https://issuer.example'

export interface Claims {
  readonly aud?: string
  readonly iss?: string
  /** Seconds since 1970. */
  readonly exp?: number
  readonly serviceurl?: string
}

/** An OpenID provider on loopback, in the place of login.botframework.com: real tokens, really checked. */
export interface IdentityProvider {
  readonly credentials: BotCredentials
  readonly settings: AuthenticationSettings
  token(claims?: Claims): string
  /** Signed with a key that is not ours, under the name of one that is. */
  forged(): string
  stop(): Promise<void>
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const signed = (key: KeyObject, kid: string, claims: object): string => {
  const body = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key).toString('base64url')}`
}

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

export const startIdentityProvider = async (): Promise<IdentityProvider> => {
  const key = newKey()
  const kid = randomUUID()
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo
    const documents: Readonly<Record<string, object>> = {
      '/openid': { issuer: ISSUER, jwks_uri: `http://127.0.0.1:${port}/keys` },
      '/keys': { keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid, use: 'sig' }] },
    }
    const document = documents[request.url ?? '']
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(document ?? {}))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const credentials: BotCredentials = {
    appId: randomUUID(),
    appPassword: 'not used: nothing is sent',
    tenantId: randomUUID(),
    type: 'SingleTenant',
  }
  const claimsWith = (claims: Claims): object => ({
    aud: credentials.appId,
    iss: ISSUER,
    serviceurl: 'https://smba.trafficmanager.net/amer/',
    nbf: Math.floor(Date.now() / 1_000) - 600,
    exp: Math.floor(Date.now() / 1_000) + 600,
    ...claims,
  })
  const openId = `http://127.0.0.1:${port}/openid`
  return {
    credentials,
    settings: {
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: `http://127.0.0.1:${port}`,
      ToChannelFromBotOAuthScope: 'https://api.example',
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: `http://127.0.0.1:${port}`,
      ToBotFromChannelOpenIdMetadataUrl: openId,
      ToBotFromEmulatorOpenIdMetadataUrl: openId,
      CallerId: 'urn:botframework:test',
    },
    token: (claims = {}) => signed(key.privateKey, kid, claimsWith(claims)),
    forged: () => signed(newKey().privateKey, kid, claimsWith({})),
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
