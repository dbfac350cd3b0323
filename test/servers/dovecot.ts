import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { localCertificate } from './certificate.js'
import type { DovecotPlan } from './dovecot-config.js'
import { dovecotConfig, oauthConfig } from './dovecot-config.js'
import { freePorts } from './ports.js'

export interface DovecotOptions {
  /**
   * `exchange` (default): only what Exchange Online announces, and a Sent folder with its Spanish name. `exchange without IDLE`:
   * the same, on a server that has to be asked for what is new.
   */
  readonly capabilities?: 'exchange' | 'exchange without IDLE' | 'full'
  /** Address → password. */
  readonly users: Readonly<Record<string, string>>
  /** `courier`: all folders lie below INBOX, and a dot parts their names. */
  readonly names?: 'courier'
  /** Where its submission service hands mail on; without it, submission fails. */
  readonly relayPort?: number
  /** RFC 7662 endpoint that judges the tokens of XOAUTH2. */
  readonly introspectionUrl?: string
}

export interface DovecotServer {
  readonly host: '127.0.0.1'
  readonly imapPort: number
  readonly imapsPort: number
  readonly submissionPort: number
  readonly lmtpPort: number
  /** PEM of its certificate, to be trusted. */
  readonly ca: string
  readonly sentFolder: string
  /** Delivers by LMTP into the user's INBOX. */
  deliver(user: string, mail: string | Uint8Array): Promise<void>
  /** Ends it without a word, and starts it again on the same mailboxes and ports. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const SEARCH_PATH = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

const findProgram = (name: string): string | null =>
  SEARCH_PATH.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null

/** Null when a private Dovecot can be started here; else what is missing. */
export const dovecotMissing = (): string | null => {
  if (findProgram('dovecot') === null) {
    return 'dovecot is not installed (Debian: dovecot-imapd dovecot-lmtpd dovecot-submissiond)'
  }
  return findProgram('openssl') === null ? 'openssl is not installed' : null
}

const owner = (): { user: string; group: string } => {
  if (process.getuid?.() === 0) return { user: 'mail', group: 'mail' }
  const user = userInfo().username
  return { user, group: execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim() }
}

const planFor = async (options: DovecotOptions): Promise<DovecotPlan> => {
  const [imap = 0, imaps = 0, submission = 0, lmtp = 0] = await freePorts(4)
  return {
    folder: await mkdtemp(join(tmpdir(), 'control-oc-dovecot-')),
    ...owner(),
    ports: { imap, imaps, submission, lmtp },
    relayPort: options.relayPort ?? null,
    introspectionUrl: options.introspectionUrl ?? null,
    likeCourier: options.names === 'courier',
    likeExchange: options.capabilities !== 'full',
    offersIdle: options.capabilities !== 'exchange without IDLE',
  }
}

const writeFolder = async (plan: DovecotPlan, users: DovecotOptions['users']): Promise<void> => {
  const { cert, key } = localCertificate()
  const accounts = Object.entries(users).map(([user, password]) => `${user}:{PLAIN}${password}::::::\n`)
  const files = {
    'c.pem': cert,
    'k.pem': key,
    users: accounts.join(''),
    'd.conf': dovecotConfig(plan),
    ...(plan.introspectionUrl === null ? {} : { 'oauth2.conf': oauthConfig(plan.introspectionUrl) }),
  }
  await mkdir(join(plan.folder, 'mail'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(plan.folder, name), text)
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${plan.user}:${plan.group}`, plan.folder])
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const settle = (open: boolean): void => {
      socket.destroy()
      resolve(open)
    }
    // A greeting, not a mere connection: the master listens before its services can be reached.
    socket.once('data', () => settle(true))
    socket.once('error', () => settle(false))
    socket.setTimeout(1_000, () => settle(false))
  })

const untilReady = async (plan: DovecotPlan, master: ChildProcess): Promise<void> => {
  const deadline = Date.now() + 10_000
  for (const port of [plan.ports.imap, plan.ports.lmtp, plan.ports.submission]) {
    while (!(await answers(port))) {
      if (master.exitCode !== null || Date.now() > deadline) {
        const log = await readFile(join(plan.folder, 'dovecot.log'), 'utf8').catch(() => '')
        throw new Error(`dovecot did not start: ${log}`)
      }
      await delay(20)
    }
  }
}

const kill = async (master: ChildProcess): Promise<void> => {
  const gone = new Promise<void>((resolve) => master.once('exit', () => resolve()))
  // The whole process group at once: asked politely, Dovecot leaves its clients connected for ten seconds.
  if (master.exitCode === null && master.pid !== undefined) {
    process.kill(-master.pid, 'SIGKILL')
    await gone
  }
}

const end = async (plan: DovecotPlan, master: ChildProcess): Promise<void> => {
  await kill(master)
  await rm(plan.folder, { recursive: true, force: true, maxRetries: 5 })
}

const deliverTo = async (lmtpPort: number, user: string, mail: string | Uint8Array): Promise<void> => {
  const lmtp = createTransport({
    host: '127.0.0.1',
    port: lmtpPort,
    lmtp: true,
    secure: false,
    ignoreTLS: true,
  })
  const raw = typeof mail === 'string' ? mail.replaceAll(/\r?\n/g, '\r\n') : Buffer.from(mail)
  try {
    const { accepted, response } = await lmtp.sendMail({
      envelope: { from: 'postmaster@localhost', to: [user] },
      raw,
    })
    if (accepted.length === 0) throw new Error(`dovecot did not take the mail: ${response}`)
  } finally {
    lmtp.close()
  }
}

const launch = async (plan: DovecotPlan): Promise<ChildProcess> => {
  const master = spawn(findProgram('dovecot') ?? 'dovecot', ['-F', '-c', join(plan.folder, 'd.conf')], {
    detached: true,
    stdio: 'ignore',
  })
  try {
    await untilReady(plan, master)
    return master
  } catch (error) {
    await end(plan, master)
    throw error
  }
}

const serverOf = (plan: DovecotPlan, first: ChildProcess): DovecotServer => {
  let master = first
  return {
    host: '127.0.0.1',
    imapPort: plan.ports.imap,
    imapsPort: plan.ports.imaps,
    submissionPort: plan.ports.submission,
    lmtpPort: plan.ports.lmtp,
    ca: localCertificate().cert,
    sentFolder: plan.likeExchange ? 'Elementos enviados' : 'Sent',
    deliver: (user, mail) => deliverTo(plan.ports.lmtp, user, mail),
    restart: async () => {
      await kill(master)
      await rm(join(plan.folder, 'run'), { recursive: true, force: true, maxRetries: 5 })
      master = await launch(plan)
    },
    stop: () => end(plan, master),
  }
}

/** Starts a private Dovecot on free loopback ports, in a temporary folder that `stop` removes. */
export const startDovecot = async (options: DovecotOptions): Promise<DovecotServer> => {
  const plan = await planFor(options)
  await writeFolder(plan, options.users)
  return serverOf(plan, await launch(plan))
}
