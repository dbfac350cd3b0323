import type { Bench, Report } from '../bench.js'
import type { World } from './world.js'
import { dovecotVersion, openWorld } from './world.js'

/** How a bench runs that wants a world of its own, which ends with it. */
export const inWorld =
  (
    measure: (world: World, report: Report, size: number) => Promise<void>,
    mailboxes: readonly string[] = [],
  ): Bench['run'] =>
  async (report, size) => {
    const world = await openWorld(mailboxes)
    try {
      report.version('Dovecot', dovecotVersion())
      await measure(world, report, size)
    } finally {
      await world.close()
    }
  }
