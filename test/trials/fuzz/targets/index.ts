import type { TargetSpec } from '../target.js'

const MEGABYTE = 1024 * 1024

/** Readers in this process, and the bot. */
const USUAL = {
  limitMs: 30_000,
  heldUpMs: 2_000,
  maxGrowthBytes: 300 * MEGABYTE,
  casesPerChild: 2_500,
  ending: 'json',
}

/** The reader's own process is ended after 10 or 15 s, and is then `too_slow`; only beyond that does a case hang. */
const DOCUMENTS = { ...USUAL, limitMs: 60_000, casesPerChild: 1_000 }

const target = (
  name: string,
  weight: number,
  changes: Partial<TargetSpec>,
  usual: Omit<TargetSpec, 'name' | 'module' | 'weight'> = USUAL,
): TargetSpec => ({ ...usual, name, module: new URL(`./${name}.js`, import.meta.url), weight, ...changes })

/** What is fuzzed, the dearest first. Weights: how many of a hundred cases. */
export const TARGETS: readonly TargetSpec[] = [
  target('scan', 0.05, { ending: 'bin', limitMs: 300_000, casesPerChild: 50 }, DOCUMENTS),
  target('pdf', 4, { ending: 'pdf' }, DOCUMENTS),
  target('xlsx', 1.5, { ending: 'xlsx' }, DOCUMENTS),
  target('docx', 1.5, { ending: 'docx' }, DOCUMENTS),
  target('mail', 14, { ending: 'eml', limitMs: 60_000 }),
  target('sheet', 3, { ending: 'bin' }),
  target('old-file', 2, { ending: 'db' }),
  target('press', 7, { casesPerChild: 1_000 }),
  target('activity', 8, { casesPerChild: 1_000 }),
  target('command', 8, { casesPerChild: 1_000 }),
  target('pages', 12, {}),
  target('tnef', 20, { ending: 'eml' }),
  target('env', 19, { ending: 'env' }),
]
