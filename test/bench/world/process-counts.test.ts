import { describe, expect, it } from 'vitest'
import { processCounts, residentMib } from './process-counts.js'

describe.runIf(process.platform === 'linux')('what the kernel counts of a process', () => {
  it('grows with its work', () => {
    const before = processCounts(process.pid).processorMs
    for (const end = performance.now() + 30; performance.now() < end;);
    expect(processCounts(process.pid).processorMs - before).toBeGreaterThan(5)
  })

  it('is its memory as the process itself sees it', () => {
    expect(residentMib(process.pid)).toBeCloseTo(process.memoryUsage.rss() / 1024 ** 2, -1)
  })
})
