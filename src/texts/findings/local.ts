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
  'data.database': named('Base de datos (STORE_URL)'),
  'data.database_tables': named(
    'Tablas de la base de datos',
    ({ tables }) => (tables === 'to_make' ? 'las prepara el servicio cuando parte' : ''),
    'no se llegó a ella',
  ),
  'data.store': named('Las reservas están donde dice la configuración'),
  'data.documents': named('Documentos (FILES_URL): se puede escribir, leer y borrar'),
  'data.documents_key': named(
    'Vencimiento de FILES_SAS',
    ({ ends }) => ends ?? '',
    'la fecha está en la directiva del contenedor, en Azure',
  ),
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
  | 'store_away'
  | 'store_not_permitted'
  | 'store_newer'
  | 'store_elsewhere'
  | 'store_left_aside'
  | 'documents_not_writable'
  | 'documents_key_ends'
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
  store_away: ({ subject }) =>
    onServer(
      told(
        'No se puede entrar a la base de datos de las reservas',
        `La base de datos ${subject ?? ''} no contesta, o no acepta lo que dice STORE_URL. Mientras tanto el servicio no parte; si ya estaba andando, nada se procesa ni se envía, y nada se pierde.`,
        [
          'Revise que PostgreSQL esté andando y que se llegue a él desde este equipo.',
          'Revise en STORE_URL el servidor, el puerto, el usuario, la contraseña y el nombre de la base de datos.',
        ],
      ),
      'npx control-oc config',
    ),
  store_not_permitted: ({ subject }) =>
    told(
      'Al usuario de STORE_URL le faltan permisos',
      `No puede crear o cambiar las tablas de Control OC en ${subject ?? ''}.`,
      ['Haga al usuario dueño de la base de datos y del esquema control_oc.'],
    ),
  store_newer: ({ subject }) =>
    told(
      'La base de datos es de una versión más nueva',
      `Lo que hay en ${subject ?? ''} lo escribió un Control OC posterior a éste. El servicio no parte así, y nada se ha cambiado.`,
      ['Instale esa versión, o una posterior.'],
    ),
  store_elsewhere: ({ facts: { where } }) =>
    onServer(
      told(
        'Las reservas de esta carpeta de datos están en otra base de datos',
        `Están en ${where ?? 'la base de datos que nombra store.json'}, y STORE_URL falta o lleva a otra parte. El servicio no parte así: empezaría de cero y pediría otra vez todas las OC.`,
        [
          'Vuelva a definir STORE_URL con esa base de datos.',
          'O traiga las reservas a la carpeta, con el servicio detenido (docs/operacion.md, «Trasladar los datos»).',
        ],
      ),
      ...onlyIf(
        'Con el servicio detenido, para dejar de usar la base de datos',
        "npx control-oc migrate-store 'postgres://…' CARPETA",
      ),
    ),
  store_left_aside: () =>
    onServer(
      told(
        'La carpeta de datos tiene reservas que no están en la base de datos',
        'Con STORE_URL quedarían fuera, y se pedirían otra vez las OC. El servicio no parte así.',
        [
          'Detenga el servicio y trasládelas a una base de datos vacía (docs/operacion.md, «Trasladar los datos»).',
          'Si ya las había trasladado, el servicio partió después sin STORE_URL y la carpeta cambió: vacíe la base de datos y trasládelas de nuevo.',
        ],
      ),
      'npx control-oc migrate-store CARPETA STORE_URL',
    ),
  documents_not_writable: ({ subject }) =>
    told(
      'No se pueden guardar documentos donde dice FILES_URL',
      `En ${subject ?? ''} no se pudo escribir, leer o borrar un archivo de prueba. Los correos con documentos esperan en la casilla y nada se pierde, pero no se procesan.`,
      [
        'Si es una carpeta compartida: revise que esté montada y que sea del usuario del servicio.',
        'Si es Azure: revise que el contenedor exista, que se llegue a él, y que FILES_SAS tenga los permisos racwdl y no haya vencido.',
      ],
    ),
  documents_key_ends: ({ facts: { ends } }) =>
    told(
      'La firma FILES_SAS vence pronto o ya venció',
      `Vence el ${ends ?? ''}. Vencida, los correos esperan en la casilla y nada se pierde, pero no se procesan hasta que haya otra.`,
      [
        'Genere otra firma en Azure (docs/instalacion.md, «Los documentos en otra parte»), cámbiela en FILES_SAS y reinicie el servicio.',
      ],
    ),
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
