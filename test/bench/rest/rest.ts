import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { dovecotMissing } from '../../servers/dovecot.js'
import { startTcpProxy } from '../../servers/tcp-proxy.js'
import { atMost, told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Bench, Report } from '../bench.js'
import { makeConfirmations } from '../confirmations.js'
import { rounded } from '../statistics.js'
import { environmentOf } from '../world/environment.js'
import { processCounts, residentMib } from '../world/process-counts.js'
import { startProgram } from '../world/running-program.js'
import { inWorld } from '../world/in-world.js'
import type { World } from '../world/world.js'

/** What lies in the mailbox and in the store. */
const MAILS = 20
/** Its last cards are posted, what is looked at after a start has been looked at, and connections nobody uses are closed. */
const SETTLE_MS = 20_000
const POLL_SECONDS = 60
const HOUR_S = 3_600
const GOAL_PERCENT = 0.5

const PROGRAM = fileURLToPath(new URL('bare-idle.mjs', import.meta.url))

/** A process that rests, and the bytes that have gone over its line to the mail server in either direction. */
interface Resting {
  readonly name: string
  readonly pid: number
  readonly bytes: () => number
}

const countedLine = async (world: World) => {
  const line = world.keep(await startTcpProxy(world.dovecot.imapsPort))
  let bytes = 0
  const count = (data: Buffer): Buffer => {
    bytes += data.length
    return data
  }
  line.tap({ near: count, far: count })
  return { port: line.port, bytes: () => bytes }
}

const restingService = async (
  world: World,
  name: string,
  more: Readonly<Record<string, string>>,
): Promise<Resting> => {
  const { port, bytes } = await countedLine(world)
  const service = await world.startService({ environment: { IMAP_PORT: String(port), ...more } })
  await service.said('mail decided', MAILS)
  await world.install(service)
  return { name, pid: service.pid, bytes }
}

const restingClient = async (world: World): Promise<Resting> => {
  const { port, bytes } = await countedLine(world)
  const environment = { ...environmentOf(world, { dataDir: '', port: 0 }), IMAP_PORT: String(port) }
  const { pid } = world.keep(await startProgram([PROGRAM], environment))
  return { name: 'imapflow alone, idling', pid, bytes }
}

/** What one of them used in so many seconds. */
interface Used {
  readonly name: string
  /** Of one processor. */
  readonly percent: number
  readonly wakeUpsASecond: number
  readonly bytesAnHour: number
  readonly mib: number
}

/** All of them in the same time: those who rest are in nobody's way. */
const watch = async (all: readonly Resting[], seconds: number): Promise<readonly Used[]> => {
  const look = () => all.map(({ pid, bytes }) => ({ ...processCounts(pid), bytes: bytes() }))
  const before = look()
  await delay(seconds * 1_000)
  const after = look()
  return all.map(({ name, pid }, index) => {
    const grown = (what: 'processorMs' | 'wakeUps' | 'bytes'): number =>
      (after[index]?.[what] ?? 0) - (before[index]?.[what] ?? 0)
    return {
      name,
      percent: grown('processorMs') / seconds / 10,
      wakeUpsASecond: grown('wakeUps') / seconds,
      bytesAnHour: (grown('bytes') / seconds) * HOUR_S,
      mib: residentMib(pid),
    }
  })
}

const toldOf = ({ name, percent, wakeUpsASecond, bytesAnHour, mib }: Used): Figure =>
  told(
    name,
    `${rounded(percent, 2)} % of a processor, ${rounded(wakeUpsASecond, 1)} wake-ups a second, ${rounded(bytesAnHour / 1024)} KiB an hour on the line, ${rounded(mib)} MiB`,
  )

const SERVICE = 'service'

const measure = async (world: World, report: Report, seconds: number): Promise<void> => {
  report.progress('fills a mailbox')
  await world.fillInbox(await makeConfirmations(MAILS))
  const all = [
    await restingClient(world),
    await restingService(world, SERVICE, {}),
    await restingService(world, `service that reads all again every ${POLL_SECONDS} s`, {
      IMAP_CHECK_INTERVAL: String(POLL_SECONDS),
    }),
  ]
  await delay(SETTLE_MS)
  report.progress(`rests for ${seconds} s`)
  const used = await watch(all, seconds)
  const percent = used.find(({ name }) => name === SERVICE)?.percent ?? Number.NaN
  report.figures(
    ...used.map(toldOf),
    atMost(`${SERVICE}, of a processor`, rounded(percent, 2), GOAL_PERCENT, ' %'),
  )
  report.chart({
    kind: 'bars',
    name: 'wake-ups',
    title: 'Wake-ups in a second, while nothing happens',
    bars: used.map(({ name, wakeUpsASecond }) => ({ label: name, value: wakeUpsASecond })),
  })
}

export const rest: Bench = {
  name: 'rest',
  measures: `What is used while nothing happens, of processor, wake-ups (voluntary context switches of all threads), the line to the mail server with its encryption, and memory. As long as it takes the service to read its folders again by itself (five minutes), so that this is in it. Beside it, in the same time: a client that does nothing but IDLE, and the service when it reads its folders again every ${POLL_SECONDS} s.`,
  size: { unit: 'seconds', full: 300, short: 15 },
  missing: dovecotMissing,
  run: inWorld(measure),
}
