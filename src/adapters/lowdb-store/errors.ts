import type { Instant } from '../../domain/time.js'

/**
 * A file of the data folder is not what was committed. Nothing has been changed on disk, and nothing may start
 * before a person has restored it.
 */
export class StoreDamaged extends Error {
  readonly code = 'store_damaged'
  readonly file: string
  readonly problem: string
  /** What to type to mend it; null where only a back-up helps. */
  readonly restore: string | null

  constructor(file: string, problem: string, restore: string | null = null, cause?: unknown) {
    const advice = restore
      ? `mend it with: ${restore}`
      : 'put the data folder aside and restore a backup with: npx control-oc restore FILE'
    super(`${file} is damaged (${problem}); nothing was changed; ${advice}`, { cause })
    this.name = 'StoreDamaged'
    this.file = file
    this.problem = problem
    this.restore = restore
  }
}

/** Who holds the data folder, as far as it has said so. */
export interface FolderOwner {
  readonly pid: number
  readonly since: Instant
  readonly host: string
}

export class DataFolderLocked extends Error {
  readonly code = 'data_folder_locked'
  readonly dataDir: string
  readonly owner: FolderOwner | null

  constructor(dataDir: string, owner: FolderOwner | null) {
    const who = owner ? `process ${owner.pid} on ${owner.host} since ${owner.since}` : 'another process'
    super(`${dataDir} is in use by ${who}`)
    this.name = 'DataFolderLocked'
    this.dataDir = dataDir
    this.owner = owner
  }
}

/** There has never been a store in this folder. */
export class NoStoreHere extends Error {
  readonly code = 'no_store_here'
  readonly dataDir: string

  constructor(dataDir: string) {
    super(`${dataDir} has no store`)
    this.name = 'NoStoreHere'
    this.dataDir = dataDir
  }
}

/** What is to be filled must be empty. */
export class DataFolderNotEmpty extends Error {
  readonly code = 'data_folder_not_empty'
  readonly dataDir: string

  constructor(dataDir: string) {
    super(`${dataDir} has a store already`)
    this.name = 'DataFolderNotEmpty'
    this.dataDir = dataDir
  }
}
