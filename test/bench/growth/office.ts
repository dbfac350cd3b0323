import { cp } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { PAULA } from '../../../bot/demo/people.js'
import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { startTeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import type { Confirmation } from '../confirmations.js'
import { pressOne } from '../press/presses.js'
import { archivedLocator } from '../world/data-folder.js'
import { OTHER_OFFICE } from '../world/environment.js'
import { processCounts, residentMib } from '../world/process-counts.js'
import type { Service } from '../world/service.js'
import type { World } from '../world/world.js'
import { confirmationMail } from '../world/world.js'
import type { Cost } from './costs.js'
import type { Level } from './levels.js'
import { openSweeping } from './sweep.js'

const PATIENCE_MS = 60_000
const FROM = { from: PAULA.user, personal: true } as const
/** Mails that come together. */
export const MAILS = 4
/** What follows a card is done when the service uses less than this in so long. */
const [QUIET_MS, QUIET_PROCESSOR_MS] = [100, 1] as const
/** Archived ones are asked for all over the archive: a prime number steps through it. */
const STRIDE = 7_919

/** What something took, by the clock or of processor. */
export type Measured = Promise<Readonly<Partial<Record<Cost, number>>>>

/** A running service on a data folder of a level, with a mailbox and a channel of its own, and two copies of the folder beside it. */
export interface Office {
  readonly level: Level
  start(): Measured
  confirmations(): Measured
  press(): Measured
  pending(): Measured
  search(): Measured
  sweep(): Measured
  residentMib(): number
  close(): Promise<void>
}

export interface OfficeOptions {
  readonly level: Level
  readonly dataDir: string
  readonly user: string
  /** Those that come to it, in their order. */
  readonly confirmations: readonly Confirmation[]
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const startOnce = async (world: World, dataDir: string): Measured => {
  // A mailbox in which nothing is: what is measured is the start.
  const service = await world.startService({ dataDir, environment: { IMAP_USERNAME: OTHER_OFFICE } })
  await service.said('mailbox connected')
  const start = performance.now() - service.startedAt
  const startProcessor = service.processorTime() * 1_000
  await service.end()
  return { start, startProcessor }
}

/** The state on the card of a reservation whose client was asked. */
const ASKED = 'SOLICITADA'

const isAskedFor = (teams: TeamsStandIn, locator: string): boolean =>
  teams.threads().some(({ posts: [root] }) => {
    const card = JSON.stringify(root?.card ?? null)
    return card.includes(`"locator":"${locator}"`) && card.includes(ASKED)
  })

/** Resolves when the process rests; gives what it has used of processor by then. */
const whenQuiet = async (pid: number): Promise<number> => {
  for (let before = Number.NaN; ;) {
    const { processorMs } = processCounts(pid)
    if (processorMs - before < QUIET_PROCESSOR_MS) return processorMs
    before = processorMs
    await delay(QUIET_MS)
  }
}

/** Milliseconds of processor in the service for each mail: until its card is posted, its client asked, and the card says so. */
const confirm = async (
  { dovecot }: World,
  { pid }: Service,
  { teams, user }: { readonly teams: TeamsStandIn; readonly user: string },
  some: readonly Confirmation[],
): Promise<number> => {
  const before = await whenQuiet(pid)
  for (const one of some) await dovecot.deliver(user, await confirmationMail(one))
  for (const { locator } of some)
    await teams.until(`the card of ${locator}`, () => isAskedFor(teams, locator), PATIENCE_MS)
  return ((await whenQuiet(pid)) - before) / some.length
}

const copyOf = async (dataDir: string, what: string): Promise<string> => {
  const copy = `${dataDir}, ${what}`
  await cp(dataDir, copy, { recursive: true })
  return copy
}

/** Starts the service on the folder and adds its app to a channel. */
export const openOffice = async (
  world: World,
  { level, dataDir, user, confirmations }: OfficeOptions,
): Promise<Office> => {
  const started = await copyOf(dataDir, 'started')
  const sweeping = await openSweeping(await copyOf(dataDir, 'swept'))
  const service = await world.startService({ dataDir, environment: { IMAP_USERNAME: user } })
  await service.said('mailbox connected')
  const teams = world.keep(await startTeamsStandIn())
  await world.install(service, teams)
  await teams.installFor(PAULA.user)
  const { activityId: postId } = await teams.say('ayuda', { from: PAULA.user })
  const channel = { teams, postId, reservations: level.live }
  const done = { mails: 0, presses: 0, searches: 0 }
  return {
    level,
    start: () => startOnce(world, started),
    confirmations: async () => {
      const some = confirmations.slice(done.mails, (done.mails += MAILS))
      return { confirmation: await confirm(world, service, { teams, user }, some) }
    },
    press: async () => ({ press: (await pressOne(channel, done.presses++)).ms }),
    pending: async () => ({ pending: await timed(() => teams.say('pendientes', FROM)) }),
    search: async () => {
      const locator = archivedLocator((done.searches++ * STRIDE) % level.archived)
      return { search: await timed(() => teams.say(`buscar ${locator}`, FROM)) }
    },
    sweep: async () => ({ sweep: await sweeping.sweep() }),
    residentMib: () => residentMib(service.pid),
    close: async () => {
      await service.end()
      await sweeping.stop()
    },
  }
}
