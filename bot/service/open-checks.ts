import type { Config } from '../../src/config.js'
import type { CheckArea } from '../../src/domain/finding.js'
import { judgeConfig } from '../../src/engine/doctor/config.js'
import type { Clock, Logger, SelfChecks, Store } from '../../src/ports.js'
import { BOT_CREDENTIALS } from './doctor/bot-area.js'
import { LOCAL_AREAS } from './doctor/local-areas.js'
import { runAreas } from './doctor/run-areas.js'
import { TOKEN_AREA } from './doctor/token-area.js'
import type { AreaChecks } from './doctor/world.js'
import type { Tokens } from './open-tokens.js'

interface Parts {
  readonly clock: Clock
  readonly log: Logger
  readonly tokens: Tokens
  readonly store: Store
}

/** No mail server is called: what its mailboxes and its outbox show, the engine sees by itself. */
const AREAS: readonly CheckArea[] = ['config', 'clock', 'data', 'token', 'dns', 'bot', 'clients', 'senders']

/** A configuration with faults starts no service. */
const CHECKS: AreaChecks = {
  config: async () => judgeConfig([], []),
  ...LOCAL_AREAS,
  ...TOKEN_AREA,
  ...BOT_CREDENTIALS,
}

/** The doctor's checks that cost nothing, for every hour. */
export const openChecks = (config: Config, { store, ...parts }: Parts): SelfChecks => ({
  run: () =>
    runAreas(AREAS, CHECKS, {
      config,
      ...parts,
      dnsServer: null,
      sendTo: null,
      postsCard: false,
      store: async () => store,
    }),
})
