import { execFileSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { serviceCannotStart } from '../../../bot/texts/service.js'
import { wholeLock } from '../../../src/adapters/postgres-store/locks.js'
import { FaultyPool } from '../../fakes/faulty-pool.js'
import type { PostgresServer } from '../../servers/postgres.js'
import { startPostgres } from '../../servers/postgres.js'
import type { Tap, TcpProxy } from '../../servers/tcp-proxy.js'
import { startTcpProxy } from '../../servers/tcp-proxy.js'
import { STORE_KIND } from '../stores.js'
import { cutAfterCommit, cutBeforeCommit, cutInTransaction } from './database-taps.js'
import type { Ground } from './ground.js'
import { must, refusalToStart } from './must.js'
import { TrialOffice } from './office.js'
import type { OfficeOptions } from './office.js'
import type { Lane, Scenario } from './scenario.js'
import { notTried } from './scenario.js'
import {
  DISKS_WANTED,
  fillingWhenTaken,
  freeingAfter,
  isFull,
  mountSmallDisk,
  NO_SPACE,
} from './small-disk.js'
import type { SmallDisk } from './small-disk.js'
import { BLACK_HOLE } from './taps.js'

/** A database on a server of its own, and the line by which one service reaches it. */
interface Database {
  readonly server: PostgresServer
  /** Past the line. */
  readonly direct: string
  readonly line: TcpProxy
  /** Over the line. */
  readonly url: string
}

const openDatabase = async ({ ends }: Ground): Promise<Database> => {
  const server = await startPostgres()
  ends.push(() => server.stop())
  const direct = await server.newDatabase()
  const line = await startTcpProxy(server.port)
  ends.push(() => line.stop())
  const url = new URL(direct)
  url.port = String(line.port)
  return { server, direct, line, url: url.toString() }
}

/** Asks in a session of its own. `database`: another one on the same server. */
const asking = async <T>(
  direct: string,
  ask: (client: Client) => Promise<T>,
  database?: string,
): Promise<T> => {
  const url = new URL(direct)
  if (database !== undefined) url.pathname = `/${database}`
  const client = new Client({ connectionString: url.toString() })
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}

const nameOf = ({ direct }: Database): string => new URL(direct).pathname.slice(1)

const endSessions = (database: Database): Promise<unknown> =>
  asking(
    database.direct,
    (client) =>
      client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        nameOf(database),
      ]),
    'postgres',
  )

/** The line broke, or nobody is at its other end. */
const GONE =
  /connection to the database was lost|Connection terminated|ECONNRE(?:SET|FUSED)|terminating connection|not yet accepting/i

const isSaid = (office: TrialOffice, words: RegExp): boolean =>
  office.hearing.lines().some((line) => words.test(line))

const noticed = (office: TrialOffice, words: RegExp): Promise<void> =>
  office.until(`that ${String(words)} is said`, () => isSaid(office, words))

/** While that is going on, an OC and a confirmation come. */
const whileMailComes = async (office: TrialOffice, begin: () => unknown): Promise<void> => {
  const before = await office.requested()
  await begin()
  await office.order(before)
  await office.confirmation()
}

/** Lazily: a server for a lane that is not asked for need not start. */
type GetDatabase = () => Promise<Database>

const tampered =
  (get: GetDatabase, tapOf: (done: () => void) => Tap): Scenario['run'] =>
  async (office) => {
    const { line } = await get()
    let done = false
    await whileMailComes(office, () => line.tap(tapOf(() => (done = true))))
    await office.until('the fault on the line', () => done)
    line.tap(null)
  }

/** Longer than a transaction waits for a lock: it gives up, and comes again. */
const LOCKED_FOR_MS = 5_000

const SILENT = /lead can be neither held nor tried for/

const onTheLine = (get: GetDatabase): readonly Scenario[] => [
  {
    name: 'Database: refuses connections',
    says: GONE,
    run: async (office) => {
      const { line } = await get()
      await whileMailComes(office, () => {
        line.refuse()
        line.cut('reset')
      })
      await noticed(office, GONE)
      line.allow()
    },
  },
  { name: 'Database: cut in a transaction', says: GONE, run: tampered(get, cutInTransaction) },
  { name: 'Database: cut before a commit has arrived', says: GONE, run: tampered(get, cutBeforeCommit) },
  // The commit is asked about on another connection, and was done: nothing has failed.
  { name: 'Database: cut after a commit, its answer lost', says: null, run: tampered(get, cutAfterCommit) },
  {
    name: 'Database: says nothing any more, then the line breaks',
    says: SILENT,
    run: async (office) => {
      const { line } = await get()
      await whileMailComes(office, () => line.tap(BLACK_HOLE))
      await noticed(office, SILENT)
      line.tap(null)
      line.cut('reset')
    },
  },
  {
    name: 'Database: its administrator ends all sessions',
    says: GONE,
    run: async (office) => {
      const database = await get()
      await whileMailComes(office, () => endSessions(database))
      await noticed(office, GONE)
    },
  },
  {
    name: `Database: somebody holds the lock of all commits for ${LOCKED_FOR_MS / 1_000} s`,
    says: null,
    run: async (office) => {
      const { direct } = await get()
      await asking(direct, async (client) => {
        await whileMailComes(office, () => client.query(`select pg_advisory_lock(${wholeLock('commit')})`))
        await delay(LOCKED_FOR_MS)
      })
    },
  },
]

const READ_ONLY = /read-only transaction/

const onTheServer = (get: GetDatabase): readonly Scenario[] => [
  {
    name: 'Database: its server ends as in a power cut, and starts again',
    says: GONE,
    run: async (office) => {
      const { server } = await get()
      let crashed: Promise<void> = Promise.resolve()
      await whileMailComes(office, () => {
        crashed = server.crash()
      })
      await crashed
      await noticed(office, GONE)
    },
  },
  {
    name: 'Database: its server ends when a mail has just been taken',
    says: GONE,
    run: async (office) => {
      const { server } = await get()
      const crashes: Promise<void>[] = []
      office.mood.says = ({ stage }) => {
        if (stage === 'data' && crashes.length === 0) crashes.push(server.crash())
        return undefined
      }
      await office.confirmation()
      await office.until('a mail at the server', () => crashes.length > 0)
      await Promise.all(crashes)
      office.mood.says = () => undefined
      await noticed(office, GONE)
    },
  },
  {
    name: 'Database: read-only, as one that was not promoted yet',
    says: READ_ONLY,
    run: async (office) => {
      const database = await get()
      const turn = async (is: 'on' | 'off'): Promise<void> => {
        const statement = `alter database ${nameOf(database)} set default_transaction_read_only = ${is}`
        await asking(database.direct, (client) => client.query(statement), 'postgres')
        await endSessions(database)
      }
      await whileMailComes(office, () => turn('on'))
      await noticed(office, READ_ONLY)
      await turn('off')
    },
  },
  {
    name: 'Database: not there when the service starts',
    says: null,
    run: async (office) => {
      const { line } = await get()
      await office.stop()
      line.refuse()
      await office.confirmation()
      const said = serviceCannotStart(await refusalToStart(office))
      must(said.includes('no contesta') && said.includes('STORE_URL'), said)
      line.allow()
      await office.start()
    },
  },
]

const onAFullDisk = (disk: SmallDisk): readonly Scenario[] => [
  {
    name: 'Database: its disk is full when mail comes',
    says: NO_SPACE,
    run: freeingAfter(disk, async (office) => {
      await whileMailComes(office, () => disk.fill())
      await fillPages(office)
    }),
  },
  {
    name: 'Database: its disk is full when a mail has just been taken',
    says: NO_SPACE,
    run: freeingAfter(disk, async (office) => {
      await fillingWhenTaken(office, disk, () => fillPages(office))
    }),
  },
]

const MOST_MAILS = 6

/** The last page of a table may have room for one mail more. */
const fillPages = async (office: TrialOffice): Promise<void> => {
  for (let mails = 0; mails < MOST_MAILS && !isFull(office); mails += 1) {
    await office.confirmation()
    await office.until('that the disk is full', () => isFull(office), 4_000).catch(() => undefined)
  }
  must(isFull(office), 'the disk was never full')
}

const COMMIT_FAILS = /no space left on device/

/** Where no small disk can be mounted, and beside it: at the commit itself nothing can be written. */
const commitFails = (pool: FaultyPool): Scenario => ({
  name: 'Database: an error on commit',
  says: COMMIT_FAILS,
  run: async (office) => {
    await whileMailComes(office, () => pool.failNextCommit())
    await noticed(office, COMMIT_FAILS)
  },
})

const lane = (
  name: string,
  ground: Ground,
  get: GetDatabase,
  scenarios: readonly Scenario[],
  more: Partial<OfficeOptions> = {},
): Lane => ({
  name,
  open: async () => {
    const { dovecot, stores, userOf, random } = ground
    const { url: storeUrl } = await get()
    const options = { dovecot, stores, storeUrl, user: userOf(name), random, keepsSent: true, ...more }
    return (await TrialOffice.open(options)).begin()
  },
  scenarios,
})

const once = (make: () => Promise<Database>): GetDatabase => {
  let made: Promise<Database> | null = null
  return () => (made ??= make())
}

const SMALL_MB = 24

/** Its tables are on a small disk, and nothing else of the server. */
const openOnDisk = async (disk: SmallDisk, ground: Ground): Promise<Database> => {
  const database = await openDatabase(ground)
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', disk.folder])
  await asking(
    database.direct,
    async (client) => {
      await client.query(`create tablespace small location '${disk.folder}'`)
      await client.query(`alter database ${nameOf(database)} set tablespace small`)
    },
    'postgres',
  )
  return database
}

const diskLane = (ground: Ground): Lane => {
  const disk = mountSmallDisk(SMALL_MB)
  if (!disk) return notTried('database disk', DISKS_WANTED, onAFullDisk(NO_DISK))
  ground.ends.push(async () => disk.end())
  return lane(
    'database disk',
    ground,
    once(() => openOnDisk(disk, ground)),
    onAFullDisk(disk),
  )
}

const nothing = (): void => undefined
const NO_DISK: SmallDisk = { folder: '', fill: nothing, free: nothing, readOnly: nothing, end: nothing }
const NO_DATABASE: GetDatabase = () => Promise.reject(new Error('there is no database'))

export const databaseLanes = (ground: Ground): readonly Lane[] => {
  const pool = new FaultyPool()
  if (STORE_KIND === 'folder') {
    const all = [onTheLine(NO_DATABASE), onTheServer(NO_DATABASE), onAFullDisk(NO_DISK), commitFails(pool)]
    return [notTried('database', 'the store is in the data folder', all.flat())]
  }
  const first = once(() => openDatabase(ground))
  const second = once(() => openDatabase(ground))
  return [
    lane('database line', ground, first, onTheLine(first)),
    lane('database server', ground, second, [...onTheServer(second), commitFails(pool)], {
      makePool: pool.make,
    }),
    diskLane(ground),
  ]
}
