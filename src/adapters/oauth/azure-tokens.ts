import {
  ConfidentialClientApplication,
  ManagedIdentityApplication,
  type AuthenticationResult,
  type NodeAuthOptions,
} from '@azure/msal-node'
import { createHash, X509Certificate } from 'node:crypto'
import type { AccessTokens } from '../../ports.js'
import { keepUntilRefused } from './kept-token.js'
import { msalNetwork } from './msal-network.js'

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

const confidentialClient = (app: AzureApplication): Acquire => {
  const { host } = new URL(app.authority)
  const network = msalNetwork(app.authority)
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: app.clientId ?? '',
      authority: `https://${host}/${app.tenantId ?? ''}`,
      knownAuthorities: [host],
      ...proofOf(app),
    },
    system: { networkClient: network },
  })
  return async (resource, isFresh) => {
    try {
      return await client.acquireTokenByClientCredential({
        scopes: [`${resource}/.default`],
        skipCache: isFresh,
      })
    } catch (error) {
      throw network.fault() ?? error
    }
  }
}

const managedIdentity = ({ clientId }: AzureApplication): Acquire => {
  const client = new ManagedIdentityApplication(
    clientId === null ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } },
  )
  return (resource, isFresh) => client.acquireToken({ resource, forceRefresh: isFresh })
}

/**
 * Tokens by client credentials (RFC 6749, 4.4), or of the machine's own identity. msal keeps them, for all resources
 * together, until five minutes before they expire.
 */
export const createAzureTokens = (app: AzureApplication): ((resource: string) => AccessTokens) => {
  const acquire = app.credential.kind === 'managed_identity' ? managedIdentity(app) : confidentialClient(app)
  return (resource) =>
    keepUntilRefused(async (isFresh) => {
      const result = await acquire(resource, isFresh)
      if (!result?.accessToken) throw new Error('the identity provider gave no token')
      return result.accessToken
    })
}
