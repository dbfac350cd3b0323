import type { Finding } from '../../src/domain/finding.js'
import type { SelfChecks } from '../../src/ports.js'

/** Checks that find what a test says. */
export class FakeChecks implements SelfChecks {
  findings: readonly Finding[] = []
  /** Set: they cannot be run, or never answer. */
  trouble: 'throws' | 'hangs' | null = null

  runs = 0

  async run(): Promise<readonly Finding[]> {
    this.runs += 1
    if (this.trouble === 'throws') throw new Error('no checks today')
    if (this.trouble === 'hangs') return new Promise(() => undefined)
    return this.findings
  }
}
