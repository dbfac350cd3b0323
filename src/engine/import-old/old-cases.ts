import { z } from 'zod'
import type { StoredFile } from '../../domain/files.js'
import type { OldMailField, OldOrderField, OldReservationField } from '../../texts/old-system-columns.js'
import type { OldRow, OldRows } from './old-cells.js'
import { plainText } from './old-values.js'

const LOCATOR = /^[A-Z0-9]{5,12}$/u

const rowShape = z.object({ row: z.string(), cells: z.record(z.string(), z.string()) })

const fileShape = z.object({
  id: z.string(),
  filename: z.string(),
  contentType: z.string(),
  size: z.number().int(),
})

/** One reservation of the old system with all rows that speak of it, as it travels over the control socket. */
export const oldCaseShape = z.object({
  /** Null where no row has a usable one. */
  locator: z.string().nullable(),
  /** More than one where the old system registered it more than once. */
  rows: z.array(rowShape).min(1).readonly(),
  mails: z.array(rowShape).readonly(),
  /** `document`: null where the row names none. */
  orders: z
    .array(rowShape.extend({ document: z.union([fileShape, z.enum(['missing', 'refused'])]).nullable() }))
    .readonly(),
})

export type OldDocumentFound = StoredFile | 'missing' | 'refused' | null

export interface OldCase {
  readonly locator: string | null
  readonly rows: readonly OldRow<OldReservationField>[]
  readonly mails: readonly OldRow<OldMailField>[]
  readonly orders: readonly (OldRow<OldOrderField> & { readonly document: OldDocumentFound })[]
}

/** A row that belongs to no reservation of the file. */
export interface OldOrphan {
  readonly table: 'correos_enviados' | 'ordenes_compra'
  readonly row: string
}

export interface OldCases {
  readonly cases: readonly OldCase[]
  readonly orphans: readonly OldOrphan[]
}

const upper = (text: string | undefined): string => (text ?? '').trim().toUpperCase()

/** Where the locator is missing the booking's id may be one: for some bookings they are the same. */
const locatorOf = ({ cells }: OldRow<OldReservationField>): string | null =>
  [upper(cells.locator), upper(cells.bookingId)].find(
    (code, index) => LOCATOR.test(code) && (index === 0 || /[A-Z]/u.test(code)),
  ) ?? null

type Group = {
  readonly locator: string | null
  readonly rows: OldRow<OldReservationField>[]
  readonly mails: OldRow<OldMailField>[]
  readonly orders: OldRow<OldOrderField>[]
}

/** Rows of one locator together. */
const groupsOf = (rows: OldRows['reservas']): readonly Group[] => {
  const groups = new Map<string, Group>()
  rows.forEach((row, index) => {
    const locator = locatorOf(row)
    const key = locator ?? `row ${index}`
    const group = groups.get(key) ?? { locator, rows: [], mails: [], orders: [] }
    group.rows.push(row)
    groups.set(key, group)
  })
  return [...groups.values()]
}

/** Mails and orders name their reservation by its row's id, its booking's id or its locator. */
const finderOf = (groups: readonly Group[]): ((reference: string | undefined) => Group | undefined) => {
  const byKey = (keyOf: (row: OldRow<OldReservationField>) => string | undefined) =>
    new Map(
      groups.flatMap((group) =>
        group.rows.map((row) => [upper(plainText(keyOf(row) ?? '')), group] as const),
      ),
    )
  const keys = [
    byKey(({ cells }) => cells.id),
    byKey(({ cells }) => cells.bookingId),
    byKey(({ cells }) => cells.locator),
  ]
  return (reference) => {
    const wanted = upper(plainText(reference ?? ''))
    return wanted === '' ? undefined : keys.map((map) => map.get(wanted)).find((group) => group)
  }
}

/** Brings together what belongs together. `document`: what was found where an order's row says its file lies. */
export const oldCasesOf = (
  { reservas, correos_enviados: mails, ordenes_compra: orders }: OldRows,
  document: (path: string) => OldDocumentFound,
): OldCases => {
  const groups = groupsOf(reservas)
  const find = finderOf(groups)
  const orphans: OldOrphan[] = []
  for (const mail of mails) {
    const group = find(mail.cells.reservation)
    if (group) group.mails.push(mail)
    else orphans.push({ table: 'correos_enviados', row: mail.row })
  }
  for (const order of orders) {
    const group = find(order.cells.reservation)
    if (group) group.orders.push(order)
    else orphans.push({ table: 'ordenes_compra', row: order.row })
  }
  const cases = groups.map((group) => ({
    ...group,
    orders: group.orders.map((order) => ({
      ...order,
      document: order.cells.path === undefined ? null : document(order.cells.path),
    })),
  }))
  return { cases, orphans }
}
