import { COLUMN_HEADERS, type ClientColumn } from '../texts/client-columns.js'

const normalise = (header: string): string =>
  header
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('.', '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

interface Recognised {
  readonly column: ClientColumn
  /** The lower, the surer. */
  readonly rank: number
}

const RECOGNISED: ReadonlyMap<string, Recognised> = new Map(
  COLUMN_HEADERS.flatMap(({ column, headers }) =>
    headers.map((header, rank) => [header, { column, rank }] as const),
  ),
)

/** `Correo 2` is one more column of contacts. */
const recognise = (header: string): Recognised | null => {
  const words = normalise(header)
  const exact = RECOGNISED.get(words)
  if (exact) return exact
  const numbered = RECOGNISED.get(words.replace(/ ?\d+$/, ''))
  return numbered?.column === 'contacts' ? numbered : null
}

/** Every column of contacts; of any other the surest, and of equally sure ones the first. */
const isTaken = (all: readonly (Recognised | null)[], { column, rank }: Recognised, index: number): boolean =>
  column === 'contacts' ||
  all.every(
    (other, at) => other?.column !== column || other.rank > rank || (other.rank === rank && at >= index),
  )

/**
 * Tells what each cell of a header row is the header of (null: of nothing that we know), and null for a row that is no
 * header row: it must name the client and one column more. Several columns may hold contacts; of any other the surest
 * name wins, so that NOMBRE is a remark beside NOMBRE AGENCIA.
 */
export const readClientHeader = (cells: readonly string[]): readonly (ClientColumn | null)[] | null => {
  const recognised = cells.map(recognise)
  const columns = new Set(recognised.map((one) => one?.column))
  columns.delete(undefined)
  if (!columns.has('name') || columns.size < 2) return null
  return recognised.map((one, index) => (one && isTaken(recognised, one, index) ? one.column : null))
}
