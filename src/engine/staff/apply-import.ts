import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { SheetRow } from '../../ports.js'
import { clientsChanged } from '../clients-changed.js'
import { planImport, putPlan } from '../import-clients.js'
import { planMark, readRows } from '../preview-import.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'

type ApplyImport = Extract<StaffCommand, { type: 'apply_import' }>

const keptRows = async (fileId: string, world: EngineWorld): Promise<readonly SheetRow[] | null> => {
  const file = await world.vault.about(fileId)
  if (!file) return null
  const read = await readRows({ name: file.filename, content: await world.vault.read(fileId) }, world)
  return read.ok ? read.rows : null
}

/** Does what the preview showed, and nothing else: where the clients are no longer the same, it has to be looked at again. */
export const applyImport = async (
  { importId }: ApplyImport,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const [fileId = '', previewed] = importId.split('.')
  const rows = await keptRows(fileId, world)
  if (!rows) return refusal('unknown_import')
  const result = await world.store.transact({}, (tx): CommandResult => {
    const plan = planImport(rows, tx.clients())
    // A second press finds nothing left to do.
    if (plan.created.length + plan.changed.length === 0) return done(null)
    if (planMark(plan) !== previewed) return refusal('import_changed')
    putPlan(tx, plan, actor, world.clock.now())
    return done(null)
  })
  if (result.ok) await clientsChanged(world)
  return result
}
