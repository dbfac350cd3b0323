import { setTimeout as delay } from 'node:timers/promises'
import { dovecotMissing } from '../../servers/dovecot.js'
import { startTcpProxy } from '../../servers/tcp-proxy.js'
import type { Figure } from '../../trials/figures.js'
import { exactly, told } from '../../trials/figures.js'
import type { Bench, Report } from '../bench.js'
import { makeConfirmations } from '../confirmations.js'
import { inTurns } from '../in-turns.js'
import { OFFICE, OTHER_OFFICE } from '../world/environment.js'
import { inWorld } from '../world/in-world.js'
import type { Took } from '../world/program.js'
import type { World } from '../world/world.js'
import type { Contestant, Mailbox, Mailboxes } from './contestants.js'
import { contestantsOn, fillMailbox, PYTHON, SLOW_LINE_MS, startReading } from './contestants.js'
import { findPython } from './python.js'
import { ratesOf, show } from './rates.js'
import type { AllRates } from './rates.js'

/** Of a short run, which is only to show that all of it works, one. */
const ROUNDS = 3
const SHORT = 100
/** Each program begins anew for each run: what it warms up are the files of the machine, and for that some mails are enough. */
const WARM_UP = 10
const FEW = 250
const FEW_OFFICE = 'pocas@hotelsales.example'

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

/** One run of each, in turns; on very few mails first, which does not count. */
const compare = async (
  contestants: ReadonlyMap<string, Contestant>,
  rounds: number,
  progress: (text: string) => void,
): Promise<AllRates> => {
  const doing = (what: 'run' | 'warmUp') =>
    Object.fromEntries([...contestants].map(([name, one]) => [name, one[what]]))
  const took = await inTurns<string, Took>(doing('run'), rounds, progress, doing('warmUp'))
  return new Map([...contestants].map(([name, one]) => [name, ratesOf(one, took(name))]))
}

const fillMailboxes = async (world: World, size: number): Promise<Mailboxes> => {
  const confirmations = await makeConfirmations(size)
  return {
    all: await fillMailbox(world, OFFICE, confirmations),
    few: await fillMailbox(world, FEW_OFFICE, confirmations.slice(0, FEW)),
    warmUp: await fillMailbox(world, OTHER_OFFICE, confirmations.slice(0, WARM_UP)),
  }
}

const measure = async (world: World, report: Report, size: number): Promise<void> => {
  const line = world.keep(await startTcpProxy(world.dovecot.imapsPort, { delayMs: SLOW_LINE_MS / 2 }))
  const python = findPython()
  if (python) report.version('pdfminer.six', python.pdfminer)
  else report.figures(told(PYTHON, 'left out: no python3 here has pdfminer (Debian: python3-pdfminer)'))
  report.progress('makes the mails')
  const mailboxes = await fillMailboxes(world, size)
  const contestants = contestantsOn({ world, slowPort: line.port, python }, mailboxes)
  show(report, await compare(contestants, size < SHORT ? 1 : ROUNDS, report.progress), mailboxes)
  if (size < SHORT) return
  report.progress('cards')
  report.figures(...(await drain(world, mailboxes.few)))
}

export const backlog: Bench = {
  name: 'backlog',
  measures: `The first start on a full mailbox, from the start of the process to the last decision on disk. \`pdf-parse\` alone reads the same documents from a folder, and is the limit. The usual way is a program of our own: one FETCH a mail, \`mailparser\` and \`pdf-parse\` in one process, and one JSON file that is written anew after each mail; the same in Python with \`imaplib\` and \`pdfminer\`. On a slow line, and in Python, the usual way would take most of the time of this bench: these are compared on ${FEW} mails, and the service reads the same ${FEW} beside them. Each runs once in each of ${ROUNDS} rounds and is compared within it; shown are the middle of these ratios and, in brackets, the middle half of them. Cards are told of as fast as Teams allows, which is measured apart.`,
  size: { unit: 'confirmations', full: 1_000, short: 20 },
  missing: dovecotMissing,
  run: inWorld(measure, [FEW_OFFICE]),
}
