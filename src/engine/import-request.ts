import { z } from 'zod'
import type { ClientId } from '../domain/client.js'
import type { Clock, Store } from '../ports.js'
import { applyImport, planImport } from './import-clients.js'
import { reportOf, type ImportReport } from './import-report.js'

/** The method of the control socket by which the command line imports clients into a running service. */
export const IMPORT_CLIENTS = 'import_clients'

const requestShape = z.object({
  rows: z.array(z.object({ row: z.number().int(), cells: z.record(z.string(), z.string()) })),
  actor: z.object({ id: z.string(), name: z.string() }),
})

export type ImportRequest = z.infer<typeof requestShape>

/** Plans and applies at once. `onChanged` hears which clients are new or different, so that what waited for them goes on. */
export const importClients = async (
  store: Store,
  clock: Clock,
  request: ImportRequest,
  onChanged?: (ids: readonly ClientId[]) => Promise<void>,
): Promise<ImportReport> => {
  const plan = planImport(request.rows, await store.clients())
  const changed = await applyImport(store, plan, request.actor, clock.now())
  if (changed.length > 0) await onChanged?.(changed)
  return reportOf(plan)
}

/** The handler of `IMPORT_CLIENTS`. It rejects for a request that is none. */
export const importClientsHandler =
  (store: Store, clock: Clock, onChanged?: (ids: readonly ClientId[]) => Promise<void>) =>
  (params: unknown): Promise<ImportReport> =>
    importClients(store, clock, requestShape.parse(params), onChanged)
