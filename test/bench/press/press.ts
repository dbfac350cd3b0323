import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { PAULA } from '../../../bot/demo/people.js'
import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { startTeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { systemClock } from '../../../src/adapters/system-clock/index.js'
import { dovecotMissing } from '../../servers/dovecot.js'
import { atMost, told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Bench, Report } from '../bench.js'
import { makeConfirmations } from '../confirmations.js'
import { inTurns } from '../in-turns.js'
import { quantile, rounded } from '../statistics.js'
import { fillDataFolder } from '../world/data-folder.js'
import type { Service } from '../world/service.js'
import { inWorld } from '../world/in-world.js'
import type { World } from '../world/world.js'

import { startBareBot } from './bare-bot.js'
import type { Channel } from './presses.js'
import { AT_ONCE, pressAll, pressTogether } from './presses.js'

const ROUNDS = 3
/** Mails that lie in the mailbox for each reservation that is known: 1,000 for 300. */
const BACKLOG_TIMES = 10 / 3
/** People look at what they got before they press again; a bot that is pressed without an end reads no mail. */
const PAUSE_MS = 250
const [GOAL_MS, GOAL_BUSY_MS, GOAL_LAG_MS] = [150, 300, 30] as const

const [BARE, SERVICE] = ['botbuilder alone', 'service'] as const
const BUSY = 'service that reads a backlog'

/** What somebody has written is a message like any other: the button tells which reservation it is about. */
const channelOf = async (teams: TeamsStandIn, reservations: number): Promise<Channel> => {
  const { activityId } = await teams.say('estado', { from: PAULA.user })
  return { teams, postId: activityId, reservations }
}

/** Of its event loop since this was last asked for, as its own page of metrics has it. */
const lagOf = async (service: Service): Promise<number> =>
  1_000 * ((await service.metrics()).get('nodejs_eventloop_lag_p99_seconds') ?? Number.NaN)

interface Measured {
  readonly times: readonly number[]
  readonly lagMs: number
}

const startOn = async (world: World, dataDir: string): Promise<Service> => {
  const service = await world.startService({ dataDir })
  await service.said('mailbox connected')
  await world.install(service)
  return service
}

const openBareChannel = async (world: World, ours: Channel): Promise<Channel> => {
  const [{ card } = { card: {} }] = await pressTogether(ours, 0)
  const bot = world.keep(await startBareBot(world.folder, card))
  const teams = world.keep(await startTeamsStandIn())
  teams.connectBot(bot.url)
  return channelOf(teams, ours.reservations)
}

const pressAtRest = async (
  world: World,
  dataDir: string,
  size: number,
  report: Report,
): Promise<
  Readonly<Record<typeof BARE | typeof SERVICE, readonly number[]>> & { readonly lagMs: number }
> => {
  const service = await startOn(world, dataDir)
  const ours = await channelOf(world.teams, size)
  const bare = await openBareChannel(world, ours)
  let pressed = 0
  const press = (channel: Channel) => (): Promise<readonly number[]> => {
    pressed += size
    return pressAll(channel, pressed, size)
  }
  await lagOf(service)
  const times = await inTurns({ [BARE]: press(bare), [SERVICE]: press(ours) }, ROUNDS, report.progress)
  const lagMs = await lagOf(service)
  await service.end()
  return { [BARE]: times(BARE).flat(), [SERVICE]: times(SERVICE).flat(), lagMs }
}

const pressWhileReading = async (
  world: World,
  dataDir: string,
  size: number,
  mails: number,
): Promise<Measured> => {
  const service = await startOn(world, dataDir)
  const channel = await channelOf(world.teams, size)
  const reading = { isOver: false }
  const read = service.said('mail decided', mails).then(() => (reading.isOver = true))
  await pressAll(channel, 0, AT_ONCE)
  await lagOf(service)
  const times: number[] = []
  while (!reading.isOver) {
    times.push(...(await pressAll(channel, times.length, AT_ONCE)))
    await delay(PAUSE_MS)
  }
  await read
  const lagMs = await lagOf(service)
  await service.end()
  return { times, lagMs }
}

const quantiles = (name: string, times: readonly number[]): Figure =>
  told(
    `${name}: half, 95 %, 99 %`,
    `${[0.5, 0.95, 0.99].map((part) => `${rounded(quantile(times, part))} ms`).join(', ')}, of ${times.length}`,
  )

const late = (times: readonly number[]): number => rounded(quantile(times, 0.95))

const LAG = 'its event loop late (99 %, with the 10 ms of its own timer)'

const measure = async (world: World, report: Report, size: number): Promise<void> => {
  const dataDir = join(world.folder, 'data-of-press')
  await fillDataFolder(dataDir, systemClock.now(), { live: { from: 0, to: size } })
  const rest = await pressAtRest(world, dataDir, size, report)
  const mails = Math.round(size * BACKLOG_TIMES)
  report.progress(`makes ${mails} mails`)
  await world.fillInbox(await makeConfirmations(mails))
  report.progress('presses while they are read')
  const busy = await pressWhileReading(world, dataDir, size, mails)
  const [bare, ours] = [rest[BARE], rest[SERVICE]]
  report.figures(
    quantiles(BARE, bare),
    quantiles(SERVICE, ours),
    quantiles(BUSY, busy.times),
    atMost(`${SERVICE}, 95 %`, late(ours), GOAL_MS, ' ms'),
    atMost(`${BUSY}, 95 %`, late(busy.times), GOAL_BUSY_MS, ' ms'),
    told(`${SERVICE}, ${LAG}`, `${rounded(rest.lagMs)} ms`),
    atMost(`${BUSY}, ${LAG}`, rounded(busy.lagMs), GOAL_LAG_MS, ' ms'),
    told(`${SERVICE}, of ${BARE}, half`, `${rounded(quantile(ours, 0.5) / quantile(bare, 0.5), 1)} ×`),
  )
  report.chart({
    kind: 'bars',
    name: 'latency',
    title: `Milliseconds from the press to the card, ${AT_ONCE} at once, 95 % of them`,
    bars: [
      { label: BARE, value: quantile(bare, 0.95) },
      { label: SERVICE, value: quantile(ours, 0.95), goal: GOAL_MS },
      { label: BUSY, value: quantile(busy.times, 0.95), goal: GOAL_BUSY_MS },
    ],
  })
}

export const press: Bench = {
  name: 'press',
  measures: `Buttons that ${AT_ONCE} people press in the same moment, from the invoke at the service to the updated card in its answer: a note, which is on disk by then. Beside it a bot of \`botbuilder\` and \`restify\` that answers each press with the same card and does nothing. Then the service is started on a mailbox of ${rounded(BACKLOG_TIMES, 1)} times as many mails, and eight are pressed together every ${PAUSE_MS} ms until all are read.`,
  size: { unit: 'live reservations', full: 300, short: 32 },
  missing: dovecotMissing,
  run: inWorld(measure),
}
