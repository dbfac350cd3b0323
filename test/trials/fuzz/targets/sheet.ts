import { createClientSheet, SheetUnreadable } from '../../../../src/adapters/client-sheet/index.js'
import { readClientHeader } from '../../../../src/engine/client-columns.js'
import { planImport } from '../../../../src/engine/import-clients.js'
import { importReportShape, reportOf } from '../../../../src/engine/import-report.js'
import { rowRefusalText } from '../../../../src/texts/client-sheet.js'
import { aClient } from '../../../story/samples.js'
import { sheetMaker } from '../make/sheets.js'
import type { Target } from '../target.js'

/** Sheets of clients, up to what their import would change and refuse. */
export const open = async (): Promise<Target> => {
  const sheet = createClientSheet(readClientHeader)
  return {
    make: await sheetMaker(),
    run: async (content) => {
      try {
        const plan = planImport(await sheet.read(content, 'clientes'), [aClient()])
        importReportShape.parse(reportOf(plan))
        plan.refused.map(({ refusal }) => rowRefusalText(refusal))
        return plan.created.length + plan.changed.length > 0 ? 'changes' : 'nothing new'
      } catch (error) {
        if (error instanceof SheetUnreadable) return error.code
        throw error
      }
    },
    close: async () => undefined,
  }
}
