import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../contract.js'
import type { Client, ClientId } from '../domain/client.js'
import type { RowRefusal } from '../domain/client-import.js'
import { nearestClients } from '../domain/client-name.js'
import type { Instant } from '../domain/time.js'
import type { SheetRow, Store, Transaction } from '../ports.js'
import { isUltimatumTooEarly, readClientRow } from './client-row.js'
import type { RowReading } from './client-row.js'
import { CLIENT_FIELDS, contradicts, mergeStatements, withStatement } from './client-statement.js'
import type { ClientField, ClientStatement } from './client-statement.js'
import { clientText } from './client-text.js'
import { audit } from './staff/audit.js'

type TakenRow = Extract<RowReading, { ok: true }>

/** One client of the sheet. `rows` are the sheet's row numbers that speak of it. */
export interface PlannedClient {
  readonly rows: readonly number[]
  readonly after: Client
  readonly before: Client | null
  readonly statement: ClientStatement
  readonly changedFields: readonly ClientField[]
  /** For a new client: known ones with a name like it. Perhaps a slip of the pen; a person must look. */
  readonly similarNames: readonly string[]
}

interface RefusedRow {
  readonly row: number
  readonly name: string
  readonly refusal: RowRefusal
}

/** What an import would do. Plain data: it can be shown, sent and applied. */
export interface ImportPlan {
  readonly created: readonly PlannedClient[]
  readonly changed: readonly PlannedClient[]
  readonly unchanged: readonly PlannedClient[]
  /** In the order of the sheet. */
  readonly refused: readonly RefusedRow[]
}

const newClient = (id: ClientId, name: string, requiresOc: boolean): Client => ({
  id,
  name,
  requiresOc,
  contacts: [],
  reminderAfter: null,
  ultimatumAfter: null,
  notes: null,
})

const refuseAll = (rows: readonly TakenRow[], refusal: (row: number) => RowRefusal): readonly RefusedRow[] =>
  rows.map(({ row, name }) => ({ row, name, refusal: refusal(row) }))

type Planned = { readonly client: PlannedClient } | { readonly refused: readonly RefusedRow[] }

const rowsDisagree = (rows: readonly TakenRow[]): boolean =>
  rows.some((one, index) =>
    rows.slice(index + 1).some((other) => contradicts(one.statement, other.statement)),
  )

type SameClient = readonly [TakenRow, ...TakenRow[]]

/** Names like this one, among those stored and those of the sheet's other clients. */
const similarTo = (name: string, id: ClientId, known: readonly Client[]): readonly string[] =>
  nearestClients(
    name,
    known.filter((client) => client.id !== id),
  ).map(({ client }) => client.name)

const planClient = (rows: SameClient, existing: readonly Client[], known: readonly Client[]): Planned => {
  const [{ id, name }] = rows
  const numbers = rows.map(({ row }) => row)
  if (rowsDisagree(rows))
    return { refused: refuseAll(rows, () => ({ code: 'rows_disagree', rows: numbers })) }
  const statement = mergeStatements(rows.map((row) => row.statement))
  const before = existing.find((client) => client.id === id) ?? null
  if (before === null && statement.requiresOc === null)
    return { refused: refuseAll(rows, () => ({ code: 'oc_missing' })) }
  const after = withStatement(before ?? newClient(id, name, false), statement)
  if (isUltimatumTooEarly(after.reminderAfter, after.ultimatumAfter))
    return { refused: refuseAll(rows, () => ({ code: 'ultimatum_not_later' })) }
  const changedFields = before
    ? CLIENT_FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]))
    : []
  const similarNames = before ? [] : similarTo(name, id, known)
  return { client: { rows: numbers, before, after, statement, changedFields, similarNames } }
}

const groupById = (rows: readonly TakenRow[]): readonly SameClient[] => {
  const groups = new Map<ClientId, [TakenRow, ...TakenRow[]]>()
  for (const row of rows) {
    const group = groups.get(row.id)
    if (group) group.push(row)
    else groups.set(row.id, [row])
  }
  return [...groups.values()]
}

/**
 * What the rows of a sheet would change. Names are matched by `clientIdOf`; rows of one client may complete each other,
 * but when they contradict each other none is taken. Planning again after applying finds nothing to change.
 */
export const planImport = (rows: readonly SheetRow[], existing: readonly Client[]): ImportPlan => {
  const readings = rows.map(readClientRow).filter((reading) => reading !== null)
  const groups = groupById(readings.filter((reading) => reading.ok))
  const inSheet = groups.map(([{ id, name }]) => newClient(id, name, false))
  const stored = new Set(existing.map(({ id }) => id))
  const known = [...existing, ...inSheet.filter(({ id }) => !stored.has(id))]
  const planned = groups.map((group) => planClient(group, existing, known))
  const clients = planned.flatMap((one) => ('client' in one ? [one.client] : []))
  const refusedAlone = readings.filter((reading) => !reading.ok)
  const refused = [
    ...refusedAlone.map(({ row, name, refusal }) => ({ row, name, refusal })),
    ...planned.flatMap((one) => ('refused' in one ? one.refused : [])),
  ]
  return {
    created: clients.filter(({ before }) => before === null),
    changed: clients.filter(({ before, changedFields }) => before !== null && changedFields.length > 0),
    unchanged: clients.filter(({ before, changedFields }) => before !== null && changedFields.length === 0),
    refused: refused.sort((one, other) => one.row - other.row),
  }
}

/**
 * Puts a plan's new and changed clients down, with one line of audit each. What was stored meanwhile by somebody else is
 * kept where the sheet says nothing of it. Gives the ids of the clients that changed.
 */
export const putPlan = (tx: Transaction, plan: ImportPlan, actor: Actor, at: Instant): readonly ClientId[] =>
  [...plan.created, ...plan.changed].flatMap(({ after, statement }) => {
    const current = tx.client(after.id)
    const next = current ? withStatement(current, statement) : after
    if (current && isDeepStrictEqual(current, next)) return []
    tx.putClient(next)
    const action = current ? 'client_changed_by_import' : 'client_created_by_import'
    const change = { before: clientText(current), after: clientText(next) }
    audit(tx, actor, { at, locator: null, action, detail: next.name, ...change })
    return [next.id]
  })

/** Puts a plan down in one transaction. */
export const applyImport = (
  store: Store,
  plan: ImportPlan,
  actor: Actor,
  now: Instant,
): Promise<readonly ClientId[]> => store.transact({}, (tx) => putPlan(tx, plan, actor, now))
