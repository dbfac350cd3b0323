import { setImmediate as turn } from 'node:timers/promises'
import { chanceOf } from './chance.js'
import type { Batch, ChildSays, FailureKind } from './messages.js'
import type { Target, TargetModule } from './target.js'

/** Entry of a child process: `child.ts MODULE NAME SEED HELD_UP_MS` tries batches of cases on one target. */

const [module = '', name = '', seed = '', heldUpLimit = ''] = process.argv.slice(2)

const say = (message: ChildSays): void => {
  process.send?.(message)
}

const textOf = (fault: unknown): string =>
  fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)

/** What goes wrong beside a case counts against the case that is under way. */
let current = -1
const noted = new Set<number>()

const fail = (kind: FailureKind, detail: string): void => {
  noted.add(current)
  say({ type: 'failed', index: current, kind, detail: detail.slice(0, 4_000) })
}

process.on('unhandledRejection', (fault) => fail('unhandled rejection', textOf(fault)))
process.on('uncaughtException', (fault) => fail('crash', textOf(fault)))
process.on('disconnect', () => process.exit())

const heldUpMsBy = ({ user, system }: NodeJS.CpuUsage): number => Math.round((user + system) / 1000)

const tryCase = async (target: Target, index: number): Promise<void> => {
  try {
    const input = target.make(chanceOf(Number(seed), name, index))
    say({ type: 'begun', index })
    const before = process.cpuUsage()
    const became = await target.run(input)
    const heldUpMs = heldUpMsBy(process.cpuUsage(before))
    // A rejection that nobody takes is told when the turn is over.
    await turn()
    if (heldUpMs > Number(heldUpLimit)) fail('held up', `${heldUpMs} ms of processor`)
    if (!noted.has(index)) say({ type: 'done', index, became, heldUpMs })
  } catch (fault) {
    fail('threw', textOf(fault))
  }
}

const target = await ((await import(module)) as TargetModule).open()

process.on('message', ({ from, to }: Batch) => {
  const tryAll = async (): Promise<void> => {
    for (current = from; current < to; current += 1) await tryCase(target, current)
    await target.close()
    say({ type: 'batch done' })
  }
  void tryAll()
})
say({ type: 'ready' })
