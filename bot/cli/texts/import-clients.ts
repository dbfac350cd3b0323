import type { ImportReport, ReportedClient } from '../../../src/engine/import-report.js'

export const IMPORT_USAGE = `Uso: control-oc import-clients ARCHIVO [--dry-run] [--json] [--data-dir CARPETA]

Importa la planilla de clientes (.xlsx o .csv): una columna con el nombre de la
agencia, una con OC (SI o NO) y, si se quiere, correos, días de recordatorio y
de ultimátum, idioma, si está activo, RUT y notas. Una celda en blanco deja lo
que estaba guardado.

  --dry-run           muestra lo que haría, sin guardar nada
  --json              un objeto JSON en vez del informe
  --data-dir CARPETA  la carpeta de datos; por defecto la de DATA_DIR

Termina con 1 si alguna fila no se aceptó.
`

type Refused = ImportReport['refused'][number]
type Field = ReportedClient['changedFields'][number]

const FIELDS: Readonly<Record<Field, string>> = {
  requiresOc: 'si requiere OC',
  contacts: 'correos',
  reminderAfter: 'días de recordatorio',
  ultimatumAfter: 'días de ultimátum',
  notes: 'notas',
  rut: 'RUT',
  language: 'idioma',
  active: 'si está activo',
}

const COLUMNS = { reminder: 'recordatorio', ultimatum: 'ultimátum' } as const

const joined = (numbers: readonly number[]): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} y ${numbers.at(-1)}`

const rowsText = (rows: readonly number[]): string =>
  rows.length === 1 ? `fila ${rows[0]}` : `filas ${joined(rows)}`

/** Why a row was not taken, for the person who keeps the sheet. */
export const refusalText = ({ refusal }: Refused): string => {
  switch (refusal.code) {
    case 'name_missing':
      return 'falta el nombre de la agencia'
    case 'oc_missing':
      return 'falta decir si requiere OC: SI o NO'
    case 'oc_not_understood':
      return `en OC dice «${refusal.text}»; se espera SI o NO`
    case 'contact_not_understood':
      return `«${refusal.text}» no es un correo ni una lista de correos`
    case 'delay_not_understood':
      return `en ${COLUMNS[refusal.column]} dice «${refusal.text}»; se espera un número de días`
    case 'rut_not_understood':
      return `«${refusal.text}» no es un RUT: el dígito verificador no corresponde o falta el guion`
    case 'language_not_understood':
      return `en idioma dice «${refusal.text}»; se espera español, inglés o portugués`
    case 'active_not_understood':
      return `en activo dice «${refusal.text}»; se espera SI o NO`
    case 'ultimatum_not_later':
      return 'el ultimátum debe ser posterior al recordatorio'
    case 'rows_disagree':
      return `las filas ${joined(refusal.rows)} son de la misma agencia y se contradicen`
  }
}

const similarText = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `; se parece a ${names.map((name) => `«${name}»`).join(', ')}: revise que no sea el mismo`

const createdLine = (client: ReportedClient): string =>
  `  ${client.name} (${rowsText(client.rows)})${similarText(client.similarNames)}`

const changedLine = (client: ReportedClient): string =>
  `  ${client.name} (${rowsText(client.rows)}): ${client.changedFields.map((field) => FIELDS[field]).join(', ')}`

const refusedLine = (refused: Refused): string =>
  `  fila ${refused.row}${refused.name === '' ? '' : ` (${refused.name})`}: ${refusalText(refused)}`

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title}: ${lines.length}\n${lines.join('\n')}\n`

export const reportText = (report: ImportReport, dryRun: boolean): string =>
  [
    dryRun ? 'Ensayo: no se guardó nada.\n' : '',
    section('Nuevos', report.created.map(createdLine)),
    section('Modificados', report.changed.map(changedLine)),
    `Sin cambios: ${report.unchanged.length}\n`,
    section('Filas no aceptadas', report.refused.map(refusedLine)),
  ].join('')

export const fileMissing = 'Falta el archivo que se importa.'

export const unreadableSheet = (path: string): string => `No se puede leer el archivo ${path}.\n`

const SHEET_FAULTS: Readonly<Record<string, string>> = {
  not_a_sheet: 'no es una planilla .xlsx ni un archivo .csv',
  old_or_protected_excel: 'es un Excel antiguo (.xls) o tiene contraseña; guárdelo como .xlsx sin contraseña',
  too_large: 'es demasiado grande: más de 5 MB',
  empty: 'está vacío',
  no_header_row:
    'no tiene una fila de títulos con el nombre de la agencia (NOMBRE AGENCIA) y otra columna conocida, como OC',
}

export const sheetFault = (path: string, code: string): string =>
  `El archivo ${path} ${SHEET_FAULTS[code] ?? 'no se pudo leer'}.\n`

export const folderInUse = (folder: string): string =>
  `La carpeta de datos ${folder} está en uso por otro proceso que no responde. Inténtelo de nuevo en un momento.\n`

export const serviceRefused = (message: string): string =>
  `El servicio no pudo importar la planilla: ${message}\n`
