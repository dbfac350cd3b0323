import { openReaderAt } from '../../../bot/service/stores.js'
import type { Store } from '../../../src/ports.js'
import { quietLog } from '../../fakes/quiet.js'
import { startTokenServer, TENANT, CLIENT } from '../../servers/token-server.js'
import type { Ground } from './ground.js'
import type { Planned } from './judge.js'
import { TrialOffice } from './office.js'
import { startProcess } from './process.js'
import type { Lane, Scenario } from './scenario.js'
import { BLACK_HOLE } from './taps.js'

const LONGEST_END_S = 10

interface Ending {
  readonly name: string
  /** Extra environment of the process. */
  readonly environment?: Readonly<Record<string, string>>
  readonly planned?: Partial<Planned>
  /** Puts something into the store before the process has it. */
  readonly before?: (store: Store) => Promise<void>
  /** Makes the fault, and resolves when the moment has come to end the process. */
  readonly until: (office: TrialOffice) => Promise<void>
  /** Takes the fault away. */
  readonly after?: (office: TrialOffice) => void
}

/** The service as a process is told to end at a bad moment; a second one goes on with its data folder. */
const ending = ({ name, environment = {}, planned = {}, before, until, after }: Ending): Scenario => ({
  name: `SIGTERM: ${name}`,
  says: null,
  run: async (office) => {
    if (before) await before(office.store)
    await office.stop()
    const child = startProcess({ ...office.environment, ...environment })
    try {
      await child.ready()
      await office.confirmation(planned)
      await until(office)
      const { code, seconds } = await child.terminate()
      after?.(office)
      if (code !== 0 || seconds > LONGEST_END_S)
        throw new Error(`ended with ${code} after ${seconds.toFixed(1)} s: ${child.lines().at(-1) ?? ''}`)
    } finally {
      child.kill()
      await office.start()
    }
  },
})

const PATIENCE_MS = 40_000

/** Whether the store that the process has says so of a mail: nobody else may open it meanwhile, but anybody may read it. */
const hasClaimed = async ({ config }: TrialOffice): Promise<boolean> => {
  const store = await openReaderAt(config, quietLog)
  try {
    return (await store.outboxMails('sending', '9999-01-01T00:00:00.000Z', 1)).length > 0
  } finally {
    await store.close()
  }
}

const calm = (office: TrialOffice): void => {
  office.mood.says = () => undefined
  office.smtpLine.tap(null)
  office.imapLine.tap(null)
  office.imapLine.cut('reset')
  office.teams.heal()
}

const atTheServer = (office: TrialOffice, count: number): Promise<void> =>
  office.until('the mail at the server', () => office.smtp.mails.length > count, PATIENCE_MS)

const ENDINGS: readonly Ending[] = [
  {
    name: 'a send in flight that is answered 2 s later',
    until: async (office) => {
      const before = office.smtp.mails.length
      office.smtpLine.tap({
        far: (data, line) => {
          if (office.smtp.mails.length === before) return data
          setTimeout(() => line.answer(data), 2_000)
          return null
        },
      })
      await atTheServer(office, before)
    },
    after: calm,
  },
  {
    name: 'a send in flight that is not answered',
    planned: { mayBeAsked: 'send_uncertain' },
    until: async (office) => {
      const before = office.smtp.mails.length
      office.mood.says = ({ stage }) => (stage === 'data' ? 'hang' : undefined)
      await atTheServer(office, before)
    },
    after: calm,
  },
  {
    name: 'a mail server that says nothing at all',
    until: async (office) => {
      const made = office.smtpLine.made()
      office.smtpLine.tap(BLACK_HOLE)
      await office.until('a connection', () => office.smtpLine.made() > made, PATIENCE_MS)
    },
    after: calm,
  },
  {
    name: 'a mailbox that says nothing any more',
    until: async (office) => {
      office.imapLine.tap(BLACK_HOLE)
      await office.confirmation()
    },
    after: calm,
  },
  {
    name: 'Teams that does not answer',
    until: async (office) => {
      office.teams.fail({ kind: 'hang' }, { times: 50 })
      const isHanging = (): boolean => office.teams.calls().at(-1)?.status === null
      await office.until('a call to Teams', isHanging, PATIENCE_MS)
    },
    after: calm,
  },
]

/** The identity provider takes the request for a token and says nothing. */
const HANGING_TOKEN: Scenario = {
  name: 'SIGTERM: a token for the mail server that does not come',
  says: null,
  run: async (office) => {
    const provider = await startTokenServer({ refuse: 'hang' })
    const environment = {
      SMTP_AUTH: 'oauth2',
      AZURE_TENANT_ID: TENANT,
      AZURE_CLIENT_ID: CLIENT,
      AZURE_CLIENT_SECRET: 'abc8Q~un-secreto',
      AZURE_AUTHORITY: provider.authority,
    }
    const asked = (): Promise<void> =>
      office.until('that a token is asked for', () => provider.requests.length > 0, PATIENCE_MS)
    try {
      await ending({ name: '', environment, until: asked }).run(office)
    } finally {
      await provider.stop()
    }
  },
}

/** So many mails have left within the minute, as is written down, that the next has to wait for its turn. */
const WAITING_TURN: Ending = {
  name: 'a mail that waits for its turn in the minute',
  before: async (store) => {
    const now = new Date().toISOString()
    await store.putNote('sending:ledger', { minute: Array.from({ length: 30 }, () => now), hours: [] })
  },
  until: (office) => office.until('a mail that is about to go', () => hasClaimed(office), PATIENCE_MS),
}

const LANES: readonly (readonly Scenario[])[] = [
  ENDINGS.slice(0, 2).map(ending),
  [...ENDINGS.slice(2, 4), WAITING_TURN].map(ending),
  [...ENDINGS.slice(4).map(ending), HANGING_TOKEN],
]

export const stoppingLanes = ({ dovecot, stores, userOf, random }: Ground): readonly Lane[] =>
  LANES.map((scenarios, at) => ({
    name: 'sigterm',
    open: async () =>
      (await TrialOffice.open({ dovecot, stores, user: userOf(`sigterm ${at}`), random })).begin(),
    scenarios,
  }))
