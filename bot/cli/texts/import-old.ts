import type { OldFileFault } from '../../../src/ports.js'

export const IMPORT_OLD_USAGE = `Uso: control-oc import-old ARCHIVO.db [--yes] [--json] [--data-dir CARPETA]

Trae las reservas del sistema antiguo desde su archivo SQLite (tablas reservas,
correos_enviados, ordenes_compra y configuracion_clientes) para que sigan donde
estaban, sin escribir dos veces lo mismo a un cliente. Detenga antes el sistema
antiguo. Su archivo sólo se lee: se trabaja con una copia.

Sin --yes es un ensayo: muestra en qué queda cada reserva y no guarda nada. Lo
que Control OC ya conoce no se toca; repetirlo no cambia nada.

  --yes               hace lo que el ensayo muestra y guarda el informe
  --json              un objeto JSON en vez del informe
  --data-dir CARPETA  la carpeta de datos; por defecto la de DATA_DIR

Termina con 1 si el archivo no sirve o alguna fila no se pudo traer.
`

export const fileMissing = 'Falta el archivo del sistema antiguo.'

const FAULTS: Readonly<Record<OldFileFault, string>> = {
  not_found: 'no existe o no se puede leer',
  empty: 'está vacío',
  not_sqlite: 'no es una base de datos SQLite, o está cifrado',
  damaged: 'es una base de datos SQLite dañada. Saque una copia nueva con el sistema antiguo detenido',
  too_large:
    'es demasiado grande para ser el del sistema antiguo: más de 500 MB o de 100.000 filas en una tabla',
  in_use: 'cambia mientras se copia. Detenga el sistema antiguo e inténtelo de nuevo',
  no_reader:
    'no se puede abrir: este Node no trae SQLite y no está instalado node-sqlite3-wasm. Use Node 22.13 o posterior, o ejecute npm install node-sqlite3-wasm',
}

export const oldFileFault = (file: string, fault: OldFileFault): string =>
  `El archivo ${file} ${FAULTS[fault]}. No se cambió nada.\n`

export const noOldTables = (file: string): string =>
  `El archivo ${file} no tiene ninguna de las tablas del sistema antiguo (reservas, correos_enviados, ordenes_compra, configuracion_clientes). No se cambió nada.\n`

export const timesNotUnderstood =
  'No se entienden las horas de oficina o los plazos de la configuración: vea control-oc config. No se cambió nada.\n'

export const folderInUse = (folder: string): string =>
  `La carpeta de datos ${folder} está en uso por otro proceso que no responde. Inténtelo de nuevo en un momento.\n`

export const serviceRefused = (message: string): string =>
  `El servicio no pudo traer las reservas: ${message}\n`

export const serviceWentAway =
  'El servicio se detuvo mientras se traían las reservas. Repita la orden: lo que ya se trajo no se repite.\n'

export const reportKept = (file: string): string => `\nEste informe quedó guardado en ${file}\n`
