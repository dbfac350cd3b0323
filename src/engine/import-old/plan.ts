import type { Client } from '../../domain/client.js'
import { clientIdOf } from '../../domain/client-name.js'
import type { OldProblem } from '../../domain/old-system/old-records.js'
import { takeOver, type TakenOver } from '../../domain/old-system/take-over.js'
import type { ChasePolicy } from '../../domain/reminder-policy.js'
import type { Reservation } from '../../domain/reservation.js'
import { STEPS } from '../../domain/reservation.js'
import type { Instant } from '../../domain/time.js'
import type { SheetRow } from '../../ports.js'
import type { ImportPlan } from '../import-clients.js'
import { planImport } from '../import-clients.js'
import type { OldRows } from './old-cells.js'
import type { OldCase } from './old-cases.js'
import { plainText } from './old-values.js'
import { readCase } from './read-case.js'
import type { ReportedOld, ReportedTaken } from './report.js'

/** A reservation that can be put down, with what is said of it. */
export interface PlannedOld {
  readonly report: ReportedOld
  /** Null where it is not taken. */
  readonly taken: TakenOver | null
}

export interface PlanningContext {
  readonly policy: ChasePolicy
  readonly now: Instant
}

/** The settings of clients as rows of a client sheet: they are understood, and refused, like those. */
export const oldClientRows = ({ configuracion_clientes: rows }: OldRows): readonly SheetRow[] =>
  rows.map(({ cells }, index) => ({
    row: index + 1,
    cells: Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, plainText(text)])),
  }))

/** Those that are new. What is known here of a client has been looked after since, and is not touched. */
export const planOldClients = (rows: readonly SheetRow[], known: readonly Client[]): ImportPlan => {
  const plan = planImport(rows, known)
  return { ...plan, changed: [], unchanged: [...plan.changed, ...plan.unchanged] }
}

const takenOf = (reservation: Reservation): ReportedTaken => ({
  state: reservation.state,
  hold: reservation.hold?.reason ?? null,
  sent: STEPS.filter((step) => reservation.steps[step]),
  ocNumber: reservation.purchaseOrder?.number ?? null,
  documents: reservation.files.length,
  next: reservation.due,
})

const frameOf = ({ rows, locator }: OldCase) => ({
  rows: rows.map(({ row }) => row),
  locator,
  agency: rows[0]?.cells.agency?.slice(0, 120) ?? '',
})

const refusedAs = (one: OldCase, problems: readonly OldProblem[]): PlannedOld => ({
  report: { ...frameOf(one), outcome: 'refused', taken: null, problems },
  taken: null,
})

const planReadable = (one: OldCase, clients: readonly Client[], context: PlanningContext): PlannedOld => {
  const { policy, now } = context
  const reading = readCase(one, policy.office.zone, now)
  if (!reading.ok) return refusedAs(one, reading.problems)
  const clientId = clientIdOf(reading.old.booking.agency)
  const client = clients.find(({ id }) => id === clientId) ?? null
  const taken = takeOver(reading.old, client, policy, now)
  const problems = [...reading.problems, ...taken.problems]
  return {
    report: { ...frameOf(one), outcome: 'taken', taken: takenOf(taken.reservation), problems },
    taken,
  }
}

/** What becomes of one reservation of the old system. `known`: it is here already. Never throws, whatever its rows hold. */
export const planOld = (
  one: OldCase,
  known: boolean,
  clients: readonly Client[],
  context: PlanningContext,
): PlannedOld => {
  if (known) return { report: { ...frameOf(one), outcome: 'known', taken: null, problems: [] }, taken: null }
  try {
    return planReadable(one, clients, context)
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : ''
    return refusedAs(one, [{ code: 'could_not_be_read', detail }])
  }
}
