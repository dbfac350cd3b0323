import type { ClientId } from './client.js'
import { CURRENCIES } from './money.js'
import type { Currency } from './money.js'
import type { ReportRow } from './report-row.js'
import { daysFigures, openFigures, punctuality } from './report-statistics.js'
import type { DaysToOrder, OpenFigures, Punctuality } from './report-statistics.js'

/** The month of one agency. */
export interface AgencyFigures {
  readonly id: ClientId
  readonly name: string
  readonly reservations: number
  /** Whose purchase order has come, by whatever way. */
  readonly received: number
  readonly punctuality: Punctuality
  readonly days: DaysToOrder
  readonly open: OpenFigures
}

/** With fewer that are in time or late, a share says nothing about an agency. */
export const FEWEST_TO_RANK = 3

const byName = (a: AgencyFigures, b: AgencyFigures): number =>
  a.name.localeCompare(b.name, 'es') || (a.id < b.id ? -1 : 1)

const figuresOf = (id: ClientId, rows: readonly ReportRow[]): AgencyFigures => ({
  id,
  name: rows[0]?.agency ?? id,
  reservations: rows.length,
  received: rows.filter(({ order }) => order !== null).length,
  punctuality: punctuality(rows),
  days: daysFigures(rows),
  open: openFigures(rows),
})

/** By name. Names that differ only in case, accents or legal form are one agency. */
export const agencyFigures = (rows: readonly ReportRow[]): readonly AgencyFigures[] => {
  const byAgency = new Map<ClientId, ReportRow[]>()
  for (const row of rows) {
    const own = byAgency.get(row.agencyId)
    if (own) own.push(row)
    else byAgency.set(row.agencyId, [row])
  }
  return [...byAgency].map(([id, own]) => figuresOf(id, own)).sort(byName)
}

const openIn = ({ open }: AgencyFigures, currency: Currency): number =>
  open.amounts.find((amount) => amount.currency === currency)?.minor ?? 0

export interface OpenRanking {
  readonly currency: Currency
  readonly agencies: readonly { readonly agency: AgencyFigures; readonly minor: number }[]
}

/** Who owes most, in each currency that is owed. */
export const rankedByOpenAmount = (agencies: readonly AgencyFigures[]): readonly OpenRanking[] =>
  CURRENCIES.flatMap((currency) => {
    const owing = agencies
      .map((agency) => ({ agency, minor: openIn(agency, currency) }))
      .filter(({ minor }) => minor > 0)
      .sort((a, b) => b.minor - a.minor || byName(a.agency, b.agency))
    return owing.length > 0 ? [{ currency, agencies: owing }] : []
  })

const lateShare = ({ punctuality: { shareInTime } }: AgencyFigures): number => 1 - (shareInTime ?? 1)

/** Who is late most often, then most; only agencies with enough to judge by, and at least one late. */
export const rankedByLateShare = (agencies: readonly AgencyFigures[]): readonly AgencyFigures[] =>
  agencies
    .filter(({ punctuality: { inTime, late } }) => late > 0 && inTime + late >= FEWEST_TO_RANK)
    .sort((a, b) => lateShare(b) - lateShare(a) || b.punctuality.late - a.punctuality.late || byName(a, b))

/** Who takes longest, by the median. */
export const rankedByDays = (agencies: readonly AgencyFigures[]): readonly AgencyFigures[] =>
  agencies
    .filter(({ days }) => days.median !== null)
    .sort((a, b) => (b.days.median ?? 0) - (a.days.median ?? 0) || byName(a, b))
