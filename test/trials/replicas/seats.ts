import type { Instant } from '../../../src/domain/time.js'
import type { Ending, Life } from '../crash/one-life.js'
import { startLife } from '../crash/one-life.js'
import type { OutsideWorld } from '../crash/outside.js'
import type { LeadTalk } from './lead.js'
import { hearLead } from './lead.js'

interface Sitting extends LeadTalk {
  readonly life: Life
}

/** One place for a replica: a process of the service, and the next one when that has ended. */
export interface Seat {
  readonly number: number
  life(): Life
  /** Whether it can be spoken to. */
  isThere(): boolean
  leads(): boolean
  begin(): void
  /** Has the next process load its modules, which takes a processor's time. */
  prepare(): void
  /** Ends it at once, and begins the next. Gives how it ended. */
  kill(): Promise<Ending>
  freeze(): void
  thaw(): void
  /** Ends all that is left here, for good. */
  clear(): Promise<void>
}

/** The processes of all replicas. Each next one has loaded its modules before the one before ends, as `prepare` has it do. */
export const createSeats = (world: OutsideWorld) => {
  const sitDown = (): Sitting => {
    const talk = hearLead(world.output)
    return { ...talk, life: startLife(talk.output) }
  }
  const endings: Ending[] = []
  const ours = new Set<Life>()

  const createSeat = (number: number): Seat => {
    let frozen = false
    let spare: Sitting | null = null
    let present = sitDown()
    let begun = false

    const begin = (): void => {
      if (begun) present = spare ?? sitDown()
      begun = true
      spare = null
      const { life } = present
      life.go({
        environment: world.environments[number] ?? world.environments[0],
        now: world.clock.now(),
        crash: null,
        isAlone: false,
      })
      // Time may have passed while it started.
      void life.ready.then(
        () => life.letPassUntil(world.clock.now()),
        () => undefined,
      )
      void life.ended.then((ending) => (ours.has(life) ? undefined : endings.push(ending)))
    }

    return {
      number,
      life: () => present.life,
      isThere: () => !frozen && present.life.isReady(),
      leads: () => present.leads() && !present.life.isOver(),
      begin,
      prepare: () => {
        spare ??= sitDown()
      },
      kill: async () => {
        const { life } = present
        ours.add(life)
        life.kill()
        const ending = await life.ended
        begin()
        return ending
      },
      freeze: () => {
        frozen = true
        present.life.freeze()
      },
      thaw: () => {
        frozen = false
        present.life.thaw()
      },
      clear: async () => {
        for (const { life } of spare ? [present, spare] : [present]) {
          ours.add(life)
          life.kill()
          await life.ended
        }
      },
    }
  }

  const seats = world.environments.map((_, number) => createSeat(number))
  return {
    seats,
    /** Lives that ended by themselves. */
    endings: (): readonly Ending[] => endings,
    letPassUntil: (to: Instant): void => {
      for (const seat of seats) if (seat.isThere()) seat.life().letPassUntil(to)
    },
  }
}
