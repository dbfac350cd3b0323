import type { Instant } from '../../../src/domain/time.js'
import { addMs } from '../../../src/domain/time.js'
import { createRandom } from '../random.js'
import type { Fault } from './check.js'
import { check } from './check.js'
import { CLIENTS } from './clients.js'
import { look, sendingNow } from './look.js'
import type { StoreOfAll } from './outside.js'
import { openOutside } from './outside.js'
import type { InterruptedSend, Seen } from './seen.js'
import { createStaff } from './staff.js'
import { createStory } from './story.js'

/** Opens what services live in that are ended: the world, its staff, the story that goes on in it, and who judges. */
export const openStage = async (seed: number, store: StoreOfAll, tell: (line: string) => void) => {
  const random = createRandom(seed)
  const pace = random.fork('pace')
  const world = await openOutside(CLIENTS, random, store)
  const staff = createStaff(world)
  const story = createStory(world, staff, random.fork('story'))
  const interrupted = new Map<string, InterruptedSend>()

  return {
    random,
    pace,
    world,
    staff,
    story,
    /** Gives the moment until which time has passed. */
    letPass: (ms: number): Instant => {
      const to = addMs(world.clock.now(), ms)
      world.clock.forwardTo(to)
      return to
    },
    /** What was being sent when a service was ended. */
    noteInterrupted: async (): Promise<void> => {
      for (const send of await sendingNow(world)) interrupted.set(send.id, send)
    },
    interrupted: (): readonly InterruptedSend[] => [...interrupted.values()],
    /** Compares what is with what must be. `when` stands before what is not as it must be. */
    judge: async (isEnd: boolean, when: string): Promise<{ seen: Seen; faults: readonly Fault[] }> => {
      const seen = await look(world, story.diary, [...interrupted.values()])
      const faults = check(story.diary, seen, { isEnd })
      for (const { kind, about, detail } of faults) tell(`${when}: ${kind}: ${about}: ${detail}`)
      return { seen, faults }
    },
    /** What was not well is kept, to be looked at. */
    close: async (isWell: boolean): Promise<void> => {
      await world.stop(!isWell)
      if (!isWell) tell(`the data and the log are kept in ${world.folder}`)
    },
  }
}
