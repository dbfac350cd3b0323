import { createServer } from 'node:http'
import { vi } from 'vitest'
import { createAzureTokens, type AzureApplication } from '../../src/adapters/oauth/azure-tokens.js'
import { createGoogleTokens } from '../../src/adapters/oauth/google-tokens.js'
import { portOf } from '../servers/ports.js'
import { CLIENT, startTokenServer, TENANT, type TokenServerMood } from '../servers/token-server.js'
import { wordsOf, type Hearing } from './hearing.js'

const MAIL = 'https://outlook.office365.com'

/** `invalid_client AADSTS7000215: …`, as RFC 6749, 5.2 has it in two fields. */
const refusalOf = (says: string): NonNullable<TokenServerMood['refuse']> => {
  const [error = '', ...words] = says.split(' ')
  return { status: error === 'invalid_client' ? 401 : 400, error, description: words.join(' ') }
}

const azure = (authority: string, credential: AzureApplication['credential']): Promise<string> =>
  createAzureTokens({ tenantId: TENANT, clientId: CLIENT, credential, authority })(MAIL).token()

const SECRET: AzureApplication['credential'] = { kind: 'secret', secret: 'abc8Q~un-secreto' }

const withMood = async (
  mood: Partial<TokenServerMood>,
  ask: (server: Awaited<ReturnType<typeof startTokenServer>>) => Promise<string>,
): Promise<string> => {
  const server = await startTokenServer(mood)
  try {
    return await wordsOf(ask(server))
  } finally {
    await server.stop()
  }
}

const fromEntra = (mood: Partial<TokenServerMood>): Promise<string> =>
  withMood(mood, ({ authority }) => azure(authority, SECRET))

const fromGoogle = (mood: Partial<TokenServerMood>): Promise<string> =>
  withMood(mood, ({ googleTokenUrl }) =>
    createGoogleTokens({
      clientId: '1234.apps.example',
      clientSecret: 'GOCSPX-ejemplo',
      refreshToken: '1//ejemplo',
      tokenUrl: googleTokenUrl,
    }).token(),
  )

/** The adapter waits 20 s; the same signal, only sooner. */
const fromSilence = async (): Promise<string> => {
  const patience = AbortSignal.timeout.bind(AbortSignal)
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => patience(20))
  try {
    return await fromEntra({ refuse: 'hang' })
  } finally {
    timeout.mockRestore()
  }
}

/** The endpoint of a machine of Azure, which is asked for its own identity. */
const fromMachine = async (says: string): Promise<string> => {
  const { error, description } = refusalOf(says) as { error: string; description: string }
  const server = createServer((_request, response) => {
    response.writeHead(400, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error, error_description: description }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  vi.stubEnv('AZURE_POD_IDENTITY_AUTHORITY_HOST', `http://127.0.0.1:${portOf(server)}`)
  try {
    return await wordsOf(azure('https://login.microsoftonline.com', { kind: 'managed_identity' }))
  } finally {
    vi.unstubAllEnvs()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

export const hearToken: Hearing = ({ says, code }) => {
  if (code === 'token_service_silent') return fromSilence()
  if (code === 'token_identity_missing') return fromMachine(says)
  if (code === 'token_tenant_unknown') return fromEntra({ unknownTenant: says.replace(/^\S+ /, '') })
  if (code.startsWith('google_')) return fromGoogle({ refuse: refusalOf(says) })
  return fromEntra({ refuse: refusalOf(says) })
}
