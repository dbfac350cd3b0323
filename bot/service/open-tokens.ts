import { createGoogleTokens } from '../../src/adapters/oauth/google-tokens.js'
import type { Config } from '../../src/config.js'
import type { AccessTokens } from '../../src/ports.js'

/** Who gives out the tokens that mail is read and sent with. */
export interface Tokens {
  readonly mail: Readonly<Record<'azure' | 'google', AccessTokens>>
  readonly graph: AccessTokens
}

/** The configuration names whoever is asked; only a fault in its checks could lead here. */
const notConfigured: AccessTokens = {
  token: () => Promise.reject(new Error('no application is configured that could ask for a token')),
  refused: () => undefined,
}

type Give = (resource: string) => AccessTokens

/** Loaded when the first token is asked for: an office with passwords never needs it. */
const openLazily = (open: () => Promise<Give>, resource: string): AccessTokens => {
  let opened: Promise<AccessTokens> | null = null
  const tokens = (): Promise<AccessTokens> => (opened ??= open().then((give) => give(resource)))
  return {
    token: async () => (await tokens()).token(),
    refused: () => void tokens().then((one) => one.refused()),
  }
}

const azureOpener = (app: NonNullable<Config['azure']>): (() => Promise<Give>) => {
  let give: Promise<Give> | null = null
  return () =>
    (give ??= import('../../src/adapters/oauth/azure-tokens.js').then(({ createAzureTokens }) =>
      createAzureTokens(app),
    ))
}

export const openTokens = ({ azure, google }: Pick<Config, 'azure' | 'google'>): Tokens => {
  const open = azure && azureOpener(azure)
  const give: Give = (resource) => (open ? openLazily(open, resource) : notConfigured)
  return {
    mail: {
      azure: give(azure?.mailResource ?? ''),
      google: google ? createGoogleTokens(google) : notConfigured,
    },
    graph: give(azure?.graphUrl ?? ''),
  }
}
