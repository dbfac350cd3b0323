import type { ArchiveFault } from '../../../src/adapters/data-archive/index.js'

/** Spanish of `backup` and `restore`. */

export const BACKUP_USAGE = `Uso: control-oc backup [CARPETA] [--data-dir CARPETA]

Hace un respaldo completo y verificado de la carpeta de datos, con el servicio
andando o detenido, en la carpeta que se nombre; por defecto la de BACKUP_DIR.
Lo que STORE_URL o FILES_URL tienen en otra parte no va en él, y se dice.
El archivo lleva los datos de clientes y las claves locales: sólo su dueño puede
leerlo. Nada se borra.

  --data-dir CARPETA  la carpeta de datos; por defecto la de DATA_DIR
`

export const RESTORE_USAGE = `Uso: control-oc restore RESPALDO.tar.gz [--to CARPETA]

Verifica el respaldo entero y lo restaura en una carpeta de datos vacía. Nunca
escribe sobre datos que ya estén. Al partir después, el servicio vuelve a leer los
buzones y busca en Enviados antes de escribir a un cliente.

  --to CARPETA  la carpeta de datos; por defecto la de DATA_DIR
`

export const fileMissing = 'Falta el archivo del respaldo.'

const MEGABYTE = 1_000_000

const sizeText = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / MEGABYTE).toFixed(1).replace('.', ',')} MB`

export const backupMade = (made: { file: string; bytes: number; files: number }): string =>
  `Respaldo hecho y verificado: ${made.file} (${made.files} archivos, ${sizeText(made.bytes)}).\n`

export const documentsElsewhere = `Los documentos no van en el respaldo: FILES_URL los guarda fuera de la carpeta de
datos, y ahí siguen. Ese lugar necesita un resguardo propio (docs/operacion.md, «Respaldo»).
`

export const storeElsewhere = (where: string): string =>
  `Las reservas, los correos por salir y la historia no van en el respaldo: están en la
base de datos ${where}, que se respalda aparte (docs/operacion.md, «Respaldo»).
Van las claves locales y lo demás que hay en la carpeta de datos.
`

const dayAndHour = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`

export const restored = (dataDir: string, backupAt: string): string =>
  `Restaurado en ${dataDir} el respaldo del ${dayAndHour(backupAt)}.
Ya puede partir el servicio. Volverá a leer los correos que llegaron después del
respaldo, y lo que pueda haber salido a clientes desde entonces lo buscará en
Enviados; lo que no encuentre lo preguntará en el canal, sin enviarlo otra vez.
Lo que el equipo hizo en Teams después del respaldo no está: repáselo.
`

export const restoredWithoutStore = (dataDir: string, backupAt: string, where: string): string =>
  `Restaurado en ${dataDir} el respaldo del ${dayAndHour(backupAt)}: las claves locales y los documentos.
Las reservas no estaban en él: siguen en la base de datos ${where}. Parta el
servicio con STORE_URL de esa base de datos; sin ella se niega a partir.
`

const NO_ARCHIVE = 'Use otro respaldo. No se cambió nada.'

const TEXTS: Readonly<Record<ArchiveFault['code'], (about: string) => string>> = {
  no_store: (folder) =>
    `En ${folder} no hay datos que respaldar. Revise DATA_DIR o nombre la carpeta con --data-dir.`,
  moved: (file) =>
    `Los datos cambiaron mientras se leían (${file}) y no se pudo sacar una copia coherente. Inténtelo de nuevo.`,
  inside_data: (folder) =>
    `${folder} está dentro de la carpeta de datos, y el respaldo se contendría a sí mismo. Elija una carpeta fuera de ella, mejor en otro disco.`,
  not_found: (file) => `No existe ${file}.`,
  not_archive: (file) => `${file} no es un respaldo de Control OC. No se cambió nada.`,
  incomplete: (file) => `El respaldo ${file} está cortado: le falta el final. ${NO_ARCHIVE}`,
  damaged: (what) => `El respaldo está dañado (${what}). ${NO_ARCHIVE}`,
  other_version: (version) =>
    `El respaldo es de una versión más nueva de Control OC (${version}). Instale esa versión y restaure con ella. No se cambió nada.`,
  unsafe: (path) =>
    `El respaldo nombra «${path}», que ningún respaldo de Control OC lleva. No lo use. No se cambió nada.`,
  target_not_empty: (folder) => `${folder} ya tiene datos, y un respaldo nunca se restaura encima de otros.
Detenga el servicio y aparte primero la carpeta, por ejemplo:

  mv '${folder}' '${folder}.anterior'

Si es un volumen montado, mueva su contenido a otra parte. Después repita la orden
(un respaldo que estaba en esa carpeta está ahora en «${folder}.anterior/backups»).`,
}

export const archiveFault = ({ code, about }: Pick<ArchiveFault, 'code' | 'about'>): string =>
  `${TEXTS[code](about)}\n`

export const targetInUse = (folder: string): string =>
  `Un servicio está usando ${folder}. Deténgalo primero; un respaldo nunca se restaura encima de datos en uso.\n`
