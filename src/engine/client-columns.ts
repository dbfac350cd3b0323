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
  Object.entries(COLUMN_HEADERS).flatMap(([column, headers]) =>
    headers.map((header, rank) => [header, { column: column as ClientColumn, rank }] as const),
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

const surest = (recognised: readonly (Recognised | null)[], column: ClientColumn): number =>
  Math.min(...recognised.map((one) => (one?.column === column ? one.rank : Infinity)))

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
  const taken = new Set<ClientColumn>()
  return recognised.map((one) => {
    if (one === null) return null
    const wins =
      one.column === 'contacts' || (one.rank === surest(recognised, one.column) && !taken.has(one.column))
    taken.add(one.column)
    return wins ? one.column : null
  })
}
