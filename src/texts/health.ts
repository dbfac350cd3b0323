import type { CheckArea, Finding } from '../domain/finding.js'
import type { HealthCode } from '../domain/health-code.js'
import { doctorLabel, doctorRemedy } from './findings.js'
import { isFaultCode, remedyOf, type Remedy, type RemedyNames } from './remedies.js'
import { told } from './remedies/remedy.js'

/** What the service finds wrong with itself: names of what it looks at, causes, remedies. */

export const AREA_LABELS: Readonly<Record<CheckArea, string>> = {
  config: 'Configuración',
  clock: 'Reloj',
  data: 'Carpeta de datos',
  token: 'Token de acceso',
  imap: 'Casilla',
  smtp: 'Envío de correos',
  round_trip: 'Ida y vuelta de un correo',
  dns: 'DNS del dominio',
  bot: 'Bot de Teams',
  clients: 'Clientes',
  senders: 'Remitentes autorizados',
}

const CHECKS: Readonly<Record<string, string>> = {
  'imap.connection': 'Conexión con la casilla',
  'imap.folders': 'Carpetas de la casilla',
  'imap.sweep': 'Lectura de la casilla',
  'senders.wanted_in_junk': 'Correos en «Correo no deseado»',
  'imap.silence': 'Llegada de correos',
  'smtp.sending': 'Envío de correos a clientes',
  'data.backup': 'Respaldo nocturno',
  'data.export': 'Copia de correos críticos',
  'bot.delivery': 'Tarjetas en el canal',
  checks: 'Revisiones del servicio',
}

/** What was looked at, in a few words. */
export const checkLabel = ({ area, check }: Pick<Finding, 'area' | 'check'>): string =>
  CHECKS[check] ?? doctorLabel(check) ?? AREA_LABELS[area]

const RECONNECTS = 'El servicio sigue intentando solo; nada se pierde mientras tanto.'

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const officeHours = (ms: string | undefined): string => {
  const hours = Math.max(1, Math.round(Number(ms ?? 0) / HOUR))
  return plural(hours, 'hora', 'horas')
}

const silent = ({ facts }: Finding): Remedy =>
  told(
    'No llega ningún correo a la casilla',
    `Van ${officeHours(facts['silentMs'])} de oficina sin un solo correo; lo más largo que se ha visto en las últimas semanas es ${officeHours(facts['usualMs'])}.`,
    [
      'Envíe un correo de prueba a la casilla. Si no llega, revise los registros MX del dominio y las reglas de la casilla (reenvíos, carpetas).',
      'Si llega, pregunte a quien envía las confirmaciones si cambió de dirección.',
    ],
  )

const HEALTH_REMEDIES: Readonly<Record<HealthCode, Remedy | ((finding: Finding) => Remedy)>> = {
  mailbox_silent: silent,
  mailbox_away: told(
    'La casilla no responde',
    'El servicio no logra entrar en la casilla. Los correos que lleguen se leerán cuando vuelva.',
    ['Revise que el servidor de correo esté en línea y que la casilla siga existiendo.', RECONNECTS],
  ),
  folder_not_read: told(
    'Una carpeta de la casilla no se puede leer',
    'La conexión está bien, pero el servidor no entrega una de las carpetas que el servicio vigila.',
    ['Revise que la carpeta exista con ese nombre y que la cuenta tenga permiso para leerla.'],
  ),
  processed_not_moved: told(
    'El servidor no deja mover los correos procesados',
    'Los correos se leen igual y quedan donde llegaron. Se vuelve a intentar cada media hora.',
    [
      'Revise que la cuenta tenga permiso para escribir en la carpeta de IMAP_PROCESSED_FOLDER y para sacar correos de la bandeja de entrada, y que la casilla no esté llena.',
    ],
  ),
  processed_folder_not_created: told(
    'No se puede crear la carpeta de procesados',
    'Los correos se leen igual y quedan donde llegaron. Se vuelve a intentar cada media hora.',
    [
      'Créela en Outlook o en el correo web, y escriba su nombre completo en IMAP_PROCESSED_FOLDER, con / entre una carpeta y la que contiene.',
    ],
  ),
  mailbox_not_swept: told(
    'La casilla está conectada, pero no se lee',
    'El servidor acepta la conexión y después no contesta: ni avisa los correos nuevos ni deja revisarlos.',
    [
      'Reinicie el servicio. Si vuelve a pasar, revise el cortafuegos entre el servicio y el servidor de correo.',
    ],
  ),
  wanted_mail_in_junk: told(
    'Hay correos que se esperaban en «Correo no deseado»',
    'Son de un remitente autorizado, de un cliente o contestan un correo nuestro, y el servicio no lee esa carpeta.',
    ['Ábralos en Outlook y, si son de quien dicen, elija «No es correo no deseado».'],
  ),
  sending_deferred: told(
    'Los correos a clientes no salen',
    'El servidor de correo los posterga una y otra vez. Esperan en la bandeja de salida y salen apenas los acepte.',
    [
      'Lea lo que dice el servidor: suele nombrar el motivo.',
      'Si dura más de 48 horas, cada correo pasa a ser un caso por revisar.',
    ],
  ),
  backup_failed: told('El respaldo falló', 'El último respaldo no se pudo hacer.', [
    'Revise el espacio libre y los permisos de la carpeta de respaldos (BACKUP_DIR).',
  ]),
  backup_old: told('Hace más de dos días que no hay respaldo', 'El respaldo nocturno no se está haciendo.', [
    'Revise que el servicio esté en marcha a la hora del respaldo, y su registro a esa hora.',
  ]),
  export_failed: told(
    'Los correos críticos no se están copiando',
    'La carpeta «export» no se deja escribir. El servicio sigue trabajando y los copiará cuando se pueda: nada se pierde.',
    ['Revise el espacio libre y los permisos de la carpeta «export», dentro de la de datos (DATA_DIR).'],
  ),
  export_incomplete: ({ facts }) =>
    told(
      'Faltan correos en la copia de correos críticos',
      `${plural(Number(facts['count'] ?? 0), 'correo o documento no se pudo leer', 'correos o documentos no se pudieron leer')} de lo guardado, por ejemplo porque un archivo se dañó. Se intenta de nuevo cada noche y en cada partida.`,
      ['El registro del servicio nombra cada uno. Si un archivo se dañó, recupérelo de un respaldo.'],
    ),
  cards_not_delivered: told(
    'Las tarjetas no llegan al canal',
    'Hay avisos que Teams no ha recibido. Se publican solos apenas se pueda.',
    ['Revise que el bot siga instalado en el equipo y que sus credenciales estén vigentes.'],
  ),
  checks_unanswered: told(
    'No se pudo revisar todo',
    'Algunas revisiones no contestaron a tiempo. Lo que ellas miran queda como se vio la última vez.',
    ['Si se repite, revise la red del servidor y el DNS.'],
  ),
}

const isHealthCode = (code: string): code is HealthCode => Object.hasOwn(HEALTH_REMEDIES, code)

/** Nobody has taught us what it means: what was seen is shown as it is. */
const unexplained = (finding: Finding): Remedy =>
  told(
    `${checkLabel(finding)}: algo no está bien`,
    finding.code ?? '',
    finding.answer === null
      ? []
      : [
          'El texto no está entre los conocidos: muéstrelo tal cual a quien administra el servidor que lo dijo.',
        ],
  )

/**
 * What a finding means, why it comes and what to do about it. Plain text; names in it came from outside: escape before
 * showing.
 */
export const explanationOf = (finding: Finding, names: RemedyNames = {}): Remedy => {
  const { code } = finding
  if (code !== null && isHealthCode(code)) {
    const remedy = HEALTH_REMEDIES[code]
    return typeof remedy === 'function' ? remedy(finding) : remedy
  }
  if (code !== null && isFaultCode(code)) return remedyOf(code, names)
  return doctorRemedy(finding, names) ?? unexplained(finding)
}

/** "25 minutos", "3 horas y 5 minutos", "2 días y 4 horas". */
export const durationText = (ms: number): string => {
  const days = Math.floor(ms / DAY)
  const hours = Math.floor((ms % DAY) / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  const parts = [
    ...(days > 0 ? [plural(days, 'día', 'días')] : []),
    ...(hours > 0 ? [plural(hours, 'hora', 'horas')] : []),
    ...(days === 0 && minutes > 0 ? [plural(minutes, 'minuto', 'minutos')] : []),
  ]
  return parts.length > 0 ? parts.join(' y ') : 'menos de un minuto'
}
