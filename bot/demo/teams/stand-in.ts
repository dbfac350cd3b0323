import { createBackstage } from './backstage.js'
import { startConnectorServer } from './connector-server.js'
import type { Scripting, Seeing, StandInOptions, TeamsStandIn } from './contract.js'
import { createDrive } from './drive.js'
import type { Drive } from './drive.js'
import { createFaultScript } from './faults.js'
import type { FaultScript } from './faults.js'
import { DEMO_PLACE, personalChatId } from './identities.js'
import { createMembership, OWNER } from './membership.js'
import { createPressing } from './pressing.js'
import { createRateGuard } from './rate.js'
import type { RateGuard } from './rate.js'
import { createRoster } from './roster.js'
import { untilSeen } from './until.js'
import { createWorld } from './world.js'
import type { World } from './world.js'
import { createWriting } from './writing.js'

export type { NamedFile, StandInOptions, TeamsStandIn } from './contract.js'
export type { ConsentAnswer, InvokeAnswer, TeamsPlace, TeamsPost, TeamsThread, TeamsUser } from './model.js'
export { DEMO_PLACE, teamsUser } from './identities.js'

const seeing = (world: World, drive: Drive): Seeing => ({
  threads: () => world.threads(),
  thread: (id) => world.thread(id),
  personalChat: (user) => world.thread(personalChatId(user)),
  post: (activityId) =>
    world.threadOfPost(activityId)?.posts.find((candidate) => candidate.id === activityId) ?? null,
  file: (uniqueId) => {
    const item = drive.item(uniqueId)
    return item?.content ? { name: item.name, content: item.content } : null
  },
  onChange: (listener) => world.onChange(listener),
  until: (what, look, timeoutMs = 5_000) => untilSeen(world.onChange, what, look, timeoutMs),
})

const scripting = (faults: FaultScript, rate: RateGuard): Omit<Scripting, 'calls'> => ({
  fail: (fault, { times = 1, ...match } = {}) => faults.add(fault, times, match),
  heal: () => faults.clear(),
  enforceRate: (on) => rate.enforce(on),
})

export const startTeamsStandIn = async (options: StandInOptions = {}): Promise<TeamsStandIn> => {
  const place = options.place ?? DEMO_PLACE
  const now = options.now ?? (() => new Date().toISOString())
  const roster = createRoster(options.members ?? [OWNER])
  const world = createWorld(place, now)
  const drive = createDrive()
  const rate = createRateGuard(() => performance.now())
  const faults = createFaultScript()
  let isInstalled = false
  let endpoint: string | null = null

  const installed = (): boolean => isInstalled
  const rosterPageSize = options.rosterPageSize ?? null
  const state = { place, world, rate, roster, installed, rosterPageSize }
  const server = await startConnectorServer({ state, drive, faults }, options.port ?? 0)
  const { serviceUrl } = server
  const backstage = createBackstage({
    place,
    world,
    roster,
    drive,
    serviceUrl,
    now,
    endpoint: () => endpoint,
  })

  return {
    serviceUrl,
    place,
    connectBot: (url) => {
      endpoint = url
    },
    ...createWriting(backstage),
    ...createPressing(backstage),
    ...createMembership(backstage, (there) => {
      isInstalled = there
    }),
    ...seeing(world, drive),
    ...scripting(faults, rate),
    calls: () => server.calls(),
    stop: () => server.stop(),
  }
}
