import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chanceOf } from './chance.js'
import type { TargetModule, TargetSpec } from './target.js'
import type { Failure } from './try-batch.js'

/** Makes the input of a case again and keeps it; null where it cannot even be made. */
const keepOne = async (
  folder: string,
  spec: TargetSpec,
  seed: number,
  index: number,
): Promise<string | null> => {
  try {
    const module = (await import(spec.module.href)) as TargetModule
    const target = await module.open()
    const file = path.join(folder, `${spec.name}-${index}.${spec.ending}`)
    writeFileSync(file, target.make(chanceOf(seed, spec.name, index)))
    await target.close()
    return file
  } catch {
    return null
  }
}

/** Keeps the inputs on which the product failed in a new folder; the files in the order of the failures. */
export const keepInputs = async (
  failures: readonly Failure[],
  specs: readonly TargetSpec[],
  seed: number,
): Promise<readonly (string | null)[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'control-oc-fuzz-'))
  const files: (string | null)[] = []
  for (const { target, index } of failures) {
    const spec = specs.find(({ name }) => name === target)
    files.push(spec ? await keepOne(folder, spec, seed, index) : null)
  }
  return files
}
