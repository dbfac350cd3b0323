import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant, IsoDate } from '../../domain/time.js'
import { orNull } from '../disk/index.js'
import { makeFolder, writeOnce } from './durable-file.js'

const FOLDER = 'until'
const DAY_LENGTH = 'YYYY-MM-DD'.length

const namesIn = async (folder: string): Promise<readonly string[]> => (await orNull(readdir(folder))) ?? []

/** Which files go on which day: an empty file of their name in `until/YYYY-MM-DD`, so that nobody has to look at all of them. */
export class Expiries {
  readonly #folder: string

  constructor(files: string) {
    this.#folder = join(files, FOLDER)
  }

  async note(id: string, until: Instant): Promise<void> {
    const day = until.slice(0, DAY_LENGTH)
    await makeFolder(this.#folder, day)
    await writeOnce(join(this.#folder, day, id), new Uint8Array())
  }

  /** The days that are wholly over, oldest first. */
  async daysBefore(now: Instant): Promise<readonly IsoDate[]> {
    const today = now.slice(0, DAY_LENGTH)
    return (await namesIn(this.#folder)).filter((day) => day < today).toSorted()
  }

  idsOf(day: IsoDate): Promise<readonly string[]> {
    return namesIn(join(this.#folder, day))
  }

  /** Called once a file has gone, or is to stay. */
  async forget(day: IsoDate, id: string): Promise<void> {
    await rm(join(this.#folder, day, id), { force: true })
  }

  async closeDay(day: IsoDate): Promise<void> {
    await rmdir(join(this.#folder, day))
  }
}
