/** One promise of the product, as it was measured. */
export interface Figure {
  /** What was counted, in words: `mails sent twice to a client`. */
  readonly name: string
  readonly value: number | string
  /** What it must be, in words: `0`, `≥ 200`, `≤ 10 %`; null where it is only told. */
  readonly bar: string | null
  readonly met: boolean
}

/** What makes a run one that can be repeated and believed. */
export interface Run {
  /** As typed: `test:crash -- --kills 200 --seed 7`. */
  readonly command: string
  readonly seed: number | null
  readonly startedAt: Date
  readonly endedAt: Date
  /** What else the environment must say: `TEST_STORE=postgres`. */
  readonly environment?: string
  /** Of Node, where it was another than that of this process. */
  readonly node?: string
}

/** A figure that is told and cannot fail. */
export const told = (name: string, value: number | string): Figure => ({ name, value, bar: null, met: true })

/** A figure that must be exactly this. */
export const exactly = (name: string, value: number, wanted: number): Figure => ({
  name,
  value,
  bar: String(wanted),
  met: value === wanted,
})

/** A figure that must be this at least: a trial that tried nothing has not passed. */
export const atLeast = (name: string, value: number, least: number, unit = ''): Figure => ({
  name,
  value: `${value}${unit}`,
  bar: `≥ ${least}${unit}`,
  met: value >= least,
})

/** A figure that must be this at most. */
export const atMost = (name: string, value: number, most: number, unit = ''): Figure => ({
  name,
  value: `${value}${unit}`,
  bar: `≤ ${most}${unit}`,
  met: value <= most,
})

const secondsOf = ({ startedAt, endedAt }: Run): number =>
  Math.round((endedAt.getTime() - startedAt.getTime()) / 1000)

const orderOf = ({ environment, command }: Run): string =>
  [environment, 'npm run', command].filter(Boolean).join(' ')

const rowOf = ({ name, value, bar, met }: Figure): string =>
  `| ${name} | ${value} | ${bar ?? ''} | ${bar === null ? '' : met ? 'met' : 'MISSED'} |`

/** A Markdown table, with what is needed to run it again. */
export const tableOf = (figures: readonly Figure[], run: Run): string =>
  [
    `\`${orderOf(run)}\` · ${run.startedAt.toISOString()} · ${secondsOf(run)} s${run.seed === null ? '' : ` · seed ${run.seed}`} · Node ${run.node ?? process.versions.node}`,
    '',
    '| what | measured | must be | |',
    '| --- | ---: | ---: | --- |',
    ...figures.map(rowOf),
    '',
  ].join('\n')

/** Prints the table and sets the exit code: 1 where a bar was missed, or where nothing had a bar. */
export const conclude = (figures: readonly Figure[], run: Run): void => {
  process.stdout.write(`${tableOf(figures, run)}\n`)
  const judged = figures.filter(({ bar }) => bar !== null)
  process.exitCode = judged.length > 0 && judged.every(({ met }) => met) ? 0 : 1
}
