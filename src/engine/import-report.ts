import { z } from 'zod'
import { CLIENT_FIELDS } from './client-statement.js'
import type { ImportPlan, PlannedClient } from './import-clients.js'

const rowNumber = z.number().int()

const refusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('name_missing') }),
  z.object({ code: z.literal('oc_missing') }),
  z.object({ code: z.literal('oc_not_understood'), text: z.string() }),
  z.object({ code: z.literal('contact_not_understood'), text: z.string() }),
  z.object({
    code: z.literal('delay_not_understood'),
    column: z.enum(['reminder', 'ultimatum']),
    text: z.string(),
  }),
  z.object({ code: z.literal('rut_not_understood'), text: z.string() }),
  z.object({ code: z.literal('language_not_understood'), text: z.string() }),
  z.object({ code: z.literal('active_not_understood'), text: z.string() }),
  z.object({ code: z.literal('ultimatum_not_later') }),
  z.object({ code: z.literal('rows_disagree'), rows: z.array(rowNumber).readonly() }),
])

const field = z.enum(CLIENT_FIELDS)

const reportedClient = z.object({
  name: z.string(),
  rows: z.array(rowNumber).readonly(),
  changedFields: z.array(field).readonly(),
  similarNames: z.array(z.string()).readonly(),
})

/** What an import did, or would do, as it travels over the control socket; `row` numbers are the sheet's. */
export const importReportShape = z.object({
  created: z.array(reportedClient).readonly(),
  changed: z.array(reportedClient).readonly(),
  unchanged: z.array(reportedClient).readonly(),
  refused: z.array(z.object({ row: rowNumber, name: z.string(), refusal })).readonly(),
})

export type ImportReport = z.infer<typeof importReportShape>
export type ReportedClient = z.infer<typeof reportedClient>

const reported = ({ rows, after, changedFields, similarNames }: PlannedClient): ReportedClient => ({
  name: after.name,
  rows,
  changedFields,
  similarNames,
})

export const reportOf = (plan: ImportPlan): ImportReport => ({
  created: plan.created.map(reported),
  changed: plan.changed.map(reported),
  unchanged: plan.unchanged.map(reported),
  refused: plan.refused,
})
