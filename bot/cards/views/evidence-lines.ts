import type { MailRecord } from '../../../src/contract.js'
import { evidenceText } from '../../../src/texts/mail-evidence.js'
import { outside } from '../markdown.js'

type Evidence = MailRecord['evidence'][number]

const byWeight = (one: Evidence, other: Evidence): number => Math.abs(other.weight) - Math.abs(one.weight)

/** Signs in Spanish, the weightiest first, each once; ready for a card. */
export const evidenceLines = (evidence: readonly Evidence[]): readonly string[] => [
  ...new Set(
    evidence
      .toSorted(byWeight)
      .map(({ signal, value, where }) => evidenceText(signal, outside(value, 80), where))
      .filter((line) => line !== ''),
  ),
]
