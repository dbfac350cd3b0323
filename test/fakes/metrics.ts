import type { Metrics } from '../../src/ports.js'

/** Notes what was counted, one line each. */
export class FakeMetrics implements Metrics {
  readonly lines: string[] = []

  mailDecided(account: string, decision: string): void {
    this.lines.push(`decided ${account} ${decision}`)
  }

  mailAttempted(kind: string, outcome: string): void {
    this.lines.push(`attempted ${kind} ${outcome}`)
  }

  stepTaken(step: string, lateMs: number): void {
    this.lines.push(`step ${step} ${lateMs}`)
  }
}
