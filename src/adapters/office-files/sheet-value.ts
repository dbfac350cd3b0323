import type { Cell } from 'exceljs'

const DECIMALS = /0[.,](0+)/u

/** Numbers as Chile writes them; a format that groups thousands, or names a currency, is kept, since amounts are told by it. */
const formatNumber = (value: number, format: string): string => {
  const grouped = /#,##0|#\.##0/u.test(format)
  const digits = DECIMALS.exec(format)?.[1]?.length ?? (grouped ? 0 : undefined)
  const text = grouped
    ? new Intl.NumberFormat('es-CL', {
        minimumFractionDigits: digits ?? 0,
        maximumFractionDigits: digits ?? 0,
        useGrouping: 'always',
      }).format(value)
    : String(value)
  const currency = /USD|CLP|UF|EUR/u.exec(format)?.[0] ?? (format.includes('$') ? '$' : '')
  return currency === '' ? text : `${currency} ${text}`
}

/** Excel keeps days as numbers without a zone; exceljs makes them UTC. */
const formatDate = (value: Date): string =>
  Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10).split('-').toReversed().join('/')

/** What a cell shows; of a formula, what it came to when the file was saved. */
export const sheetValue = (cell: Cell): string => {
  const value = cell.formula === undefined ? cell.value : cell.result
  if (typeof value === 'number') return formatNumber(value, cell.numFmt ?? '')
  return value instanceof Date ? formatDate(value) : cell.text.trim()
}
