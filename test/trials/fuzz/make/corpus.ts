import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FIXTURES = new URL('../../../fixtures/', import.meta.url)

/** A file of the project's own corpora. */
export const fixture = (name: string): Buffer => readFileSync(new URL(name, FIXTURES))

export const fixturePath = (name: string): string => fileURLToPath(new URL(name, FIXTURES))

/** All files of a folder with one ending, the larger ones left out where a most is given. */
export const fixtures = (folder: string, ending: string, mostBytes = Infinity): readonly Buffer[] =>
  readdirSync(new URL(`${folder}/`, FIXTURES))
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => fixture(`${folder}/${name}`))
    .filter((content) => content.length <= mostBytes)
