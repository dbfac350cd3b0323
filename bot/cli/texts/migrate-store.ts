import type { PostgresFault } from '../../../src/adapters/postgres-store/index.js'
import type { MoveProgress, StoreTally } from '../../../src/engine/move-store.js'
import type { StoredRecord } from '../../../src/ports.js'
import { serviceCannotStart } from '../../texts/service.js'

/** Spanish of `migrate-store`. */

export const MIGRATE_STORE_USAGE = `Uso: control-oc migrate-store DESDE HASTA

Traslada las reservas y toda su historia entre la carpeta de datos y una base de
datos PostgreSQL. Uno de los dos es una carpeta; el otro, una dirección
postgres://usuario:contraseña@servidor:5432/base, o la palabra STORE_URL, que toma
la dirección de .env y no deja la contraseña a la vista.

  control-oc migrate-store ./data STORE_URL      de la carpeta a la base de datos
  control-oc migrate-store STORE_URL ./data      y de vuelta

Con el servicio detenido. Lo de DESDE queda tal como está. HASTA no puede tener
reservas. Al terminar compara todo lo escrito con lo leído, y sólo entonces vale.
Si se corta a medio camino, en HASTA no queda nada: repita la orden.

Los documentos no se trasladan: siguen en DATA_DIR, o donde diga FILES_URL. Conserve
la misma DATA_DIR: de ella toma el servicio las claves locales (keys.json) cuando parte
por primera vez con la base de datos; de vuelta se escriben en ella.
`

export const placesMissing = 'Faltan DESDE y HASTA.'

export const oneOfEach =
  'DESDE y HASTA deben ser una carpeta de datos y una base de datos, en cualquier orden.'

export const notConfigured = 'STORE_URL no está definida en .env ni en el entorno.'

export const noAddress =
  'La dirección de la base de datos se escribe postgres://usuario:contraseña@servidor:5432/base; fuera de esta máquina, con ?sslmode=verify-full al final (o disable, si la red es de confianza).'

const AGAIN = 'No se cambió nada.\n'

export const nothingThere = (folder: string): string =>
  `En ${folder} no hay reservas que trasladar. Revise la carpeta. ${AGAIN}`

export const folderInUse = (folder: string): string =>
  `Un servicio está usando ${folder}. Deténgalo y repita la orden. ${AGAIN}`

export const folderLeft = (where: string): string =>
  `Las reservas de esa carpeta ya no están en ella, sino en la base de datos ${where}: lo que quede en la carpeta es antiguo. ${AGAIN}`

export const folderNotEmpty = (
  folder: string,
): string => `${folder} ya tiene reservas o historia, y un traslado nunca se hace encima. ${AGAIN}
Si son las de antes de trasladarlas a la base de datos, apártelas y repita la orden:

  mkdir '${folder}/anterior' && cd '${folder}' && mv live.* archive mails audit anterior/
`

const DATABASE: Partial<Readonly<Record<PostgresFault['code'], (where: string) => string>>> = {
  postgres_in_use: (where) =>
    `Un servicio está usando la base de datos ${where}. Deténgalo y repita la orden. ${AGAIN}`,
  postgres_not_empty: (where) =>
    `La base de datos ${where} ya tiene datos de Control OC, y un traslado nunca se hace encima. ${AGAIN}
Use otra base de datos. Sólo si está seguro de que lo que tiene no sirve, vacíela y
repita la orden:

  psql 'postgres://…' -c 'DROP SCHEMA control_oc CASCADE'
`,
}

export const databaseFault = (fault: PostgresFault): string =>
  DATABASE[fault.code]?.(fault.where) ?? serviceCannotStart(fault)

const KINDS: Readonly<Record<StoredRecord['kind'], string>> = {
  reservation: 'Reservas vigentes',
  outbox: 'Correos por salir',
  review: 'Consultas vigentes',
  client: 'Clientes',
  announcement: 'Avisos por publicar',
  note: 'Notas y tarjetas',
  position: 'Carpetas de correo leídas',
  archived_reservation: 'Reservas archivadas',
  archived_review: 'Consultas archivadas',
  archived_note: 'Notas archivadas',
  mail: 'Correos recibidos',
  audit: 'Auditoría',
}

const isKind = (text: string): text is StoredRecord['kind'] => Object.hasOwn(KINDS, text)

const NUMBER = new Intl.NumberFormat('es-CL')

const SHOWN_DIGITS = 12
const LABEL_WIDTH = 28
const COUNT_WIDTH = 11

const tallyLine = (kind: StoredRecord['kind'], tally: StoreTally): string => {
  const { count, hash } = tally.get(kind) ?? { count: 0, hash: '' }
  const shown = NUMBER.format(count).padStart(COUNT_WIDTH)
  return `  ${KINDS[kind].padEnd(LABEL_WIDTH)}${shown}  ${hash.slice(0, SHOWN_DIGITS)}`.trimEnd()
}

export const moved = (tally: StoreTally): string =>
  [
    'Trasladado. Se volvió a leer todo lo escrito, y es lo mismo en cantidad y contenido (SHA-256):',
    '',
    ...Object.keys(KINDS)
      .filter(isKind)
      .map((kind) => tallyLine(kind, tally)),
    '',
    '',
  ].join('\n')

export const nextForDatabase = `Qué sigue:
  1. Defina STORE_URL con esa base de datos y parta el servicio con la misma DATA_DIR,
     donde siguen los documentos (salvo que FILES_URL los tenga) y las claves.
  2. No parta antes sin STORE_URL: la carpeta cambiaría y habría que repetir el traslado.
Cuando haya partido, la carpeta ya no se acepta sin esa base de datos. Lo que quedó en
ella (live.*, archive, mails, audit) ya no se usa: guárdelo como respaldo o bórrelo.
El respaldo de aquí en adelante es el de PostgreSQL (docs/operacion.md, «Respaldo»).
`

export const nextForFolder = (folder: string): string => `Qué sigue:
  1. Quite STORE_URL y parta el servicio con DATA_DIR=${folder}.
     Ahí deben estar también los documentos, salvo que FILES_URL los tenga: si usaba otra
     DATA_DIR, copie a ésta lo que falte (files, export) antes de partir.
  2. No parta más con STORE_URL: lo que quedó en la base de datos es antiguo.
`

export const differing = (kinds: readonly StoredRecord['kind'][]): string =>
  `Lo escrito no es igual a lo leído (${kinds.map((kind) => KINDS[kind]).join(', ')}), y no vale: el lugar nuevo queda sin nada y el antiguo como estaba. Repita la orden; si vuelve a pasar, no cambie de lugar y avise con este texto.\n`

export const progressLine = ({ step, records }: MoveProgress): string =>
  `${step === 'copying' ? 'Copiando' : 'Comprobando'}: ${NUMBER.format(records)} registros…`
