import type { ChecklistItem, ChecklistPart, MigrationStage, MigrationView } from '../domain/migration/view.js'
import { formatInstant } from './es.js'

/** How the move to another address is told, in the terminal and on a card. Plain text: nothing is escaped in it. */

const STAGES: Readonly<Record<MigrationStage, string>> = {
  not_begun:
    'No hay un cambio de casilla en marcha: no está configurada una casilla anterior (PREVIOUS_IMAP_*).',
  begun: 'Día 1: la casilla nueva y la anterior están configuradas, pero todavía no se han leído las dos.',
  both_watched:
    'Días 2 a 7: se leen las dos casillas. Todavía no sale ningún correo desde la dirección nueva.',
  switched: 'Día 8: los correos a los clientes ya salen desde la dirección nueva.',
  old_as_backup:
    'Días 9 a 14: todo sale desde la dirección nueva; la anterior se sigue leyendo como respaldo.',
  ready: 'Día 15 en adelante: nada depende ya de la casilla anterior; se puede apagar.',
  over: 'Terminado: la casilla anterior ya no se lee.',
}

export const stageText = (stage: MigrationStage): string => STAGES[stage]

export const PARTS: Readonly<Record<ChecklistPart, string>> = {
  before: 'Antes de migrar',
  tests: 'Pruebas',
  move: 'Migración',
  after: 'Después de migrar',
}

interface ItemText {
  readonly title: string
  /** Where to see or do what cannot be measured, or is missing. */
  readonly how: string
}

const DOCTOR = 'Lo revisa «npx control-oc doctor».'

const ITEMS: Readonly<Record<string, ItemText>> = {
  licence: { title: 'Licencia de Microsoft 365', how: 'Admin Center → Facturación → Licencias.' },
  domain: { title: 'Dominio verificado', how: 'Admin Center → Configuración → Dominios.' },
  account: { title: 'Cuenta creada', how: 'Admin Center → Usuarios activos.' },
  credentials: {
    title: 'OAuth configurado (o una contraseña segura)',
    how: '«npx control-oc config» dice con qué se entra; ver docs/migracion-office365.md.',
  },
  imap_enabled: { title: 'IMAP habilitado en la cuenta', how: DOCTOR },
  sending_enabled: { title: 'Envío habilitado en la cuenta', how: DOCTOR },
  password_expiry: {
    title: 'La contraseña no caduca',
    how: 'Con OAuth: anote cuándo vence el secreto o el certificado (Entra → Registros de aplicaciones). Si no: Admin Center → Usuarios activos.',
  },
  dns: { title: 'Registros DNS (SPF, DKIM, DMARC)', how: 'Lo revisa «npx control-oc doctor --only dns».' },
  allowed_senders: {
    title: 'Remitentes autorizados en la lista de confianza',
    how: 'Lo revisa «npx control-oc doctor --only senders»; se agregan en Exchange → Antispam.',
  },
  spam_rules: {
    title: 'Reglas contra falsos positivos de spam',
    how: 'Exchange → Flujo de correo → Reglas.',
  },
  reading: { title: 'Conexión IMAP', how: DOCTOR },
  sending: { title: 'Conexión de envío', how: 'Lo prueba «npx control-oc doctor --send-to DIRECCIÓN».' },
  arrival: { title: 'Llega correo a la casilla nueva', how: 'Escriba un correo a la dirección nueva.' },
  departure: {
    title: 'Sale correo desde la dirección nueva',
    how: 'Sale con la primera solicitud a un cliente.',
  },
  end_to_end: {
    title: 'Una confirmación llega a la casilla nueva y su solicitud sale',
    how: 'Envíe una confirmación con PDF a la dirección nueva.',
  },
  order: {
    title: 'Una OC llega a la casilla nueva y se reconoce',
    how: 'Responda una solicitud con una OC.',
  },
  not_spam: {
    title: 'Los correos no van a correo no deseado',
    how: 'Pida a un cliente que mire su correo no deseado; «estado» avisa de lo nuestro.',
  },
  configured: {
    title: '.env con la casilla nueva y la anterior',
    how: 'Variables IMAP_* y PREVIOUS_IMAP_*.',
  },
  secrets: { title: 'El archivo .env está protegido', how: 'Permisos 600, o un gestor de secretos.' },
  restarted: { title: 'Servicio reiniciado con la configuración nueva', how: 'Reinicie el servicio.' },
  connected: { title: 'Las dos casillas están conectadas', how: '«estado» dice cuál no, y por qué.' },
  watched_day: { title: 'Vigilado durante 24 horas', how: '«estado» y el canal avisan de lo que falle.' },
  stakeholders: { title: 'Equipo e interesados avisados', how: 'Es una tarea de la oficina.' },
  papers: { title: 'Documentación actualizada', how: 'Es una tarea de la oficina.' },
  clients_told: {
    title: 'Avisados los clientes que usan la dirección anterior',
    how: 'Botón «Avisar a los clientes», o «npx control-oc announce».',
  },
  signature: {
    title: 'Firma de los correos actualizada',
    how: '«vista previa LOC» muestra la firma (COMPANY_SIGNATURE).',
  },
  forwarding: {
    title: 'Reenvío desde la casilla anterior (opcional)',
    how: 'Gmail → Configuración → Reenvío. Un correo que llega por los dos lados cuenta una vez.',
  },
  watched_week: {
    title: 'Vigilado durante una semana',
    how: '«migracion» muestra los correos de 7 y 30 días.',
  },
  switched_off: {
    title: 'Casilla anterior apagada',
    how: 'Cuando se pueda: quite PREVIOUS_IMAP_* y reinicie.',
  },
}

const MARKS: Readonly<Record<ChecklistItem['state'], string>> = { done: '✔', pending: '✘', unknown: '?' }

/** "✘ Conexión IMAP. Lo revisa …"; of what is done only the title. */
export const checklistLine = ({ item, state }: ChecklistItem): string => {
  const { title, how } = ITEMS[item] ?? { title: item, how: '' }
  return state === 'done' ? `${MARKS.done} ${title}` : `${MARKS[state]} ${title}. ${how}`
}

export const checklistCounts = (checklist: readonly ChecklistItem[]): string => {
  const count = (state: ChecklistItem['state']): number =>
    checklist.filter((item) => item.state === state).length
  return `${count('done')} hechos, ${count('pending')} por hacer, ${count('unknown')} que no se pueden medir desde aquí`
}

const mails = (count: number): string => (count === 1 ? '1 correo' : `${count} correos`)

const when = (view: MigrationView, at: string): string => formatInstant(at, view.zone, view.now)

const KINDS = { client: '', sender: ' (envía confirmaciones)', stranger: ' (desconocido)' } as const

const TOLD = { queued: '; aviso por salir', sent: '; ya avisado', failed: '; el aviso no llegó' } as const

type User = MigrationView['users'][number]

/** "EMPRESA: 3 correos, el último el 20 nov; ya avisado". */
export const userLine = (view: MigrationView, { kind, name, count, lastAt, told }: User): string =>
  `${name}${KINDS[kind]}: ${mails(count)}, el último ${when(view, lastAt)}${told ? TOLD[told.status] : ''}`

export const mailboxLine = (
  view: MigrationView,
  { address, lastWeek, lastMonth, lastAt }: MigrationView['mailboxes'][number],
): string => {
  const last = lastAt ? `, el último ${when(view, lastAt)}` : ''
  return `${address}: ${mails(lastWeek)} en 7 días, ${lastMonth} en 30 días${last}`
}

export const dependentLine = (
  view: MigrationView,
  { locator, agency, requestedAt }: MigrationView['dependents'][number],
): string => `${locator} · ${agency} · solicitada ${when(view, requestedAt)}`

const waitsFor = ({ dependents }: MigrationView): string => {
  const count = dependents.length
  if (count === 0) return ''
  const which = count === 1 ? '1 reserva abierta' : `${count} reservas abiertas`
  return ` Además hay ${which} cuya solicitud salió desde ella: su OC puede llegar ahí.`
}

/** When the old mailbox may be switched off, in a sentence or two. */
export const switchOffText = (view: MigrationView): string => {
  const { stage, switchOff } = view
  if (stage === 'over' || stage === 'not_begun' || !switchOff.earliest) return ''
  if (switchOff.possible)
    return 'La casilla anterior ya se puede apagar: lleva 30 días sin uso y ninguna reserva abierta depende de ella.'
  const day = when(view, switchOff.earliest)
  return view.now < switchOff.earliest
    ? `La casilla anterior se puede apagar desde el ${day}, si nadie más le escribe: 30 días después de su último uso.${waitsFor(view)}`
    : `La casilla anterior lleva 30 días sin uso, pero todavía no se puede apagar.${waitsFor(view)}`
}

export const unrelatedLines = ({ unrelated }: MigrationView): readonly string[] =>
  unrelated === 0
    ? []
    : [
        `${mails(unrelated)} a la dirección anterior sin relación con reservas (publicidad y avisos): no cuentan como uso.`,
      ]

export const MIGRATION = {
  title: 'Cambio de casilla',
  newAddress: 'Dirección nueva',
  previousAddress: 'Dirección anterior',
  since: 'Se leen las dos desde',
  firstSent: 'Primer correo desde la nueva',
  lastUse: 'Último uso de la anterior',
  noUse: 'ninguno en 30 días',
  mailboxes: 'Correos por casilla',
  users: 'Quién escribe todavía a la dirección anterior (30 días)',
  nobody: 'Nadie.',
  dependents: 'Reservas abiertas solicitadas desde la dirección anterior',
  more: (count: number): string => `… y ${count} más.`,
  checklist: 'Lista de control',
  announce: 'Avisar a los clientes',
  announced: 'Quedó en el canal la tarjeta con el aviso: cuando un administrador la apruebe, sale.',
} as const
