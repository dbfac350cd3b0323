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

/** Minutes in which what is due at the opening comes: as it is, and if each office had a minute of its own. */
const OPENINGS = [5, 30] as const

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

interface Day {
  readonly processors: number
  readonly openingMinutes: number
  readonly outcome: Outcome
}

const rowOf = ({ processors, openingMinutes, outcome }: Day): Figure =>
  told(
    `${processors} ${processors === 1 ? 'processor' : 'processors'}, opening in ${openingMinutes} minutes: until a mail is done, half of them / 99 % / all`,
    `${rounded(outcome.median, 2)} / ${rounded(outcome.p99, 1)} / ${rounded(outcome.longest, 1)} s, busiest minute ${percent(outcome.busiestMinute)}`,
  )

const daysOf = (offices: number): readonly Day[] =>
  OPENINGS.flatMap((openingMinutes) =>
    PROCESSORS.map((processors) => ({
      processors,
      openingMinutes,
      outcome: simulate({ ...COST, offices, processors, openingMinutes }, SEED),
    })),
  )

export const offices: Bench = {
  name: 'offices',
  measures:
    'A day of many offices, reckoned and not run: fifty confirmations for each (half of the offices have more), three tenths of all work at the opening, in one time zone, at once or spread over half an hour; and, measured, how much memory a further office takes in a process that has one.',
  size: { unit: 'offices', full: 1_000, short: 50 },
  missing: dovecotMissing,
  run: async (report, size) => {
    report.version('Dovecot', dovecotVersion())
    report.progress(`${IN_ONE_PROCESS} offices in one process`)
    const bytes = await memoryOfOne()
    report.figures(told('memory of a further office in one process', `${rounded(bytes / MB, 1)} MB`))
    report.progress('a day of all offices')
    const days = daysOf(size)
    report.figures(
      told('mails, reminders and presses of the day', days[0]?.outcome.mails ?? 0),
      told('processors that the day needs if it were even', rounded(days[0]?.outcome.busyAtDay ?? 0, 2)),
      ...days.map(rowOf),
    )
    report.chart({
      kind: 'bars',
      name: 'wait',
      title: 'Seconds until 99 of 100 mails are done, by processors and minutes of the opening',
      bars: days.map(({ processors, openingMinutes, outcome }) => ({
        label: `${processors}, ${openingMinutes} min`,
        value: outcome.p99,
      })),
    })
  },
}
