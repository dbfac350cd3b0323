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
import { findPython } from './python.js'
import type { Python } from './python.js'
import { environmentOf, OFFICE, OTHER_OFFICE } from '../world/environment.js'
import type { Took } from '../world/program.js'
import { runProgram } from '../world/program.js'
import type { Service } from '../world/service.js'
import type { World } from '../world/world.js'
import { dovecotVersion, openWorld } from '../world/world.js'

/** Of a short run, which is only to show that all of it works, one. */
const ROUNDS = 3
const SHORT = 100
/** Each program begins anew for each run: what it warms up are the files of the machine, and for that some mails are enough. */
const WARM_UP = 10
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

/** An inbox, and its documents in a folder. */
interface Mailbox {
  readonly user: string
  readonly count: number
  readonly folder: string
}

const fillMailbox = async (
  world: World,
  user: string,
  confirmations: readonly Confirmation[],
): Promise<Mailbox> => {
  await world.fillInbox(confirmations, user)
  const folder = join(world.folder, user)
  await mkdir(folder)
  for (const { locator, pdf } of confirmations) await writeFile(join(folder, `${locator}.pdf`), pdf)
  return { user, count: confirmations.length, folder }
}

const reachedBy = (user: string, imapPort: number) => ({ IMAP_USERNAME: user, IMAP_PORT: String(imapPort) })

/** A service that reads the mailbox from the start, and tells it in the channel. */
const startReading = async (world: World, { user }: Mailbox, imapPort: number): Promise<Service> => {
  const service = await world.startService({ environment: reachedBy(user, imapPort) })
  await service.said('mailbox connected')
  await world.install(service)
  return service
}

/** From the start of its process to the last decision on disk; cards wait for their turn meanwhile. */
const serviceReads = async (world: World, mailbox: Mailbox, imapPort: number): Promise<Took> => {
  const service = await startReading(world, mailbox, imapPort)
  await service.said('mail decided', mailbox.count)
  const seconds = (performance.now() - service.startedAt) / 1_000
  const processor = service.processorTime()
  await service.end()
  return { seconds, processor }
}

const contestantsIn = (world: World, mailbox: Mailbox, slowPort: number, python: Python | null) => {
  const known = join(world.folder, 'known.json')
  const { imapsPort } = world.dovecot
  const environmentAt = (port: number): Readonly<Record<string, string>> => ({
    ...environmentOf(world, { dataDir: '', port: 0 }),
    ...reachedBy(mailbox.user, port),
  })
  const usual = (port: number): Promise<Took> =>
    runProgram(process.execPath, [fileOf('usual-way.mjs'), known], environmentAt(port))
  return {
    [BARE]: () => runProgram(process.execPath, [fileOf('bare-loop.mjs'), mailbox.folder], {}),
    [SERVICE]: () => serviceReads(world, mailbox, imapsPort),
    [SLOW]: () => serviceReads(world, mailbox, slowPort),
    [USUAL]: () => usual(imapsPort),
    [USUAL_SLOW]: () => usual(slowPort),
    ...(python && {
      [PYTHON]: () => runProgram(python.program, [fileOf('usual_way.py'), known], environmentAt(imapsPort)),
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
const drain = async (world: World, mailbox: Mailbox): Promise<readonly Figure[]> => {
  // The services before told of theirs in the same channel: Teams counts what this one knows nothing of.
  await delay(WINDOW_MS)
  const earlier = world.teams.calls().length
  const service = await startReading(world, mailbox, world.dovecot.imapsPort)
  await service.said('mail decided', mailbox.count)
  const before = world.teams.calls().length
  await delay(WINDOW_MS)
  const cards = world.teams.calls().length - before
  await service.end()
  const own = world.teams.calls().slice(earlier)
  const turnedAway = own.filter(({ status }) => status === 429).length
  return [
    told('cards in the 30 s after the last decision', `${cards}, of ${MOST_CARDS} that Teams allows`),
    exactly('cards that came too fast for Teams', turnedAway, 0),
  ]
}

export const backlog: Bench = {
  name: 'backlog',
  measures:
    'The first start on a full mailbox, from the start of the process to the last decision on disk. `pdf-parse` alone reads the same documents from a folder, and is the limit. The usual way is a program of our own: one FETCH a mail, `mailparser` and `pdf-parse` in one process, and one JSON file that is written anew after each mail; the same in Python with `imaplib` and `pdfminer`. Cards are told of as fast as Teams allows, which is measured apart.',
  size: { unit: 'confirmations', full: 250, short: 20 },
  missing: dovecotMissing,
  run: async (report, size) => {
    const world = await openWorld()
    try {
      const line = world.keep(await startTcpProxy(world.dovecot.imapsPort, { delayMs: SLOW_LINE_MS / 2 }))
      report.version('Dovecot', dovecotVersion())
      const python = findPython()
      if (python) report.version('pdfminer.six', python.pdfminer)
      else report.figures(told(PYTHON, 'left out: no python3 here has pdfminer (Debian: python3-pdfminer)'))
      report.progress('makes the mails')
      const confirmations = await makeConfirmations(size)
      const mailbox = await fillMailbox(world, OFFICE, confirmations)
      const small = await fillMailbox(world, OTHER_OFFICE, confirmations.slice(0, WARM_UP))
      const contestants = contestantsIn(world, mailbox, line.port, python)
      const took = await inTurns<string, Took>(
        contestants,
        size < SHORT ? 1 : ROUNDS,
        report.progress,
        contestantsIn(world, small, line.port, python),
      )
      show(
        report,
        Object.keys(contestants).map((name) => ratesOf(name, took(name), size)),
      )
      if (size < SHORT) return
      report.progress('cards')
      report.figures(...(await drain(world, mailbox)))
    } finally {
      await world.close()
    }
  },
}
