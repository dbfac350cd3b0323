import type { ConfigFault, LoadedConfig } from '../../../src/config.js'
import { formatFaults } from '../../../src/texts/config-faults.js'
import type { ShownValue, ShownVariable } from '../../../src/config/describe.js'

export const CONFIG_USAGE = `Uso: control-oc config [--env ARCHIVO] [--json]

Muestra cada variable con lo que se entendió de ella, y lo que está mal.
No se conecta a ninguna parte, y no muestra secretos.

  --env ARCHIVO  el archivo que se lee; por defecto .env de esta carpeta
  --json         un objeto JSON en vez de la tabla

El entorno verdadero vale más que el archivo. Termina con 1 si hay faltas.
`

const SOURCES: Readonly<Record<ShownVariable['source'], string>> = {
  variable: 'definida',
  file: 'de archivo',
  preset: 'por defecto',
  derived: 'deducida',
  unset: '',
}

const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  days: ['día', 'días'],
  hours: ['hora', 'horas'],
  minutes: ['minuto', 'minutos'],
}

const delayText = (value: Readonly<Record<string, number>>): string =>
  Object.entries(value)
    .map(([unit, count]) => `${count} ${UNITS[unit]?.[count === 1 ? 0 : 1] ?? unit}`)
    .join(' ')

const isList = (value: ShownValue): value is readonly string[] => Array.isArray(value)

const valueText = (value: ShownValue): string => {
  if (value === null) return '—'
  if (typeof value === 'boolean') return value ? 'sí' : 'no'
  if (typeof value !== 'object') return String(value)
  if (isList(value)) return value.join(', ') || '—'
  if ('set' in value) return value.set === true ? `(oculto, ${value.length} caracteres)` : '—'
  return delayText(value)
}

const table = (variables: readonly ShownVariable[]): string => {
  const rows = variables.map(({ name, value, source }) => {
    const shown = valueText(value)
    return [name, shown, shown === '—' ? '' : SOURCES[source]] as const
  })
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length))
  const [first, second] = [width(0), Math.min(width(1), 50)]
  return rows
    .map(([name, value, source]) => `${name.padEnd(first)}  ${value.padEnd(second)}  ${source}`.trimEnd())
    .join('\n')
}

const faultList = (title: string, faults: readonly ConfigFault[]): string =>
  faults.length === 0 ? '' : `\n${title}\n${formatFaults(faults)}\n`

const verdict = ({ faults, placeholders }: LoadedConfig): string => {
  if (faults.length > 0) return '\nCon estas faltas el servicio no parte.\n'
  return placeholders.length > 0
    ? '\nQuedan textos de muestra: el servicio no parte mientras no tengan su valor verdadero.\n'
    : '\nLa configuración está completa.\n'
}

export const configTable = (variables: readonly ShownVariable[], loaded: LoadedConfig): string =>
  [
    `${table(variables)}\n`,
    faultList('Advertencias', loaded.warnings),
    faultList('Faltas', loaded.faults),
    verdict(loaded),
  ].join('')

export const noSuchFile = (path: string): string => `No existe el archivo ${path}.\n`

export const unreadableEnvFile = (path: string): string => `No se puede leer el archivo ${path}.\n`
