import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What of package-lock.json (version 3) is looked at; packages by their folders. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

interface LockedPackage {
  readonly dev?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Bytes of the files of a package without the packages that lie in it; 0 where it is not installed, as for other systems. */
export type SizeOf = (folder: string) => number

export const sizeOnDisk = (root: string): SizeOf => {
  const sizeBelow = (folder: string): number => {
    let bytes = 0
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (!entry.isDirectory()) bytes += lstatSync(path).size
      else if (entry.name !== 'node_modules') bytes += sizeBelow(path)
    }
    return bytes
  }
  return (folder) => {
    try {
      return sizeBelow(join(root, folder))
    } catch {
      return 0
    }
  }
}

/** Where Node finds a package that is named in a folder: there, or in the nearest one above it. */
const resolved = ({ packages }: Lockfile, from: string, name: string): string | null => {
  const here = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (here in packages) return here
  if (from === '') return null
  const above = from.lastIndexOf('/node_modules/')
  return resolved({ packages }, above < 0 ? '' : from.slice(0, above), name)
}

const namedBy = ({ dependencies, optionalDependencies, peerDependencies }: LockedPackage) =>
  Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })

/** Folders of all that is reached from the root without this one of its own dependencies. */
const reachedWithout = (lockfile: Lockfile, left: string | null): ReadonlySet<string> => {
  const reached = new Set<string>()
  const visit = (from: string): void => {
    const own = lockfile.packages[from] ?? {}
    const names = from === '' ? namedBy({ ...own, peerDependencies: {} }) : namedBy(own)
    for (const name of names) {
      const folder = from === '' && name === left ? null : resolved(lockfile, from, name)
      if (folder === null || reached.has(folder) || lockfile.packages[folder]?.dev) continue
      reached.add(folder)
      visit(folder)
    }
  }
  visit('')
  return reached
}

export interface Installed {
  /** Bytes that `npm ci --omit=dev` installs here. */
  readonly production: number
  readonly development: number
  /** By dependency of our own: the bytes that nothing else needs, and that would be saved without it. Largest first. */
  readonly alone: readonly (readonly [name: string, bytes: number])[]
}

/** From what is installed now; nothing is fetched. */
export const installedSizes = (lockfile: Lockfile, sizeOf: SizeOf): Installed => {
  const folders = Object.keys(lockfile.packages).filter((folder) => folder !== '')
  const sizes = new Map(folders.map((folder) => [folder, sizeOf(folder)]))
  const sum = (some: Iterable<string>): number =>
    [...some].reduce((total, folder) => total + (sizes.get(folder) ?? 0), 0)
  const isDev = (folder: string): boolean => lockfile.packages[folder]?.dev === true
  const all = sum(reachedWithout(lockfile, null))
  const own = namedBy({ ...lockfile.packages[''], peerDependencies: {} })
  const alone = own.map((name) => [name, all - sum(reachedWithout(lockfile, name))] as const)
  return {
    production: sum(folders.filter((folder) => !isDev(folder))),
    development: sum(folders.filter(isDev)),
    alone: alone.toSorted(([, one], [, other]) => other - one),
  }
}
