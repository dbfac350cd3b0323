import { PDFParse } from 'pdf-parse'
import { createPdfReader } from '../../../src/adapters/pdf/pdf-reader.js'
import { atLeast, told } from '../../trials/figures.js'
import type { Bench } from '../bench.js'
import { makeConfirmations } from '../confirmations.js'
import type { Confirmation } from '../confirmations.js'
import { inTurns } from '../in-turns.js'
import { median, rounded } from '../statistics.js'

const ROUNDS = 5

/** What the bare library reads, that the product is to read in the same time. */
const GOAL = 0.8

/** Documents in a second. */
const rateOf = async (
  documents: readonly Confirmation[],
  read: (pdf: Uint8Array) => Promise<unknown>,
): Promise<number> => {
  const from = performance.now()
  for (const { pdf } of documents) await read(pdf)
  return (documents.length / (performance.now() - from)) * 1_000
}

/** As its own documentation shows it. It takes the bytes away from who hands them over, hence the copy. */
const readBare = async (pdf: Uint8Array): Promise<string> => {
  const parser = new PDFParse({ data: pdf.slice(), verbosity: 0 })
  try {
    return (await parser.getText()).text
  } finally {
    await parser.destroy()
  }
}

export const reading: Bench = {
  name: 'reading',
  measures:
    'Documents read one after the other: by `pdf-parse` alone, in one process and without limits, and by the reader of the service, in a process of its own that is watched (ADR 0011).',
  size: { unit: 'confirmations', full: 200, short: 20 },
  missing: () => null,
  run: async (report, size) => {
    const documents = await makeConfirmations(size)
    const reader = createPdfReader()
    const contestants = {
      'pdf-parse alone': () => rateOf(documents, readBare),
      'reader of the service': () => rateOf(documents, (pdf) => reader.read(pdf)),
    }
    const rates = await inTurns(contestants, ROUNDS, report.progress)
    await reader.stop()
    const [bare, ours] = [median(rates('pdf-parse alone')), median(rates('reader of the service'))]
    report.figures(
      told('`pdf-parse` alone', `${rounded(bare, 1)} a second`),
      told('reader of the service', `${rounded(ours, 1)} a second`),
      atLeast('reader of the service, of `pdf-parse` alone', rounded(ours / bare, 2), GOAL, ' ×'),
    )
    report.chart({
      kind: 'bars',
      name: 'rate',
      title: 'Confirmations read in a second, one after the other',
      bars: [
        { label: 'pdf-parse alone', value: bare },
        { label: 'reader of the service', value: ours, goal: bare * GOAL },
      ],
    })
  },
}
