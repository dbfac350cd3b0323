import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Resolver } from 'node:dns/promises'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe } from 'vitest'
import { freePorts } from './ports.js'

/** Records of one zone, in dnsmasq's own options without their dashes: `mx-host=hotel.example,mx.hotel.example,0`. */
export interface DnsZone {
  readonly domain: string
  readonly records: readonly string[]
}

export interface DnsServer {
  /** For `--dns-server`. */
  readonly address: string
  stop(): Promise<void>
}

const SEARCH_PATH = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

const program = SEARCH_PATH.map((folder) => join(folder, 'dnsmasq')).find((path) => existsSync(path)) ?? null

const missing = 'dnsmasq is not installed (Debian: dnsmasq-base)'

if (program === null && process.env['CI'] === 'true') throw new Error(missing)

if (program === null) process.stderr.write(`SKIPPED, what needs a real DNS server: ${missing}\n`)

/** A suite that needs a real DNS server. Where there is none it is skipped, which is said plainly. */
export const describeWithDns = (name: string, suite: () => void): void => {
  describe.runIf(program !== null)(`${name}, on a real dnsmasq`, () => {
    suite()
  })
}

const FIXED = [
  '--keep-in-foreground',
  '--conf-file=/dev/null',
  '--no-resolv',
  '--no-hosts',
  '--bind-interfaces',
  '--listen-address=127.0.0.1',
  '--pid-file=',
]

const untilAnswering = async (address: string, isOver: () => boolean): Promise<void> => {
  const resolver = new Resolver({ timeout: 200, tries: 1 })
  resolver.setServers([address])
  const deadline = Date.now() + 10_000
  for (;;) {
    // Any answer will do, also that there is no such record.
    const code = await resolver.resolve4('ready.localhost.example').then(
      () => '',
      (error: NodeJS.ErrnoException) => error.code ?? '',
    )
    if (code !== 'ECONNREFUSED' && code !== 'ETIMEOUT') return
    if (isOver() || Date.now() > deadline) throw new Error('dnsmasq did not start')
    await delay(20)
  }
}

/** Answers for its zones alone, on a free loopback port; refuses whatever else it is asked. */
export const startDns = async (zones: readonly DnsZone[]): Promise<DnsServer> => {
  const [port = 0] = await freePorts(1)
  const address = `127.0.0.1:${port}`
  const own = zones.flatMap(({ domain, records }) => [`local=/${domain}/`, ...records])
  const user = process.getuid?.() === 0 ? ['--user=root'] : []
  const options = [...FIXED, ...user, `--port=${port}`, ...own.map((option) => `--${option}`)]
  const server = spawn(program ?? 'dnsmasq', options, { stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await untilAnswering(address, () => server.exitCode !== null)
  return {
    address,
    stop: async () => {
      if (server.exitCode === null) server.kill('SIGKILL')
      await gone
    },
  }
}
