import type { OldCells, OldTable, OldTableWish } from '../../ports.js'
import { OLD_COLUMNS, OLD_TABLES, type OldFields, type OldTableName } from '../../texts/old-system-columns.js'
import { foldOldWord } from '../../texts/old-system-words.js'

/** A row by what its columns are for; what is empty is left out. */
export interface OldRow<Field extends string = string> {
  /** Its id, else its place in the table: by which a person finds it. */
  readonly row: string
  readonly cells: Readonly<Partial<Record<Field, string>>>
}

export type OldRows = { readonly [Table in OldTableName]: readonly OldRow<OldFields[Table]>[] }

/** `loc_interno`, `LocInterno` and `Loc. interno` are one name. */
const foldName = (name: string): string => foldOldWord(name).replaceAll(' ', '')

const fieldsOf = (table: OldTableName): readonly (readonly [field: string, names: readonly string[]])[] =>
  Object.entries(OLD_COLUMNS[table]).map(([field, names]) => [field, names.map(foldName)])

/** What is read of the file. */
export const oldTableWishes = (): readonly OldTableWish[] =>
  OLD_TABLES.map((table) => {
    const names = new Set(fieldsOf(table).flatMap(([, aliases]) => aliases))
    return { table, wantsColumn: (name) => names.has(foldName(name)) }
  })

const CONTACTS = 'contacts'

/** Addresses may be spread over several columns; of everything else the first column that says something counts. */
const valueOf = (field: string, names: readonly string[], cells: ReadonlyMap<string, string>): string => {
  const values = names.flatMap((name) => cells.get(name) ?? [])
  return field === CONTACTS ? values.join(', ') : (values[0] ?? '')
}

const rowOf = (table: OldTableName, raw: OldCells, index: number): OldRow => {
  const folded = new Map(Object.entries(raw).map(([name, text]) => [foldName(name), text]))
  const cells = fieldsOf(table)
    .map(([field, names]) => [field, valueOf(field, names, folded)] as const)
    .filter(([, text]) => text !== '')
  return { row: (folded.get('id') ?? String(index + 1)).slice(0, 40), cells: Object.fromEntries(cells) }
}

const rowsOf = <Table extends OldTableName>(
  table: Table,
  tables: readonly OldTable[],
): readonly OldRow<OldFields[Table]>[] =>
  (tables.find(({ name }) => name === table)?.rows ?? []).map(
    (raw, index) => rowOf(table, raw, index) as OldRow<OldFields[Table]>,
  )

/** The rows of a file by what their columns are for; a table that is not there has none. */
export const oldRowsOf = (tables: readonly OldTable[]): OldRows => ({
  reservas: rowsOf('reservas', tables),
  correos_enviados: rowsOf('correos_enviados', tables),
  ordenes_compra: rowsOf('ordenes_compra', tables),
  configuracion_clientes: rowsOf('configuracion_clientes', tables),
})
