import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { dovecotMissing } from '../../servers/dovecot.js'
import { startTcpProxy } from '../../servers/tcp-proxy.js'
import type { Figure } from '../../trials/figures.js'
import { atLeast, exactly, told } from '../../trials/figures.js'
import type { Bench, Report } from '../bench.js'
import type { Confirmation } from '../confirmations.js'
import { makeConfirmations } from '../confirmations.js'
import { inTurns } from '../in-turns.js'
import { median, rounded } from '../statistics.js'
import { environmentOf } from '../world/environment.js'
import type { Took } from '../world/program.js'
import { runProgram } from '../world/program.js'
import type { Service } from '../world/service.js'
import type { World } from '../world/world.js'
import { dovecotVersion, openWorld } from '../world/world.js'

const ROUNDS = 3
/** Of what `pdf-parse` alone reads with the same time of processor; and of the own rate, on the slow line. */
const [SHARE_OF_BARE, SHARE_ON_SLOW_LINE, TIMES_THE_USUAL] = [0.8, 0.8, 5]
/** What is added to each round trip, half of it in either direction. */
const SLOW_LINE_MS = 40

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** What is compared. */
const SLOWLY = `, line slower by ${SLOW_LINE_MS} ms`
const [BARE, SERVICE, USUAL, PYTHON] = [
  'pdf-parse alone',
  'service',
  'usual way',
  'usual way in Python',
] as const
const [SLOW, USUAL_SLOW] = [`${SERVICE}${SLOWLY}`, `${USUAL}${SLOWLY}`] as const

/** Debian's own, for which its package `python3-pdfminer` is. */
const PYTHON_PROGRAM = '/usr/bin/python3'

const pdfminerVersion = (): string | null => {
  try {
    const show = 'import pdfminer; print(pdfminer.__version__)'
    return execFileSync(PYTHON_PROGRAM, ['-c', show], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}

const writeFiles = async (folder: string, confirmations: readonly Confirmation[]): Promise<string> => {
  await mkdir(folder)
  for (const { locator, pdf } of confirmations) await writeFile(join(folder, `${locator}.pdf`), pdf)
  return folder
}

/** A service that reads the mailbox from the start, and tells it in the channel. */
const startReading = async (world: World, imapPort: number): Promise<Service> => {
  const service = await world.startService({ environment: { IMAP_PORT: String(imapPort) } })
  await service.said('mailbox connected')
  await world.install(service)
  return service
}

/** From the start of its process to the last decision on disk; cards wait for their turn meanwhile. */
const serviceReads = async (world: World, count: number, imapPort: number): Promise<Took> => {
  const service = await startReading(world, imapPort)
  await service.said('mail decided', count)
  const seconds = (performance.now() - service.startedAt) / 1_000
  const processor = service.processorTime()
  await service.end()
  return { seconds, processor }
}

const contestantsIn = async (world: World, confirmations: readonly Confirmation[], slowPort: number) => {
  const folder = await writeFiles(join(world.folder, 'documents'), confirmations)
  const known = join(world.folder, 'known.json')
  const environment = environmentOf(world, { dataDir: '', port: 0 })
  const count = confirmations.length
  const usual = (where: typeof environment): Promise<Took> =>
    runProgram(process.execPath, [fileOf('usual-way.mjs'), known], where)
  return {
    [BARE]: () => runProgram(process.execPath, [fileOf('bare-loop.mjs'), folder], {}),
    [SERVICE]: () => serviceReads(world, count, world.dovecot.imapsPort),
    [SLOW]: () => serviceReads(world, count, slowPort),
    [USUAL]: () => usual(environment),
    [USUAL_SLOW]: () => usual({ ...environment, IMAP_PORT: String(slowPort) }),
    ...(pdfminerVersion() !== null && {
      [PYTHON]: () => runProgram(PYTHON_PROGRAM, [fileOf('usual_way.py'), known], environment),
    }),
  }
}

/** Mails in a second, and mails in a second of processor: what one core is worth. */
interface Rates {
  readonly name: string
  readonly aSecond: number
  readonly aCore: number
}

const ratesOf = (name: string, took: readonly Took[], count: number): Rates => ({
  name,
  aSecond: count / median(took.map(({ seconds }) => seconds)),
  aCore: count / median(took.map(({ processor }) => processor)),
})

const toldOf = ({ name, aSecond, aCore }: Rates): Figure =>
  told(name, `${rounded(aSecond, 1)} a second, ${rounded(aCore, 1)} a second of processor`)

const show = (report: Report, all: readonly Rates[]): void => {
  const rates = new Map(all.map((one) => [one.name, one]))
  const of = (name: string): Rates => rates.get(name) ?? { name, aSecond: Number.NaN, aCore: Number.NaN }
  const [bare, ours, slow] = [of(BARE), of(SERVICE), of(SLOW)]
  const times = (one: Rates, other: Rates): Figure =>
    atLeast(`${one.name}, of ${other.name}`, rounded(one.aSecond / other.aSecond, 2), TIMES_THE_USUAL, ' ×')
  report.figures(
    ...all.map(toldOf),
    atLeast(
      `${SERVICE}, of ${BARE}, for each core used`,
      rounded(ours.aCore / bare.aCore, 2),
      SHARE_OF_BARE,
      ' ×',
    ),
    told(`${SERVICE}, of ${BARE}, by the clock`, `${rounded(ours.aSecond / bare.aSecond, 2)} ×`),
    ...[USUAL, PYTHON].flatMap((name) => (rates.has(name) ? [times(ours, of(name))] : [])),
    times(slow, of(USUAL_SLOW)),
    atLeast(`${SLOW}, of ${SERVICE}`, rounded(slow.aSecond / ours.aSecond, 2), SHARE_ON_SLOW_LINE, ' ×'),
  )
  report.chart({
    kind: 'bars',
    name: 'rate',
    title: 'Confirmations in a second, from the start to the last one on disk',
    bars: all.map(({ name, aSecond }) => ({ label: name, value: aSecond })),
  })
}

/** Teams takes so many calls for a conversation in so many seconds (bot/announcing/rate-limiter.ts). */
const [MOST_CARDS, WINDOW_MS] = [60, 30_000] as const

/** How fast the channel hears of it once everything is decided: as fast as Teams allows, and never faster. */
const drain = async (world: World, count: number): Promise<readonly Figure[]> => {
  const service = await startReading(world, world.dovecot.imapsPort)
  await service.said('mail decided', count)
  const before = world.teams.calls().length
  await delay(WINDOW_MS)
  const cards = world.teams.calls().length - before
  await service.end()
  const turnedAway = world.teams.calls().filter(({ status }) => status === 429).length
  return [
    told('cards in the 30 s after the last decision', `${cards}, of ${MOST_CARDS} that Teams allows`),
    exactly('cards that came too fast for Teams, in all rounds', turnedAway, 0),
  ]
}

export const backlog: Bench = {
  name: 'backlog',
  measures:
    'The first start on a full mailbox, from the start of the process to the last decision on disk. `pdf-parse` alone reads the same documents from a folder, and is the limit. The usual way is a program of our own: one FETCH a mail, `mailparser` and `pdf-parse` in one process, and one JSON file that is written anew after each mail; the same in Python with `imaplib` and `pdfminer`. Cards are told of as fast as Teams allows, which is measured apart.',
  size: { unit: 'confirmations', full: 1_000, short: 40 },
  missing: dovecotMissing,
  run: async (report, size) => {
    const world = await openWorld()
    const line = await startTcpProxy(world.dovecot.imapsPort, { delayMs: SLOW_LINE_MS / 2 })
    try {
      report.version('Dovecot', dovecotVersion())
      const pdfminer = pdfminerVersion()
      if (pdfminer !== null) report.version('pdfminer.six', pdfminer)
      report.progress('makes the mails')
      const confirmations = await makeConfirmations(size)
      await world.fillInbox(confirmations)
      const contestants = await contestantsIn(world, confirmations, line.port)
      const took = await inTurns<string, Took>(contestants, ROUNDS, report.progress)
      show(
        report,
        Object.keys(contestants).map((name) => ratesOf(name, took(name), size)),
      )
      report.progress('cards')
      report.figures(...(await drain(world, size)))
    } finally {
      await world.close()
      await line.stop()
    }
  },
}
