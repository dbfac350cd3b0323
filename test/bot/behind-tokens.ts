import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startBotInTeams, type BotInTeams, type BotChanges } from './bot-in-teams.js'
import { divertHttps, type DivertedCall } from './diverted-https.js'
import { startIdentityProvider } from './identity-provider.js'

export const CONNECTOR = 'smba.trafficmanager.net'
export const LOGIN = 'login.microsoftonline.com'
export const SERVICE_URL = `https://${CONNECTOR}/amer/`

export const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** What the connector does on the way: it names its own address, and signs. */
export const startRelay = (botUrl: string, token: () => string): Server =>
  createServer((request, response) => {
    void (async () => {
      const activity = JSON.parse(await bodyOf(request)) as object
      const answer = await fetch(`${botUrl}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token()}` },
        body: JSON.stringify({ ...activity, serviceUrl: SERVICE_URL }),
      })
      response.statusCode = answer.status
      response.setHeader('content-type', answer.headers.get('content-type') ?? 'text/plain')
      response.end(await answer.text())
    })()
  })

/** Gives the bot its own tokens, as Entra does: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export const startLogin = (accessToken: string): Server =>
  createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://login')
    const tenant = `https://${LOGIN}/tenant`
    const answers: Readonly<Record<string, object>> = {
      'openid-configuration': {
        issuer: `${tenant}/v2.0`,
        authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
        token_endpoint: `${tenant}/oauth2/v2.0/token`,
        jwks_uri: `${tenant}/keys`,
      },
      instance: {
        tenant_discovery_endpoint: `${tenant}/v2.0/.well-known/openid-configuration`,
        metadata: [{ preferred_network: LOGIN, preferred_cache: LOGIN, aliases: [LOGIN] }],
      },
      // Microsoft's own keys, none of which has signed anything here.
      keys: { keys: [] },
      token: { token_type: 'Bearer', expires_in: 3_600, access_token: accessToken },
    }
    const answer = answers[pathname.split('/').at(-1) ?? '']
    request.resume()
    response.statusCode = answer ? 200 : 404
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer ?? {}))
  })

export interface BotBehindTokens extends BotInTeams {
  /** What the bot asked of the connector, with the headers that it sent. */
  connectorCalls(): readonly DivertedCall[]
  readonly accessToken: string
}

/**
 * The bot with credentials, between real tokens both ways: those of the connector, signed by a provider on loopback, and its
 * own, got from a login server. It speaks to Microsoft's addresses; the stand-in for Teams answers there.
 */
export const startBotBehindTokens = async (changes: BotChanges = {}): Promise<BotBehindTokens> => {
  const provider = await startIdentityProvider()
  const accessToken = 'a token of the bot itself'
  const login = startLogin(accessToken)
  const world = await startBotInTeams({
    ...changes,
    credentials: provider.credentials,
    authentication: provider.settings,
  })
  const relay = startRelay(world.url, () => provider.token({ serviceurl: SERVICE_URL }))
  world.teams.connectBot(await listening(relay))
  const diversion = divertHttps({ [CONNECTOR]: world.teams.serviceUrl, [LOGIN]: await listening(login) })
  return {
    ...world,
    accessToken,
    connectorCalls: () => diversion.calls.filter(({ host }) => host === CONNECTOR),
    stop: async () => {
      await world.stop()
      diversion.end()
      await Promise.all([closed(relay), closed(login), provider.stop()])
    },
  }
}
