import type { CellKind, CellValue, OwnKindCell, ReportCell } from '../../domain/report-workbook.js'
import { harmlessText } from './harmless-text.js'
import type { WallClock } from './wall-clock.js'

const textOr = (value: string, kind: CellKind, wallClock: WallClock): string | Date => {
  if (kind === 'day') return new Date(`${value}T00:00:00Z`)
  return kind === 'instant' ? wallClock(value) : harmlessText(value)
}

export const excelValue = (
  value: CellValue,
  kind: CellKind,
  wallClock: WallClock,
): string | number | Date | null => (typeof value === 'string' ? textOr(value, kind, wallClock) : value)

const hasOwnKind = (cell: ReportCell): cell is OwnKindCell => typeof cell === 'object' && cell !== null

/** A cell with its kind: its own, or that of its column. */
export const ownKind = (cell: ReportCell, columnKind: CellKind): OwnKindCell =>
  hasOwnKind(cell) ? cell : { kind: columnKind, value: cell }
