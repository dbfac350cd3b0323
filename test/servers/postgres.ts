import { execFile, execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePorts } from './ports.js'

const PASSWORD = 'clave-de-prueba-larga'

export interface PostgresServer {
  readonly port: number
  /** Of the superuser, who may do all in the tests. */
  readonly password: string
  /** The URL of a new database, which the owner of the store may fill. Goes with the server. */
  newDatabase(): Promise<string>
  /** Ends it at once, as a power cut would, and starts it again on the same data and port. */
  crash(): Promise<void>
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** What is committed survives the end of the machine; only tests of that want to wait for it. */
  readonly fsync?: boolean
}

/** Debian keeps the programs of each version apart. */
const binFolder = (): string | null => {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root) : []
  const folders = versions.map((version) => join(root, version, 'bin'))
  return folders.filter((folder) => existsSync(join(folder, 'initdb'))).at(-1) ?? null
}

/** Null when a private PostgreSQL can be started here; else what is missing. */
export const postgresMissing = (): string | null =>
  binFolder() === null ? 'postgresql is not installed (Debian: postgresql)' : null

/** As it says itself: `15.14`. @throws where it is not installed */
export const postgresVersion = (): string => {
  const bin = binFolder()
  if (bin === null) throw new Error(postgresMissing() ?? '')
  const said = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  return /\d+(?:\.\d+)*/u.exec(said)?.[0] ?? said.trim()
}

/** PostgreSQL does not run as root. */
const unprivileged = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const id = (what: string): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

interface Plan {
  readonly bin: string
  readonly folder: string
  readonly port: number
  readonly who: { readonly uid?: number; readonly gid?: number }
  readonly fsync: boolean
}

const SUPERUSER = 'oc'

const urlOf = (port: number, database: string): string =>
  `postgres://${SUPERUSER}:${PASSWORD}@127.0.0.1:${port}/${database}`

const make = async ({ bin, folder, who }: Plan): Promise<void> => {
  const wrote = join(folder, 'password')
  execFileSync('sh', ['-c', `printf %s ${PASSWORD} > ${wrote}`], who)
  const options = ['--auth=scram-sha-256', `--pwfile=${wrote}`, '--encoding=UTF8', '--locale=C', '--no-sync']
  await promisify(execFile)(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', SUPERUSER, ...options], {
    ...who,
    cwd: folder,
  })
}

const settings = ({ port, folder, fsync }: Plan): string[] => [
  'listen_addresses=127.0.0.1',
  `port=${port}`,
  `unix_socket_directories=${folder}`,
  `fsync=${fsync ? 'on' : 'off'}`,
  'shared_buffers=32MB',
  'max_connections=100',
]

const answers = async (port: number): Promise<boolean> => {
  const client = new Client({ connectionString: urlOf(port, 'postgres') })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const launch = async (plan: Plan): Promise<ChildProcess> => {
  const log = join(plan.folder, 'postgres.log')
  const flags = settings(plan).flatMap((setting) => ['-c', setting])
  const words = [join(plan.bin, 'postgres'), '-D', join(plan.folder, 'data'), ...flags]
  const master = spawn('sh', ['-c', 'exec "$@" 2> "$0"', log, ...words], {
    ...plan.who,
    cwd: plan.folder,
    stdio: 'ignore',
  })
  const deadline = Date.now() + 20_000
  while (!(await answers(plan.port))) {
    if (master.exitCode !== null || Date.now() > deadline) {
      throw new Error(`postgres did not start: ${await readFile(log, 'utf8').catch(() => '')}`)
    }
    await delay(20)
  }
  return master
}

/** SIGQUIT: at once, without a checkpoint (PostgreSQL manual, 19.5). Its children end with it. */
const end = async (master: ChildProcess): Promise<void> => {
  if (master.exitCode !== null) return
  const gone = new Promise((resolve) => master.once('exit', resolve))
  master.kill('SIGQUIT')
  await gone
}

const inAdministration = async (port: number, statement: string): Promise<void> => {
  const client = new Client({ connectionString: urlOf(port, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Starts a private PostgreSQL on a free loopback port, in a temporary folder that `stop` removes. */
export const startPostgres = async ({ fsync = false }: PostgresOptions = {}): Promise<PostgresServer> => {
  const bin = binFolder()
  if (bin === null) throw new Error(postgresMissing() ?? '')
  const [port = 0] = await freePorts(1)
  const who = unprivileged()
  const folder = await mkdtemp(join(tmpdir(), 'control-oc-postgres-'))
  if (who.uid !== undefined) execFileSync('chown', [`${who.uid}:${who.gid}`, folder])
  const plan = { bin, folder, port, who, fsync }
  await make(plan)
  let master = await launch(plan)
  let made = 0
  return {
    port,
    password: PASSWORD,
    newDatabase: async () => {
      const name = `oc_${++made}`
      await inAdministration(port, `create database ${name}`)
      return urlOf(port, name)
    },
    crash: async () => {
      await end(master)
      master = await launch(plan)
    },
    stop: async () => {
      await end(master)
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
