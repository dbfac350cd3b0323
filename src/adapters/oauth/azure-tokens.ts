import {
  ConfidentialClientApplication,
  ManagedIdentityApplication,
  type AuthenticationResult,
  type NodeAuthOptions,
} from '@azure/msal-node'
import { createHash, X509Certificate } from 'node:crypto'
import type { AccessTokens } from '../../ports.js'
import { keepUntilRefused, type Granted } from './kept-token.js'
import { msalNetwork, type MsalNetwork } from './msal-network.js'

/** The application of Entra that asks; the authority is a base URL without a slash at its end. */
export interface AzureApplication {
  readonly tenantId: string | null
  readonly clientId: string | null
  readonly credential:
    | { readonly kind: 'secret'; readonly secret: string }
    | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string }
    | { readonly kind: 'managed_identity' }
  readonly authority: string
}

type Acquire = (resource: string, isFresh: boolean) => Promise<AuthenticationResult | null>

const sha256Of = (certificate: string): string =>
  createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex')

const proofOf = ({ credential }: AzureApplication): Partial<NodeAuthOptions> => {
  if (credential.kind === 'secret') return { clientSecret: credential.secret }
  if (credential.kind === 'managed_identity') return {}
  const { certificate, privateKey } = credential
  return { clientCertificate: { thumbprintSha256: sha256Of(certificate), privateKey, x5c: certificate } }
}

const confidentialClient = (app: AzureApplication, network: MsalNetwork): Acquire => {
  const { host } = new URL(app.authority)
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: app.clientId ?? '',
      authority: `https://${host}/${app.tenantId ?? ''}`,
      knownAuthorities: [host],
      ...proofOf(app),
    },
    system: { networkClient: network },
  })
  return (resource, isFresh) =>
    client.acquireTokenByClientCredential({ scopes: [`${resource}/.default`], skipCache: isFresh })
}

/** msal keeps one source of the machine's identity for the whole process, and with it the first network that it was given. */
let machineNetwork: MsalNetwork | null = null

const networkOf = ({ credential, authority }: AzureApplication, limitMs?: number): MsalNetwork =>
  credential.kind === 'managed_identity'
    ? (machineNetwork ??= msalNetwork(authority, limitMs))
    : msalNetwork(authority, limitMs)

const managedIdentity = ({ clientId }: AzureApplication, network: MsalNetwork): Acquire => {
  const client = new ManagedIdentityApplication({
    ...(clientId !== null && { managedIdentityIdParams: { userAssignedClientId: clientId } }),
    system: { networkClient: network },
  })
  return (resource, isFresh) => client.acquireToken({ resource, forceRefresh: isFresh })
}

const lifeOf = ({ expiresOn }: AuthenticationResult): number => (expiresOn?.getTime() ?? 0) - Date.now()

/**
 * Tokens by client credentials (RFC 6749, 4.4), or of the machine's own identity. msal keeps them, for all resources
 * together, until five minutes before they expire. Silence of the provider for `limitMs` (20 seconds) is a fault.
 */
export const createAzureTokens = (
  app: AzureApplication,
  limitMs?: number,
): ((resource: string) => AccessTokens) => {
  const network = networkOf(app, limitMs)
  const open = app.credential.kind === 'managed_identity' ? managedIdentity : confidentialClient
  const acquire = open(app, network)

  const grant = async (resource: string, isFresh: boolean): Promise<Granted> => {
    try {
      const result = await acquire(resource, isFresh)
      if (result?.accessToken) return { token: result.accessToken, lastsMs: lifeOf(result) }
    } catch (error) {
      throw network.fault() ?? error
    }
    throw new Error('the identity provider gave no token')
  }

  return (resource) => keepUntilRefused((isFresh) => grant(resource, isFresh))
}
