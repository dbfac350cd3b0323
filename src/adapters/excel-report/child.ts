import type { ReportAnswer, ReportRequest } from './messages.js'
import { writeWorkbook } from './write-workbook.js'

/** Entry of the process that makes one report. It comes to its end with its parent, or when it has answered. */

const answerOf = async (request: ReportRequest): Promise<ReportAnswer> => {
  try {
    return { type: 'written', content: await writeWorkbook(request) }
  } catch (error) {
    return { type: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

process.once('message', (request: ReportRequest) => {
  void answerOf(request).then((answer) => process.send?.(answer, () => process.exit()))
})
process.on('disconnect', () => process.exit())
