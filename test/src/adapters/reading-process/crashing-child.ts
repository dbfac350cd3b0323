import { serveReadings } from '../../../../src/adapters/reading-process/serve-readings.js'

/** What the first byte of a file does to this reader; any other file is read. */
const CRASHES: Readonly<Record<number, () => void>> = {
  1: () => process.exit(1),
  2: () => void process.kill(process.pid, 'SIGSEGV'),
  3: () => process.abort(),
  4: () => {
    // Behind the reading's back, where no promise of it hears of it.
    setImmediate(() => {
      throw new Error('a bug in the reader')
    })
  },
}

serveReadings(async (content) => {
  const crash = CRASHES[content[0] ?? 0]
  if (!crash) return { ok: true, pages: [] }
  crash()
  // Whatever is answered, the process does not come so far.
  return new Promise(() => undefined)
})
