import type { Figure } from '../figures.js'
import { atLeast, atMost, exactly, told } from '../figures.js'
import type { Row } from './scenario.js'

const cellsOf = ({ fault, verdict, recovered, seconds, skipped }: Row): readonly (string | number)[] =>
  skipped === null
    ? [
        fault,
        recovered ? 'yes' : 'NO',
        verdict.lost.length,
        verdict.doubled.length,
        verdict.alarms,
        `${seconds.toFixed(1)} s`,
      ]
    : [fault, `skipped: ${skipped}`, '', '', '', '']

/** Each fault, and what became of it. */
export const tableOfRows = (rows: readonly Row[]): string =>
  [
    '| fault | recovered | lost | doubled | alarms | time |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
    '',
  ].join('\n')

const sum = (rows: readonly Row[], count: (row: Row) => number): number =>
  rows.reduce((total, row) => total + count(row), 0)

/** What all of them must come to. Those that could not be tried are told, and are not met. */
export const figuresOf = (rows: readonly Row[]): readonly Figure[] => {
  const tried = rows.filter(({ skipped }) => skipped === null)
  return [
    atLeast('faults tried', tried.length, 1),
    told('faults that could not be tried here', rows.length - tried.length),
    exactly('recovered by itself', tried.filter(({ recovered }) => recovered).length, tried.length),
    exactly(
      'things lost',
      sum(tried, ({ verdict }) => verdict.lost.length),
      0,
    ),
    exactly(
      'mails sent twice',
      sum(tried, ({ verdict }) => verdict.doubled.length),
      0,
    ),
    atMost('alarms of one fault', Math.max(0, ...tried.map(({ verdict }) => verdict.alarms)), 1),
    exactly('faults that nothing tells of', tried.filter(({ verdict }) => !verdict.told).length, 0),
  ]
}
