import { PAULA } from '../../../bot/demo/people.js'
import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { startTeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import type { Confirmation } from '../confirmations.js'
import { pressOne } from '../press/presses.js'
import { median } from '../statistics.js'
import { archivedLocator } from '../world/data-folder.js'
import { processCounts, residentMib } from '../world/process-counts.js'
import type { Service } from '../world/service.js'
import type { World } from '../world/world.js'
import { confirmationMail } from '../world/world.js'
import type { Level } from './levels.js'

const PATIENCE_MS = 60_000
const FROM = { from: PAULA.user, personal: true } as const
/** How often each is asked for before the middle one is taken. */
const TIMES = 15

/** A running service on a data folder of a level, with a mailbox and a channel of its own. */
export interface Office {
  readonly level: Level
  /** Milliseconds of processor in the service for each mail: until its card is posted, its client asked, and the card says so. */
  confirmations(some: readonly Confirmation[]): Promise<number>
  /** Milliseconds from the press to its card. */
  press(): Promise<number>
  /** Milliseconds from a command to the end of its answer. */
  pending(): Promise<number>
  search(): Promise<number>
  residentMib(): number
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const repeated = async (work: (turn: number) => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  while (times.length < TIMES) times.push(await timed(() => work(times.length)))
  return median(times)
}

/** The state on the card of a reservation whose client was asked. */
const ASKED = 'SOLICITADA'

const isAskedFor = (teams: TeamsStandIn, locator: string): boolean =>
  teams.threads().some(({ posts: [root] }) => {
    const card = JSON.stringify(root?.card ?? null)
    return card.includes(`"locator":"${locator}"`) && card.includes(ASKED)
  })

/** The service has been started on the folder of the level; its app is added to a channel here. */
export const openOffice = async (
  world: World,
  level: Level,
  user: string,
  service: Service,
): Promise<Office> => {
  const teams = world.keep(await startTeamsStandIn())
  await world.install(service, teams)
  await teams.installFor(PAULA.user)
  const { activityId: postId } = await teams.say('ayuda', { from: PAULA.user })
  const channel = { teams, postId, reservations: level.live }
  let presses = 0
  return {
    level,
    confirmations: async (some) => {
      const before = processCounts(service.pid).processorMs
      for (const one of some) await world.dovecot.deliver(user, await confirmationMail(one))
      for (const { locator } of some)
        await teams.until(`the card of ${locator}`, () => isAskedFor(teams, locator), PATIENCE_MS)
      return (processCounts(service.pid).processorMs - before) / some.length
    },
    press: () => repeated(() => pressOne(channel, (presses += 1))),
    pending: () => repeated(() => teams.say('pendientes', FROM)),
    search: () => repeated((turn) => teams.say(`buscar ${archivedLocator(turn % level.archived)}`, FROM)),
    residentMib: () => residentMib(service.pid),
  }
}
