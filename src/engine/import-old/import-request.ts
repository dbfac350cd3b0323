import { z } from 'zod'
import type { Actor } from '../../contract.js'
import type { Client } from '../../domain/client.js'
import type { ChasePolicy } from '../../domain/reminder-policy.js'
import { isOpen } from '../../domain/reservation.js'
import type { Clock, SheetRow, Store, StoreReader, Transaction } from '../../ports.js'
import { putEvents, replan } from '../apply.js'
import type { ImportPlan } from '../import-clients.js'
import { putPlan } from '../import-clients.js'
import { reportOf, type ImportReport } from '../import-report.js'
import { audit, standOf } from '../staff/audit.js'
import { oldCaseShape, type OldCase } from './old-cases.js'
import { planOld, planOldClients, type PlannedOld, type PlanningContext } from './plan.js'
import type { OldPartReport } from './report.js'

/** The methods of the control socket by which the command line takes the old system over into a running service. */
export const IMPORT_OLD_CLIENTS = 'import_old_clients'
export const IMPORT_OLD_RESERVATIONS = 'import_old_reservations'

/** So many reservations go in one request and one write: a line of the socket is bounded. */
export const OLD_CASES_AT_ONCE = 100

const actorShape = z.object({ id: z.string(), name: z.string() })

const clientsShape = z.object({
  rows: z.array(z.object({ row: z.number().int(), cells: z.record(z.string(), z.string()) })),
  actor: actorShape,
})

const casesShape = z.object({ cases: z.array(oldCaseShape).max(OLD_CASES_AT_ONCE), actor: actorShape })

/** What taking over needs: the store, the time, and the policy by which the next step is worked out. */
export interface OldImportWorld {
  readonly store: Store
  readonly clock: Clock
  readonly policy: ChasePolicy
}

const locatorsOf = (cases: readonly OldCase[]): readonly string[] =>
  cases.flatMap(({ locator }) => locator ?? [])

/** Makes the clients that are new. Gives the plan, which says who was known. */
export const importOldClients = async (
  rows: readonly SheetRow[],
  actor: Actor,
  { store, clock }: OldImportWorld,
): Promise<ImportReport> => {
  const plan = planOldClients(rows, await store.clients())
  await store.transact({}, (tx) => putPlan(tx, plan, actor, clock.now()))
  return reportOf(plan)
}

const putTaken = (
  tx: Transaction,
  { report, taken }: PlannedOld,
  actor: Actor,
  { policy, now }: PlanningContext,
): void => {
  if (!taken) return
  const { locator } = taken.past
  const settings = { policy }
  tx.putReservation(taken.past)
  // What is settled is known from now on, and nobody needs a card of it.
  if (isOpen(taken.past))
    tx.announce({ at: now, event: 'ReservationConfirmed', locator, reviewId: null, facts: {} })
  putEvents(tx, taken.past, taken.present, { at: now, actor: null, settings })
  replan(tx, locator, settings)
  const after = standOf(tx.reservation(locator))
  const detail = `reservas ${report.rows.join(', ')}`
  audit(tx, actor, { at: now, locator, action: 'reservation_taken_over', detail, before: null, after })
}

/** Takes reservations over in one write. What is here already, live or archived, is left alone: a second run changes nothing. */
export const importOldReservations = (
  cases: readonly OldCase[],
  actor: Actor,
  { store, clock, policy }: OldImportWorld,
): Promise<OldPartReport> =>
  store.transact({ reservations: locatorsOf(cases) }, (tx) => {
    const context = { policy, now: clock.now() }
    const reservations = cases.map((one) => {
      const known = one.locator !== null && tx.reservation(one.locator) !== null
      const planned = planOld(one, known, tx.clients(), context)
      putTaken(tx, planned, actor, context)
      return planned.report
    })
    return { reservations }
  })

export interface OldRehearsal {
  readonly clients: ImportReport
  readonly reservations: OldPartReport['reservations']
}

const clientsAfter = (known: readonly Client[], { created }: ImportPlan): readonly Client[] => [
  ...known,
  ...created.map(({ after }) => after),
]

/** What both would do; nothing is written. */
export const rehearseOldImport = async (
  rows: readonly SheetRow[],
  cases: readonly OldCase[],
  store: Pick<StoreReader, 'clients' | 'reservation'>,
  context: PlanningContext,
): Promise<OldRehearsal> => {
  const known = await store.clients()
  const plan = planOldClients(rows, known)
  const clients = clientsAfter(known, plan)
  const reservations = await Promise.all(
    cases.map(async (one) => {
      const isKnown = one.locator !== null && (await store.reservation(one.locator)) !== null
      return planOld(one, isKnown, clients, context).report
    }),
  )
  return { clients: reportOf(plan), reservations }
}

/** The handlers of both methods. They reject for a request that is none. `onChanged`: the engine looks at what is new. */
export const importOldHandlers = (world: OldImportWorld, onChanged: () => Promise<void>) => ({
  [IMPORT_OLD_CLIENTS]: async (params: unknown): Promise<ImportReport> => {
    const { rows, actor } = clientsShape.parse(params)
    const report = await importOldClients(rows, actor, world)
    if (report.created.length > 0) await onChanged()
    return report
  },
  [IMPORT_OLD_RESERVATIONS]: async (params: unknown): Promise<OldPartReport> => {
    const { cases, actor } = casesShape.parse(params)
    const report = await importOldReservations(cases, actor, world)
    await onChanged()
    return report
  },
})
