import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { dovecotMissing } from '../../servers/dovecot.js'
import { told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Bench } from '../bench.js'
import { rounded } from '../statistics.js'
import { environmentOf } from '../world/environment.js'
import { dovecotVersion, openWorld } from '../world/world.js'
import type { Outcome } from './simulate.js'
import { simulate } from './simulate.js'

const HOSTING = fileURLToPath(new URL('hosting.ts', import.meta.url))
const IN_ONE_PROCESS = 17
const SEED = 1
const PROCESSORS = [1, 2, 4, 8, 16] as const

/** As the bench of a full mailbox found them on two processors: a confirmation, and a mail that is none. */
const COST = { confirmationMs: 53, otherMs: 25 } as const

const MB = 1024 ** 2

/** Bytes that an office takes beyond the first in one process. */
const memoryOfOne = async (): Promise<number> => {
  const world = await openWorld()
  try {
    const folder = await mkdtemp(join(world.folder, 'offices-'))
    const program = ['--expose-gc', '--import', 'tsx', HOSTING, String(IN_ONE_PROCESS), folder]
    const env = { PATH: process.env['PATH'], ...environmentOf(world, { dataDir: folder, port: 3978 }) }
    const { stdout } = await promisify(execFile)(process.execPath, program, { env })
    return Number(stdout)
  } finally {
    await world.close()
  }
}

const percent = (part: number): string => `${rounded(part * 100, 1)} %`

const rowOf = (processors: number, { median, p99, longest, busiestMinute }: Outcome): Figure =>
  told(
    `${processors} ${processors === 1 ? 'processor' : 'processors'}: to the end of the work for a mail, half of them / 99 % / all`,
    `${rounded(median, 2)} / ${rounded(p99, 1)} / ${rounded(longest, 1)} s, busiest minute ${percent(busiestMinute)}`,
  )

export const offices: Bench = {
  name: 'offices',
  measures:
    'A day of many offices, reckoned and not run: fifty confirmations for each (half of the offices have more), three tenths of all work in the five minutes after nine, in one time zone; and, measured, how much memory a further office takes in a process that has one.',
  size: { unit: 'offices', full: 1_000, short: 50 },
  missing: dovecotMissing,
  run: async (report, size) => {
    report.version('Dovecot', dovecotVersion())
    report.progress(`${IN_ONE_PROCESS} offices in one process`)
    const bytes = await memoryOfOne()
    report.figures(told('memory of a further office in one process', `${rounded(bytes / MB, 1)} MB`))
    const days = PROCESSORS.map((processors) => {
      report.progress(`a day on ${processors} processors`)
      return { processors, outcome: simulate({ ...COST, offices: size, processors }, SEED) }
    })
    report.figures(
      told('mails, reminders and presses of the day', days[0]?.outcome.mails ?? 0),
      told('processors that the day needs if it were even', rounded(days[0]?.outcome.busyAtDay ?? 0, 2)),
      ...days.map(({ processors, outcome }) => rowOf(processors, outcome)),
    )
    report.chart({
      kind: 'bars',
      name: 'wait',
      title: 'Seconds to the end of the work for 99 of 100 mails, by processors',
      bars: days.map(({ processors, outcome }) => ({ label: String(processors), value: outcome.p99 })),
    })
  },
}
