import { addMs, DAY_MS } from '../../../src/domain/time.js'
import type { Instant } from '../../../src/domain/time.js'
import { conclude, told } from '../figures.js'
import { createRandom } from '../random.js'
import { openTrialStores, STORE_SWITCH, storesMissing } from '../stores.js'
import { readArguments } from './arguments.js'
import { Correspondence } from './correspondence.js'
import { judgeMonths, tellMonths } from './judge.js'
import type { Month } from './judge.js'
import { judgeOutcome } from './outcome.js'
import { CLIENTS, planOf } from './plan.js'
import type { Stop } from './plan.js'
import { Staff } from './staff.js'
import type { World } from './world.js'
import { openWorld } from './world.js'

/**
 * `npm run test:soak -- [--months N] [--per-day N] [--seed S]`: the real service through months of an office's mail, in
 * accelerated time. Exit code 1 where its memory, its handles or its files have grown with history, or where something was
 * lost or done twice.
 */
const args = readArguments(process.argv.slice(2))
const startedAt = new Date()
const random = createRandom(args.seed)
const plan = planOf(args, random)

const progress = (text: string): void => {
  const seconds = Math.round((Date.now() - startedAt.getTime()) / 1000)
  process.stderr.write(`${seconds} s: ${text}\n`)
}

const firstOf = (stops: readonly Stop[]): Instant => {
  const [first] = stops
  if (!first) throw new Error('nothing is planned')
  return first.at
}

const endOfMonth = async (world: World, letters: Correspondence): Promise<Month> => {
  const { confirmed, mails, bytes } = letters
  const sample = await world.service.order('measure', {})
  progress(
    `${sample.at.slice(0, 7)}: ${confirmed.length} confirmations, heap ${Math.round(sample.heapUsed / 1024)} KiB`,
  )
  return { sample, confirmations: confirmed.length, mails, bytes }
}

const passThrough = async (
  world: World,
  letters: Correspondence,
  staff: Staff,
): Promise<readonly Month[]> => {
  const months: Month[] = []
  for (const stop of plan) {
    const { at } = stop
    await world.service.order('until', { at })
    if (stop.isWorking) world.cutLine()
    const deeds = stop.isWorking ? await staff.work(letters.confirmed, at) : 0
    if ((await letters.bring(stop.cases, at)) + deeds > 0) await world.service.order('quiet', {})
    if (!stop.endsMonth) continue
    await staff.report()
    months.push(await endOfMonth(world, letters))
  }
  return months
}

const run = async (world: World): Promise<void> => {
  const letters = new Correspondence(world)
  const staff = new Staff(world, random.fork('staff'))
  const months = await passThrough(world, letters, staff)
  await world.service.order('until', { at: addMs(plan.at(-1)?.at ?? firstOf(plan), DAY_MS) })
  await world.service.order('quiet', {})
  const locators = letters.confirmed.map(({ locator }) => locator)
  const kept = await world.service.order('kept', { locators })
  const inInbox = await world.inInbox()
  const left = world.post.all()
  const { confirmed, answered } = letters
  await world.service.order('stop', {})
  const figures = [
    ...judgeOutcome({ confirmed, answered, closed: staff.closed, left, kept, inInbox }),
    told('connections to the mailbox', world.connections()),
    told('mails out', left.length),
    told('commands and presses of staff', staff.deeds),
    ...judgeMonths(months),
    ...tellMonths(months),
  ]
  const { months: count, perDay, seed } = args
  const command = `test:soak -- --months ${count} --per-day ${perDay} --seed ${seed}`
  conclude(figures, { ...STORE_SWITCH, command, seed, startedAt, endedAt: new Date() })
}

const missing = storesMissing()
if (missing !== null) throw new Error(missing)
const stores = await openTrialStores()
const world = await openWorld(addMs(firstOf(plan), -60_000), CLIENTS, stores)

const close = async (): Promise<void> => {
  await world.close()
  await stores.stop()
}

/** Its servers would outlive a trial that somebody breaks off. */
const breakOff = (): void => void close().finally(() => process.exit(1))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, breakOff)

try {
  await run(world)
} finally {
  await close()
}
