import { inExchange, onlyIf, onServer, told } from '../remedies/remedy.js'
import { safeSendersLine } from '../safe-sender.js'
import { counted, named, type CheckWords, type Facts, type SomeDoctorWordings } from './wording.js'

/** Configuration, clock, data folder, clients and senders: what can be seen without asking anybody. */

const MEGABYTE = 1024 ** 2

const sizeText = (bytes: string | undefined): string => {
  const megabytes = Number(bytes ?? 0) / MEGABYTE
  return megabytes < 1024 ? `${Math.floor(megabytes)} MB` : `${Math.floor(megabytes / 1024)} GB`
}

const deviation = ({ aheadSeconds }: Facts): string => {
  const seconds = Number(aheadSeconds ?? 0)
  if (Math.abs(seconds) < 2) return 'coincide'
  return `${Math.abs(seconds)} segundos ${seconds > 0 ? 'adelantado' : 'atrasado'}`
}

const holder = ({ held, pid, host }: Facts): string => {
  if (held !== 'true') return 'libre'
  return pid === undefined ? 'la usa el servicio' : `la usa el servicio (proceso ${pid} en ${host ?? ''})`
}

const clientCount = ({ count, without }: Facts): string => {
  const all = counted(count, 'cliente', 'clientes')
  return without === undefined ? all : `${all}; sin dirección: ${without}`
}

export const LOCAL_CHECKS: Readonly<Record<string, CheckWords>> = {
  'config.complete': named('La configuración está completa'),
  'config.variable': named('Variable'),
  'clock.zone': named('Zona horaria', ({ local }) => (local === undefined ? '' : `allí son las ${local}`)),
  'clock.time': named('Hora', deviation, 'la dice quien entrega los tokens, y no se usa OAuth o no contestó'),
  'data.writable': named('Se puede escribir'),
  'data.lock': named('Se puede reservar para un solo servicio', holder, 'no se pudo escribir'),
  'data.space': named('Espacio libre', ({ freeBytes }) => sizeText(freeBytes), 'el sistema no lo dice'),
  'data.readable': named('Se puede leer lo guardado'),
  'clients.addresses': named('Direcciones de los clientes', clientCount),
  'senders.elsewhere': named(
    'Confirmaciones de otros remitentes (30 días)',
    ({ count }) => count ?? 'ninguna',
  ),
  'senders.unverified': named(
    'Confirmaciones sin remitente comprobado (30 días)',
    ({ count }) => count ?? 'ninguna',
  ),
  'senders.junk': named(
    'Remitentes autorizados en «Correo no deseado» (30 días)',
    ({ count }) => count ?? 'ninguno',
    'no se pudo entrar, o no hay tal carpeta',
  ),
  'senders.list': named('Quién puede enviar confirmaciones', ({ senders }) => senders ?? ''),
}

const setClock = onServer(
  told(
    'La hora del equipo está mal',
    'Con más de cinco minutos de diferencia Microsoft rechaza los tokens, y los plazos se cuentan mal.',
    ['Encienda la sincronización de la hora. En un contenedor se arregla en el equipo que lo aloja.'],
  ),
  'sudo timedatectl set-ntp true',
  'timedatectl status',
)

const freeSpace = (title: string, cause: string) =>
  told(title, cause, [
    'Libere espacio en el disco de la carpeta de datos o agrándelo.',
    'Los respaldos suelen ser lo que más ocupa: BACKUP_KEEP dice cuántos se guardan.',
  ])

export const LOCAL_REMEDIES: SomeDoctorWordings<
  | 'config_fault'
  | 'config_doubt'
  | 'config_incomplete'
  | 'clock_wrong'
  | 'clock_drifts'
  | 'zone_unknown'
  | 'data_not_writable'
  | 'data_not_lockable'
  | 'data_damaged'
  | 'disk_full'
  | 'disk_nearly_full'
  | 'clients_none'
  | 'clients_without_address'
  | 'senders_none'
  | 'senders_own_address'
  | 'senders_free_mail'
  | 'senders_from_elsewhere'
  | 'senders_unverified'
  | 'senders_in_junk'
> = {
  config_fault: ({ facts }) =>
    told('Así el servicio no parte', facts['problem'] ?? '', [`Se espera: ${facts['expected'] ?? ''}.`]),
  config_doubt: ({ facts }) =>
    told('Conviene revisarla', facts['problem'] ?? '', [`Se espera: ${facts['expected'] ?? ''}.`]),
  config_incomplete: () =>
    told('No se revisa', 'Depende de la configuración, y a ella le faltan cosas.', [
      'Corrija primero lo que dice «Configuración».',
    ]),
  clock_wrong: () => setClock,
  clock_drifts: () => ({ ...setClock, title: 'La hora del equipo se está corriendo' }),
  zone_unknown: () =>
    told(
      'Node no conoce la zona horaria de la oficina',
      'Esta instalación de Node no trae todas las zonas.',
      [
        'Escriba OFFICE_TIMEZONE como nombre IANA, por ejemplo America/Santiago.',
        'Si está bien escrita, use un Node oficial, que trae todas las zonas (full-icu).',
      ],
    ),
  data_not_writable: ({ subject }) =>
    told(
      'No se puede escribir en la carpeta de datos',
      `El usuario que corre el servicio no puede crear archivos en «${subject ?? ''}», o el disco está montado sólo para leer.`,
      [
        'Haga que la carpeta pertenezca al usuario del servicio, con permisos 700.',
        'En un contenedor: revise que el volumen esté montado y que su dueño sea el usuario de la imagen.',
      ],
    ),
  data_not_lockable: () =>
    told(
      'La carpeta de datos no se puede reservar',
      'El sistema de archivos no ofrece candados: dos servicios podrían escribir a la vez.',
      ['Ponga la carpeta de datos (DATA_DIR) en un disco local o en un volumen que tenga candados.'],
    ),
  data_damaged: ({ facts: { restore } }) =>
    onServer(
      told(
        'Un archivo de la carpeta de datos está dañado',
        'No es lo que se guardó la última vez. El servicio no parte así, y nada se ha cambiado.',
        [
          ...(restore === undefined ? [] : ['El primer comando vuelve a lo que se guardó justo antes.']),
          'Si no hay otra forma, aparte la carpeta de datos y restaure el último respaldo en una vacía (docs/operacion.md, «Restaurar»).',
        ],
      ),
      ...(restore === undefined ? [] : [restore]),
      ...onlyIf(
        'Con el servicio detenido y la carpeta de datos apartada',
        'npx control-oc restore RESPALDO.tar.gz',
      ),
    ),
  disk_full: () => freeSpace('No queda espacio', 'El servicio deja de trabajar cuando ya no puede guardar.'),
  disk_nearly_full: () => freeSpace('Queda poco espacio', 'Todavía alcanza, pero no por mucho tiempo.'),
  clients_none: () =>
    onServer(
      told(
        'No hay clientes',
        'El servicio no sabe quién debe órdenes de compra ni a dónde escribir: cada reserva será un caso por revisar.',
        ['Importe la planilla de clientes.'],
      ),
      'npx control-oc import-clients clientes.xlsx',
    ),
  clients_without_address: ({ facts }) =>
    told(
      'Hay clientes que deben OC y no tienen dirección',
      `No se les puede escribir: ${facts['names'] ?? ''}.`,
      ['Agregue su dirección en la planilla y vuelva a importarla, o con «cliente» en Teams.'],
    ),
  senders_none: () =>
    told(
      'No hay remitentes autorizados',
      'Ninguna confirmación se aceptará por sí sola: todas quedan por revisar.',
      ['Ponga en ALLOWED_CONFIRMATION_SENDERS las direcciones que envían confirmaciones.'],
    ),
  senders_own_address: ({ subject }) =>
    told(
      'Nuestra propia casilla está entre los remitentes autorizados',
      `«${subject ?? ''}» es la dirección que más se falsifica, y lo que uno mismo reenvía pasaría por confirmación.`,
      ['Sáquela de ALLOWED_CONFIRMATION_SENDERS, junto con el dominio propio si está entero.'],
    ),
  senders_from_elsewhere: ({ facts }) =>
    told(
      'Llegaron confirmaciones de remitentes no autorizados',
      `Ninguna se toma sin que una persona la revise en el canal. Las enviaron: ${facts['addresses'] ?? ''}.`,
      [
        'Si alguno es de confianza y las seguirá enviando, agréguelo a ALLOWED_CONFIRMATION_SENDERS y reinicie el servicio.',
        'Si no conoce a ninguno, no haga nada: el servicio no les cree.',
      ],
    ),
  senders_unverified: ({ facts }) =>
    told(
      'Llegaron confirmaciones cuyo remitente no se pudo comprobar',
      `Dicen ser de ${facts['addresses'] ?? ''}, y nada lo demuestra: quedan por revisar en el canal.`,
      [
        'Revise IMAP_AUTH_RESULTS: para Exchange es exchange, para Gmail mx.google.com.',
        'Si está bien, pida a quien las envía que firme sus correos con DKIM.',
      ],
    ),
  senders_in_junk: ({ facts }, names) => {
    const { addresses = '', proven } = facts
    const remedy = told(
      'Hay correos de remitentes autorizados en «Correo no deseado»',
      `El servicio no lee esa carpeta. Dicen ser de: ${addresses}.`,
      ['Ábralos en Outlook y, si son de quien dicen, elija «No es correo no deseado».'],
    )
    if (proven === undefined) return remedy
    const forGood =
      'Para que no se repita, agregue a los seguros de la casilla a los que el servidor comprobó.'
    const lasting = { ...remedy, remedy: [...remedy.remedy, forGood] }
    return inExchange(names, lasting, safeSendersLine(names.mailbox, proven.split(', ')))
  },
  senders_free_mail: ({ subject }) =>
    told(
      'Un dominio donde cualquiera abre una casilla está autorizado',
      `Con «${subject ?? ''}» cualquier persona puede enviar confirmaciones.`,
      ['Autorice la dirección completa en lugar del dominio.'],
    ),
}
