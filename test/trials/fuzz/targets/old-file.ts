import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { OldFileUnreadable, readOldSystem } from '../../../../src/adapters/old-system/index.js'
import { oldCasesOf } from '../../../../src/engine/import-old/old-cases.js'
import { oldRowsOf, oldTableWishes } from '../../../../src/engine/import-old/old-cells.js'
import { makeOldDb } from '../../../fixtures/old-system/old-db.js'
import { damaged } from '../make/bytes.js'
import type { Target } from '../target.js'

/** Damaged files of the old system, up to the cases that are found in them. */
export const open = async (): Promise<Target> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'control-oc-fuzz-old-'))
  const file = path.join(folder, 'old.db')
  makeOldDb(file)
  const sample = await readFile(file)
  return {
    // Behind its magic string: without that it is refused at once.
    make: (random) => Buffer.concat([sample.subarray(0, 16), damaged(sample.subarray(16), random)]),
    run: async (content) => {
      await writeFile(file, content)
      try {
        const tables = await readOldSystem(file, oldTableWishes())
        return oldCasesOf(oldRowsOf(tables), () => null).cases.length > 0 ? 'cases' : 'no cases'
      } catch (error) {
        if (error instanceof OldFileUnreadable) return error.code
        throw error
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
