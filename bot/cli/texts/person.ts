import type { Person, PersonReading } from '../../../src/domain/person.js'
import type { Holdings } from '../../../src/engine/privacy/holdings.js'
import type { ForgetReport } from '../../../src/engine/privacy/forget-report.js'

/** Spanish of the two commands that answer a person's request. */

const PERSON_HELP = `  PERSONA             su nombre y apellido entre comillas, su correo o su RUT; no importan
                      mayúsculas ni tildes`

export const FORGET_USAGE = `Uso: control-oc forget PERSONA [--yes] [--contacts] [--json] [--data-dir CARPETA]

Borra a una persona de lo que se guarda: reservas terminadas y archivadas, los
correos recibidos y lo que se decidió de ellos, consultas contestadas, auditoría
y los documentos de las reservas en que viaja. Las cifras quedan. Lo que está
abierto no se toca y se dice.

Sin --yes es un ensayo: muestra qué se borraría y no cambia nada.

${PERSON_HELP}
  --yes               borra lo que el ensayo muestra y da un comprobante
  --contacts          también la saca de los contactos de los clientes
  --json              un objeto JSON en vez del texto
  --data-dir CARPETA  la carpeta de datos; por defecto la de DATA_DIR

Termina con 1 si algo de ella queda por estar en uso.
`

export const personMissing = 'Falta la persona.'

export const personFault = (code: Extract<PersonReading, { ok: false }>['code']): string =>
  code === 'one_word'
    ? 'Con una sola palabra se encontraría a demasiadas personas: escriba nombre y apellido, el correo o el RUT.\n'
    : 'Eso no es un nombre, un correo ni un RUT.\n'

export const folderInUse = (folder: string): string =>
  `La carpeta de datos ${folder} está en uso por otro proceso que no responde. Inténtelo de nuevo en un momento.\n`

export const serviceRefused = (message: string): string =>
  `El servicio no pudo hacerlo: ${message}. Repita la orden: lo que ya se borró no se repite.\n`

const listed = (count: number, one: string, many: string, what: readonly string[] = []): string =>
  `  ${count} ${count === 1 ? one : many}${what.length > 0 ? `: ${what.join(', ')}` : ''}`

const erased = (report: ForgetReport): string[] => [
  listed(report.reservations.length, 'reserva', 'reservas', report.reservations),
  listed(report.documents, 'documento', 'documentos'),
  listed(report.mails, 'registro de correo', 'registros de correos'),
  listed(report.questions, 'consulta contestada', 'consultas contestadas'),
  listed(report.auditLines, 'línea de auditoría', 'líneas de auditoría'),
]

const kept = (report: ForgetReport): string[] => {
  const { openReservations, openQuestions, documentsKept, clients, clientsChanged } = report
  const lines: string[] = []
  if (openReservations.length > 0)
    lines.push(
      `No se tocan las reservas abiertas ${openReservations.join(', ')} ni sus documentos: se necesitan hasta que llegue su orden de compra o se cierren. Repita la orden entonces.`,
    )
  if (openQuestions.length > 0)
    lines.push(
      `No se tocan las consultas abiertas (${openQuestions.length}): contéstelas en el canal y repita la orden.`,
    )
  if (documentsKept > 0)
    lines.push(`Documentos que quedan porque otra reserva o correo los necesita: ${documentsKept}.`)
  if (clients.length > 0 && !clientsChanged)
    lines.push(
      `Es contacto de ${clients.join(', ')}: quedará ahí. Con --contacts se saca; asegúrese de que el cliente tenga otro contacto.`,
    )
  return lines
}

const changedClients = ({ clients, clientsChanged }: ForgetReport): string[] =>
  clientsChanged ? [`  contacto de ${clients.join(', ')}`] : []

const ELSEWHERE = [
  'Fuera de aquí quedan: las tarjetas y mensajes en Teams, los correos en la casilla, y los respaldos hasta que se renueven (BACKUP_KEEP noches).',
  'Véase docs/datos-personales.md.',
]

const nothing = (report: ForgetReport): boolean =>
  report.reservations.length + report.mails + report.questions + report.auditLines + report.documents === 0 &&
  !report.clientsChanged

const headOf = (report: ForgetReport): string => {
  if (nothing(report)) return 'No hay nada que borrar.'
  return report.receipt === null ? 'Ensayo: con --yes se borraría' : 'Se borró'
}

const NARROW: Readonly<Record<Person['by'], string>> = {
  name: 'Se buscó por nombre: revise que no sea otra persona que se llama igual. Búsquela también por su correo.',
  address: 'Se buscó por correo: búsquela también por su nombre.',
  rut: 'Se buscó por RUT: búsquela también por su nombre y su correo.',
}

export const forgetText = (report: ForgetReport, by: Person['by']): string =>
  [
    headOf(report),
    ...(nothing(report) ? [] : [...erased(report), ...changedClients(report)]),
    '',
    ...kept(report),
    NARROW[by],
    ...ELSEWHERE,
    ...(report.receipt === null
      ? []
      : ['', `Comprobante: ${report.receipt} (queda en la auditoría, sin el nombre)`]),
    '',
  ].join('\n')

export const EXPORT_USAGE = `Uso: control-oc export-person PERSONA [--to CARPETA] [--data-dir CARPETA]

Reúne lo que se guarda de una persona en una carpeta nueva: datos.json,
documentos/ y un índice, LEEME.txt. Sólo lee; el servicio puede estar en marcha.

${PERSON_HELP}
  --to CARPETA        dónde; no debe existir. Por defecto persona-FECHA, aquí
  --data-dir CARPETA  la carpeta de datos; por defecto la de DATA_DIR
`

export const folderExists = (folder: string): string =>
  `La carpeta ${folder} ya existe: elija otra con --to.\n`

export const exportedTo = (folder: string): string => `Quedó en ${folder}\n`

export interface Exported {
  readonly asked: string
  readonly at: string
  readonly holdings: Holdings
  /** Null: it is in the vault no more. */
  readonly documents: readonly (string | null)[]
}

const reservationLine = ({ reservation, open, guest }: Holdings['reservations'][number]): string =>
  `  ${reservation.locator} · ${reservation.booking.agency} · ${open ? 'abierta' : 'terminada'} · ${guest ? 'viaja' : 'se menciona'}`

export const exportIndex = ({ asked, at, holdings, documents }: Exported): string => {
  const { reservations, reviews, mails, audit, clients } = holdings
  const names = documents.filter((name) => name !== null)
  return [
    `Lo que Control OC guarda de: ${asked}`,
    `Reunido el ${at} (UTC). Los detalles están en datos.json.`,
    '',
    listed(reservations.length, 'reserva o versión de una reserva', 'reservas o versiones de reservas'),
    ...reservations.map(reservationLine),
    listed(mails.length, 'registro de correo', 'registros de correos'),
    listed(reviews.length, 'consulta al equipo', 'consultas al equipo'),
    listed(audit.length, 'línea de auditoría', 'líneas de auditoría'),
    listed(
      clients.length,
      'cliente del que es contacto',
      'clientes de los que es contacto',
      clients.map(({ name }) => name),
    ),
    listed(names.length, 'documento', 'documentos'),
    ...names.map((name) => `  documentos/${name}`),
    ...(names.length < documents.length
      ? [`  ${documents.length - names.length} que ya no están o se dañaron`]
      : []),
    '',
    'Antes de entregarla revise que sea la persona y que los documentos no muestren datos de otras: en una',
    'confirmación aparecen todos los pasajeros. No incluye las tarjetas de Teams, los correos que están en la',
    'casilla ni los respaldos.',
    '',
  ].join('\n')
}
