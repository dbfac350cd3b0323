import type { ImportReport, ReportedClient } from '../../../src/engine/import-report.js'
import type { SheetFault } from '../../../src/domain/client-import.js'
import {
  clientFieldName,
  joinedNumbers,
  rowRefusalText,
  sheetFaultText,
} from '../../../src/texts/client-sheet.js'

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

const rowsText = (rows: readonly number[]): string =>
  rows.length === 1 ? `fila ${rows[0]}` : `filas ${joinedNumbers(rows)}`

const similarText = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `; se parece a ${names.map((name) => `«${name}»`).join(', ')}: revise que no sea el mismo`

const createdLine = (client: ReportedClient): string =>
  `  ${client.name} (${rowsText(client.rows)})${similarText(client.similarNames)}`

const changedLine = (client: ReportedClient): string =>
  `  ${client.name} (${rowsText(client.rows)}): ${client.changedFields.map((field) => clientFieldName(field)).join(', ')}`

const refusedLine = (refused: Refused): string =>
  `  fila ${refused.row}${refused.name === '' ? '' : ` (${refused.name})`}: ${rowRefusalText(refused.refusal)}`

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

export const sheetFault = (path: string, fault: SheetFault): string =>
  `El archivo ${path} ${sheetFaultText(fault)}.\n`

export const folderInUse = (folder: string): string =>
  `La carpeta de datos ${folder} está en uso por otro proceso que no responde. Inténtelo de nuevo en un momento.\n`

export const serviceRefused = (message: string): string =>
  `El servicio no pudo importar la planilla: ${message}\n`
