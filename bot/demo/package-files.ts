import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

const rootAbove = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('This file lies in no package')
  return rootAbove(parent)
}

/** The package's own folder, from the sources as from `dist`: files that are not compiled are only there. */
const PACKAGE_ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)))

export const packageFile = (...parts: string[]): string => join(PACKAGE_ROOT, ...parts)

/** A file of an installed package. */
export const dependencyFile = (name: string, ...parts: string[]): string =>
  join(dirname(require.resolve(`${name}/package.json`)), ...parts)
