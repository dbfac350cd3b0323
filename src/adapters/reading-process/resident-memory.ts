import { readFileSync } from 'node:fs'

/**
 * Resident memory of a process in bytes, as Linux tells it (proc(5), VmRSS). Null where the process is gone, or the
 * system has no /proc: there, only the time of a read is bounded.
 */
export const residentMemory = (pid: number): number | null => {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  } catch {
    return null
  }
}
