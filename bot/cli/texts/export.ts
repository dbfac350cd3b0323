import type { ExportProblem, ExportVerified } from '../../../src/adapters/mail-export/index.js'

/** Spanish of `export`. */

export const EXPORT_USAGE = `Uso: control-oc export [--check | --again] [--data-dir CARPETA]

La copia de los correos críticos: cada confirmación registrada y cada OC aceptada,
con sus adjuntos y su SHA256SUMS, por mes, en la carpeta «export» de la de datos.
El servicio la hace solo. Sin opciones, revisa como con --check.

  --check             compara todo con sus SHA256SUMS y dice qué falta o cambió
  --again             hace de nuevo lo que falte de los últimos 90 días
  --data-dir CARPETA  la carpeta de datos; por defecto la de DATA_DIR

Termina con 1 si algo falta o cambió.
`

export const oneOrTheOther = 'Elija --check o --again.'

const WORDS: Readonly<Record<ExportProblem['code'], string>> = {
  absent: 'no está',
  missing: 'falta el archivo',
  changed: 'cambió',
  unknown: 'no es de la copia',
  without_sums: 'sin SHA256SUMS',
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const advice = (problems: readonly ExportProblem[]): readonly string[] => [
  '',
  'Lo que falta de los últimos 90 días se repone con «control-oc export --again»; lo anterior, de un respaldo.',
  ...(problems.some(({ code }) => code === 'changed')
    ? ['Un archivo que cambió puede ser el mismo de «files»: recupere ambos de un respaldo.']
    : []),
]

export const checkedText = ({ entries, files, problems }: ExportVerified, folder: string): string =>
  [
    `${counted(entries, 'carpeta', 'carpetas')} y ${counted(files, 'archivo', 'archivos')} en ${folder}`,
    ...problems.map(({ code, path }) => `  ✘ ${WORDS[code]}: ${path}`),
    ...(problems.length > 0 ? advice(problems) : ['Todo está como se guardó.']),
    '',
  ].join('\n')

export const againByService = 'El servicio la está completando. Revise en unos minutos con --check.\n'

export const againAtStart = 'El servicio está detenido: la completará cuando parta.\n'

export const folderInUse = (folder: string): string =>
  `La carpeta de datos ${folder} está en uso por otro proceso que no responde. Inténtelo de nuevo en un momento.\n`

export const serviceRefused = (message: string): string => `El servicio no pudo hacerlo: ${message}.\n`
