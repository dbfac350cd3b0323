import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TrialOffice } from './office.js'
import type { Scenario } from './scenario.js'

export const DISKS_WANTED = 'a small disk can only be mounted by root'

/** As the kernel says it, and PostgreSQL. */
export const NO_SPACE = /ENOSPC|no space left/i

export const isFull = (office: TrialOffice): boolean =>
  office.hearing.lines().some((line) => NO_SPACE.test(line))

/** A disk of a few megabytes, which only root may mount. */
export interface SmallDisk {
  readonly folder: string
  /** Leaves no room, and takes what becomes free again, until `free`. */
  fill(): void
  free(): void
  readOnly(is: boolean): void
  end(): void
}

const mount = (...args: readonly string[]): void => void execFileSync('mount', [...args], { stdio: 'pipe' })

/** Null where this cannot be done. */
export const mountSmallDisk = (megabytes: number): SmallDisk | null => {
  const folder = mkdtempSync(path.join(tmpdir(), 'control-oc-disk-'))
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  const filler = path.join(folder, 'filler')
  let taking: NodeJS.Timeout | undefined
  const take = (): void => {
    const file = openSync(filler, 'a')
    try {
      for (;;) writeSync(file, Buffer.alloc(4_096))
    } catch {
      // There is no room any more.
    } finally {
      closeSync(file)
    }
  }
  return {
    folder,
    fill: () => {
      take()
      taking ??= setInterval(take, 0)
    },
    free: () => {
      clearInterval(taking)
      taking = undefined
      rmSync(filler, { force: true })
    },
    readOnly: (is) => mount('-o', `remount,${is ? 'ro' : 'rw'}`, folder),
    end: () => {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    },
  }
}

/** It is full from the moment when the server has taken the next mail; what becomes of that is the scenario's to see. */
export const fillingWhenTaken = async (
  office: TrialOffice,
  disk: SmallDisk,
  see: () => Promise<void>,
): Promise<void> => {
  office.mood.says = ({ stage }) => {
    if (stage === 'data') disk.fill()
    return undefined
  }
  await office.requested()
  await see()
  office.mood.says = () => undefined
}

/** Whatever becomes of a scenario, the next one finds room. */
export const freeingAfter =
  (disk: SmallDisk, run: Scenario['run']): Scenario['run'] =>
  async (office) => {
    try {
      await run(office)
    } finally {
      disk.free()
    }
  }
