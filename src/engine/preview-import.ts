import { createHash } from 'node:crypto'
import type { ClientChange, ImportFile, ImportPreview, SheetFault } from '../contract.js'
import type { Client } from '../domain/client.js'
import { addMs, DAY_MS } from '../domain/time.js'
import type { SheetRow } from '../ports.js'
import type { ClientField } from './client-statement.js'
import type { ImportPlan, PlannedClient } from './import-clients.js'
import { planImport } from './import-clients.js'
import type { EngineWorld } from './world.js'

const KEPT_MS = DAY_MS

/** Names the bytes of the file and what it would do: when either is another, so is the id. */
export const planMark = ({ created, changed }: ImportPlan): string =>
  createHash('sha256')
    .update(JSON.stringify([...created, ...changed].map(({ before, after }) => [before, after])))
    .digest('hex')
    .slice(0, 16)

const FAULTS: readonly string[] = [
  'not_a_sheet',
  'old_or_protected_excel',
  'too_large',
  'empty',
  'no_header_row',
] satisfies readonly SheetFault[]

const isSheetFault = (code: string): code is SheetFault => FAULTS.includes(code)

type Rows =
  | { readonly ok: true; readonly rows: readonly SheetRow[] }
  | { readonly ok: false; readonly code: SheetFault }

export const readRows = async ({ content, name }: ImportFile, world: EngineWorld): Promise<Rows> => {
  try {
    const rows = await world.sheet.read(content, name)
    return rows.length > 0 ? { ok: true, rows } : { ok: false, code: 'no_rows' }
  } catch (error) {
    if (error instanceof Error && isSheetFault(error.message)) return { ok: false, code: error.message }
    throw error
  }
}

const changeOf = (field: ClientField, before: Client, after: Client): ClientChange => {
  switch (field) {
    case 'requiresOc':
      return { field, before: before[field], after: after[field] }
    case 'contacts':
      return { field, before: before[field], after: after[field] }
    case 'reminderAfter':
    case 'ultimatumAfter':
      return { field, before: before[field], after: after[field] }
    case 'notes':
    case 'rut':
      return { field, before: before[field] ?? null, after: after[field] ?? null }
    case 'language':
      return { field, before: before[field] ?? 'es', after: after[field] ?? 'es' }
    case 'active':
      return { field, before: before[field] ?? true, after: after[field] ?? true }
  }
}

const changesOf = ({ before, after, changedFields }: PlannedClient): readonly ClientChange[] =>
  before ? changedFields.map((field) => changeOf(field, before, after)) : []

const shown = (plan: ImportPlan, importId: string): ImportPreview => ({
  ok: true,
  importId,
  created: plan.created.map(({ after: { name, requiresOc, contacts }, similarNames }) => ({
    name,
    requiresOc,
    contacts,
    similarNames,
  })),
  changed: plan.changed.map((planned) => ({ name: planned.after.name, fields: changesOf(planned) })),
  unchanged: plan.unchanged.length,
  refused: plan.refused.map(({ row, name, refusal }) => ({ row, name, ...refusal })),
})

/** What a sheet would change, and an id by which that can be asked for while the file is kept. */
export const previewImport = async (file: ImportFile, world: EngineWorld): Promise<ImportPreview> => {
  const read = await readRows(file, world)
  if (!read.ok) return read
  const plan = planImport(read.rows, await world.store.clients())
  const until = addMs(world.clock.now(), KEPT_MS)
  const kept = await world.vault.putUntil(file.content, file.name, 'application/octet-stream', until)
  return shown(plan, `${kept.id}.${planMark(plan)}`)
}
