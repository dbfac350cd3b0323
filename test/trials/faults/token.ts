import { CLIENT, startTokenServer, TENANT } from '../../servers/token-server.js'
import type { TokenServer, TokenServerMood } from '../../servers/token-server.js'
import type { Ground } from './ground.js'
import { TrialOffice } from './office.js'
import type { Lane, Scenario } from './scenario.js'

/** An identity provider that gives no token for a while: nothing can leave, and nobody need do anything about it. */

const WORDS = 'AADSTS90033: A transient error has occurred. Please try again.'
const NOT_ACCEPTED = /mail not accepted/
const OF_ENTRA = /mail not accepted.*AADSTS90033/

/** Without a word of how long, msal waits for a minute of the machine's time; silence ends after 20 s of it. */
const LONG_MS = 90_000

const refusing = (status: number, retryAfterSeconds?: number): Partial<TokenServerMood> => ({
  refuse: {
    status,
    error: 'temporarily_unavailable',
    description: WORDS,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  },
})

const without = (
  name: string,
  provider: () => TokenServer,
  mood: Partial<TokenServerMood>,
  says: RegExp = OF_ENTRA,
): Scenario => ({
  name: `Token: ${name}`,
  says,
  run: async (office) => {
    provider().become(mood)
    // Who is logged in already needs no token.
    office.smtpLine.cut('fin')
    const locator = await office.confirmation()
    const isTold = (): boolean => office.hearing.lines().some((line) => says.test(line))
    await office.until('that there was no token', isTold, LONG_MS)
    provider().become({ refuse: null })
    const isSent = async (): Promise<boolean> => {
      await office.advance(20_000)
      return office.has(locator)
    }
    await office.until('the request with a token', isSent, LONG_MS)
  },
})

const environmentOf = ({ authority }: TokenServer): Readonly<Record<string, string>> => ({
  SMTP_AUTH: 'oauth2',
  AZURE_TENANT_ID: TENANT,
  AZURE_CLIENT_ID: CLIENT,
  AZURE_CLIENT_SECRET: 'abc8Q~un-secreto',
  AZURE_AUTHORITY: authority,
})

type Scenarios = (provider: () => TokenServer) => readonly Scenario[]

const lane = (
  name: string,
  { dovecot, stores, userOf, random, ends }: Ground,
  scenarios: Scenarios,
): Lane => {
  let provider: TokenServer | null = null
  const running = (): TokenServer => {
    if (provider === null) throw new Error('there is no identity provider yet')
    return provider
  }
  return {
    name,
    open: async () => {
      // A token that lasts for no time at all has to be asked for at each connection.
      const started = (provider = await startTokenServer({ lifetime: 1 }))
      ends.push(() => started.stop())
      const opens = (_user: string, secret: string): boolean =>
        started.granted.some(({ token }) => token === secret)
      const environment = environmentOf(started)
      return (
        await TrialOffice.open({ dovecot, stores, user: userOf(name), random, environment, opens })
      ).begin()
    },
    scenarios: scenarios(running),
  }
}

export const tokenLanes = (ground: Ground): readonly Lane[] => [
  lane('token', ground, (provider) => [
    without('503, with a time to wait', provider, refusing(503, 1)),
    without('429, with a time to wait', provider, refusing(429, 1)),
    without('connection cut', provider, { refuse: 'cut' }, NOT_ACCEPTED),
    without('no answer', provider, { refuse: 'hang' }, NOT_ACCEPTED),
  ]),
  lane('token unsaid', ground, (provider) => [
    without('500, and no word of how long', provider, refusing(500)),
  ]),
]
