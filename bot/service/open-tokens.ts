import type { Config } from '../../src/config.js'
import type { AccessTokens } from '../../src/ports.js'

/** Who gives out the tokens that mail is read and sent with. */
export interface Tokens {
  readonly mail: Readonly<Record<'azure' | 'google', AccessTokens>>
  readonly graph: AccessTokens
}

type Give = (resource: string) => AccessTokens

const notConfigured: AccessTokens = {
  token: () => Promise.reject(new Error('no application is configured that could ask for a token')),
}

/** Loaded when the first token is asked for: an office with passwords never needs it. */
const openAzure = (app: Config['azure']): Give => {
  if (app === null) return () => notConfigured
  let opened: Promise<Give> | null = null
  const open = async (): Promise<Give> => {
    const { createAzureTokens } = await import('../../src/adapters/oauth/azure-tokens.js')
    return createAzureTokens(app)
  }
  return (resource) => ({ token: async () => (await (opened ??= open()))(resource).token() })
}

export const openTokens = ({ azure }: Config): Tokens => {
  const give = openAzure(azure)
  return {
    mail: { azure: give(azure?.mailResource ?? ''), google: notConfigured },
    graph: give(azure?.graphUrl ?? ''),
  }
}
