import type { ReportWorkbook } from '../../src/domain/report-workbook.js'
import type { ReportWriter } from '../../src/ports.js'

/** Keeps what was to be written, and gives a few bytes for it. */
export class FakeReportWriter implements ReportWriter {
  readonly written: ReportWorkbook[] = []

  async write(workbook: ReportWorkbook): Promise<Uint8Array> {
    this.written.push(workbook)
    return new TextEncoder().encode(workbook.title)
  }

  async stop(): Promise<void> {
    // Nothing is under way.
  }
}
