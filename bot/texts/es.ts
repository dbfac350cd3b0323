import type { RefusalCode } from '../../src/contract.js'
import { BOT_NAME } from './commands.js'

export const TITLE = BOT_NAME

/** Said once, in the channel that the bot learns. */
export const HELLO =
  'Aquí avisaré cada confirmación de hotel, cada solicitud de OC y cada OC que llegue. Escriba **@Control OC ayuda** para ver lo que puedo hacer.'

export const HELLO_PERSONAL =
  'Hola. Soy el bot que cobra las órdenes de compra de las reservas. Escriba **ayuda** para ver lo que puedo hacer.'

export const HELLO_GROUP =
  'Hola. Soy el bot que cobra las órdenes de compra de las reservas. Nómbreme al escribir: **@Control OC ayuda**.'

export const TURN_FAILED =
  'Algo falló de nuestro lado y no pude terminar. Ya quedó anotado; pruebe de nuevo en un momento.'

export const STILL_WORKING =
  'Esto está tardando más de lo normal. El resultado aparecerá en el hilo de la reserva.'

export const NOT_ALLOWED = 'Este bot atiende sólo al equipo de su organización.'

export const TOO_MUCH = 'Son demasiadas peticiones seguidas. Espere un minuto y siga.'

export const UNKNOWN_ACTION = 'No reconozco ese botón. Escriba **ayuda** para ver lo que puedo hacer.'

export const LINKS_UNAVAILABLE =
  'No puedo entregar documentos: falta configurar la dirección pública del servicio (PUBLIC_URL).'

export const NO_DOCUMENTS = 'Esta reserva todavía no tiene documentos.'

export const NO_DOCUMENTS_IN_REVIEW = 'Este caso no tiene documentos.'

export const NUMBER_TOO_LONG = 'Ese número de OC es demasiado largo.'

export const CHOOSE_REASON = 'Elija el motivo del cierre.'
export const CHOOSE_DAY = 'Elija por cuántos días se pospone, o una fecha.'
export const CHOOSE_PERSON = 'Elija a una persona del equipo.'
export const textTooLong = (limit: number): string =>
  `El texto es demasiado largo: caben ${limit} caracteres.`
export const CHOOSE_CANDIDATE = 'Elija una de las reservas o escriba el LOC.'
export const CHOOSE_REQUIRES_OC = 'Elija si el cliente requiere OC.'
export const CHOOSE_LANGUAGE = 'Elija el idioma de sus correos.'

/** What was done, for whoever asked by a command or on an old client. */
export const DONE = {
  resend: (locator: string) => `Listo: el último correo de ${locator} va de nuevo al cliente.`,
  close: (locator: string) => `Listo: ${locator} quedó cerrada.`,
  mark_received: (locator: string) => `Listo: la OC de ${locator} quedó marcada como recibida.`,
  reject: (locator: string) => `Listo: la OC de ${locator} quedó rechazada y el cobro sigue.`,
  postpone: (locator: string) => `Listo: ${locator} quedó pospuesta.`,
  reopen: (locator: string) => `Listo: ${locator} está abierta y el cobro sigue.`,
  assign: (locator: string) => `Listo: quedó anotado quién está a cargo de ${locator}.`,
  note: (locator: string) => `Listo: la nota quedó en la historia de ${locator}.`,
  undo: (locator: string) => `Listo: se deshizo lo anterior en ${locator}.`,
  review: () => 'Listo: el caso quedó resuelto.',
} as const

const named = (locator: string | undefined): string => (locator ? `la reserva ${locator}` : 'la reserva')

type Facts = Readonly<Record<string, string>>

/** `at` is worded already: "a las 10:32". */
const behind = (at: string | undefined): string => (at ? ` ${at}` : '')

/** Of what waits for the answer: what can be done instead. */
const MUST_BE_ANSWERED: Readonly<Record<string, string>> = {
  unknown_client: 'el cobro espera la respuesta. Complete el cliente, o cierre la reserva.',
  client_without_contact: 'el cobro espera la respuesta. Complete el cliente, o cierre la reserva.',
  bounced:
    'el cobro está en pausa por este rebote. Corrija el correo, reenvíelo desde la tarjeta de la reserva o ciérrela.',
  send_failed: 'el cobro está en pausa por este correo. Reintente, corrija la dirección o cierre la reserva.',
  send_uncertain: 'diga si el correo ya llegó o si hay que reenviarlo.',
  first_mail: 'los correos de ese tipo esperan a que un administrador los apruebe.',
}

const REFUSALS: Readonly<Record<RefusalCode, (facts: Facts) => string>> = {
  no_other_address: () =>
    'No hay de qué avisar: no está configurada una casilla anterior distinta de la dirección de envío (PREVIOUS_IMAP_*).',
  nobody_to_tell: () =>
    'No hay a quién avisar: ningún cliente con correo de contacto usa la dirección anterior, o ya se les avisó.',
  unknown_reservation: ({ locator }) =>
    locator ? `No conozco ninguna reserva ${locator}.` : 'No conozco esa reserva.',
  unknown_review: () => 'Ese caso ya no existe.',
  review_already_resolved: ({ actor, at }) =>
    actor ? `Este caso ya lo resolvió ${actor}${behind(at)}.` : 'Este caso ya estaba resuelto.',
  wrong_review_kind: () => 'Ese botón no corresponde a este tipo de caso.',
  not_open: ({ locator, actor, at }) =>
    `No se puede: ${named(locator)} ya no está abierta${actor ? ` (fue ${actor}${behind(at)})` : ''}.`,
  already_closed: ({ locator, actor, at }) =>
    actor
      ? `No se puede: ${actor} ya cerró ${named(locator)}${behind(at)}.`
      : `No se puede: ${named(locator)} ya estaba cerrada.`,
  already_received: ({ locator, actor, at }) =>
    actor
      ? `${actor} ya marcó como recibida la OC de ${named(locator)}${behind(at)}.`
      : `La OC de ${named(locator)} ya estaba recibida${at ? `: llegó ${at}` : ''}.`,
  nothing_sent_yet: ({ locator }) =>
    `No hay nada que reenviar: al cliente de ${named(locator)} aún no se le escribe.`,
  resent_just_now: () => 'Ya se reenvió hace menos de un minuto; no se envió otra vez.',
  noted_just_now: () => 'Esa nota ya quedó guardada hace menos de un minuto.',
  postponed_already: () => 'Ya está pospuesta hasta ese día.',
  on_hold: ({ locator }) =>
    `No se puede todavía: ${named(locator)} está en pausa hasta que se resuelva su caso.`,
  no_contact: () => 'No se puede: el cliente no tiene un correo de contacto.',
  invalid_contact: ({ address }) =>
    address
      ? `«${address}» no es una dirección de correo.`
      : 'Escriba al menos una dirección de correo válida.',
  note_needed: () => 'Si el motivo es «otro», escriba cuál.',
  text_needed: () => 'La nota está vacía: escriba qué pasó, en una línea.',
  number_needed: () => 'Si la OC llegó por otra vía, escriba su número.',
  date_unknown: () => 'Esa fecha no existe.',
  date_past: () => 'Esa fecha ya pasó. Elija un día desde mañana.',
  date_too_far: () => 'Esa fecha está demasiado lejos: se puede posponer hasta por un año.',
  nothing_received: ({ locator, actor, at }) =>
    actor
      ? `${actor} ya rechazó la OC de ${named(locator)}${behind(at)}.`
      : `No hay una OC que rechazar en ${named(locator)}.`,
  already_open: ({ locator, actor, at }) =>
    actor
      ? `${actor} ya reabrió ${named(locator)}${behind(at)}.`
      : `No hace falta: ${named(locator)} está abierta.`,
  not_owed: ({ locator }) =>
    `No se puede reabrir ${named(locator)}: su cliente no requiere OC. Cámbielo primero en **cliente**.`,
  assigned_already: ({ locator, actor, at }) =>
    actor
      ? `No hay cambio: ${actor} ya dejó así ${named(locator)}${behind(at)}.`
      : `No hay cambio: ${named(locator)} ya estaba así.`,
  nothing_to_undo: ({ locator, actor, at }) =>
    actor
      ? `${actor} ya deshizo lo anterior en ${named(locator)}${behind(at)}.`
      : `No hay nada que deshacer en ${named(locator)}.`,
  too_late_to_undo: () => 'Ya pasaron los 10 minutos, o el correo ya está saliendo: no se puede deshacer.',
  unknown_mail: ({ mail }) =>
    mail
      ? `No conozco ningún correo ${mail}. Se recuerdan 90 días.`
      : 'No conozco ese correo. Se recuerdan 90 días.',
  mail_not_kept: () => 'Ese correo no quedó guardado: búsquelo en la casilla.',
  mail_unreadable: () => 'Ese correo no se puede leer: revíselo en la casilla.',
  nothing_to_add: () => 'No hay un contacto que agregar en este caso.',
  must_be_answered: ({ kind }) =>
    `Este caso no se puede descartar: ${(kind && MUST_BE_ANSWERED[kind]) ?? 'respóndalo con los botones de su tarjeta.'}`,
  name_needed: () => 'Escriba el nombre del cliente.',
  hotel_needed: () => 'Escriba el nombre del hotel.',
  client_exists: ({ name }) =>
    `Ya existe un cliente con ese nombre${name ? `: ${name}` : ''}. Edítelo en lugar de crearlo.`,
  rename_not_possible: ({ name }) =>
    `Ese nombre sería otro cliente: las reservas encuentran a ${name ?? 'su cliente'} por su nombre. Cree un cliente nuevo.`,
  days_out_of_range: () => 'Los días deben ser un número entero, de 1 a 365.',
  ultimatum_not_later: () => 'El ultimátum debe ir después del recordatorio.',
  unknown_client: ({ name }) => (name ? `No conozco ningún cliente ${name}.` : 'No conozco ese cliente.'),
  nothing_to_apply: () => 'No hay reservas abiertas que cambiar: todas siguen ya lo que dice el cliente.',
  unknown_import: () => 'Esa planilla ya no está: envíela de nuevo.',
  import_changed: () =>
    'Los clientes cambiaron desde que se revisó la planilla. Envíela de nuevo para ver qué haría.',
  already_paused: ({ actor }) =>
    actor ? `Los envíos ya los pausó ${actor}.` : 'Los envíos ya estaban en pausa.',
  not_paused: () => 'Los envíos no están en pausa.',
  invalid_dates: () => 'La salida debe ser después de la llegada, y ambas fechas deben existir.',
  invalid_locator: () => 'El LOC tiene de 5 a 12 letras y números.',
}

/** Refusals are expected; each is one sentence that says what stands in the way. Facts are escaped already. */
export const refusal = (code: RefusalCode, facts: Facts): string => REFUSALS[code](facts)
