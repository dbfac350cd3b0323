import type { ClosingReason } from '../../src/contract.js'

/** Words of the buttons and forms on a reservation's card. Titles of buttons are plain text. */

export const BUTTONS = {
  resend: 'Reenviar',
  received: 'Marcar OC recibida',
  postpone: 'Posponer',
  close: 'Cerrar',
  reject: 'Rechazar OC',
  reopen: 'Reabrir',
  resume: 'Retomar',
  undo: 'Deshacer',
  assignMe: 'Asignarme',
  assign: 'Asignar a…',
  note: 'Nota',
  documents: 'Ver documentos',
  history: 'Ver historial',
  more: 'Más',
} as const

export const RECEIVED_FORM = {
  number: 'Número de la OC (vacío si no tiene)',
  placeholder: '4500012345',
  told: 'Se agradecerá al cliente en 10 minutos; hasta entonces se puede deshacer.',
  toldNobody:
    'No se agradecerá al cliente: no tiene un correo de contacto. Se puede deshacer durante 10 minutos.',
  confirm: 'Marcar recibida',
} as const

export const REJECT_FORM = {
  told: 'La OC deja de valer y el cobro sigue. Se avisará al cliente en 10 minutos; hasta entonces se puede deshacer.',
  toldNobody:
    'La OC deja de valer y el cobro sigue. No se avisará al cliente: no tiene un correo de contacto.',
  reason: 'Motivo (el cliente lo lee; vacío si no hace falta)',
  placeholder: 'Es una cotización, no una OC',
  confirm: 'Sí, rechazar la OC',
} as const

export const POSTPONE_FORM = {
  told: 'El cobro descansa y sigue solo cuando abra la oficina ese día.',
  days: (count: number): string => (count === 1 ? '1 día' : `${count} días`),
  until: 'O hasta una fecha',
  untilMissing: 'Elija un día desde mañana',
  confirm: 'Posponer hasta esa fecha',
} as const

export const CLOSE_FORM = {
  question: '¿Por qué se cierra? Se deja de pedir la OC, y al cliente no se le avisa.',
  number: 'Número de la OC',
  numberMissing: 'Escriba el número de la OC',
  placeholder: '4500012345',
  note: 'Nota (opcional)',
  text: 'Motivo',
  textMissing: 'Escriba el motivo, en una línea',
} as const

/** What each way to close is called on its button, and on the one that does it. */
export const CLOSE_TITLES: Readonly<
  Record<ClosingReason, { readonly title: string; readonly confirm: string }>
> = {
  oc_by_other_way: { title: 'OC por otra vía', confirm: 'Cerrar: la OC llegó por otra vía' },
  cancelled: { title: 'Cancelada', confirm: 'Cerrar: la reserva se anuló' },
  not_required: { title: 'No requiere OC', confirm: 'Cerrar: no requiere OC' },
  suspended: { title: 'Suspendida', confirm: 'Cerrar: suspendida' },
  other: { title: 'Otro', confirm: 'Cerrar por otro motivo' },
}

export const ASSIGN_FORM = {
  person: '¿Quién se hace cargo?',
  personMissing: 'Elija a una persona',
  nobody: 'Nadie',
  told: 'Se le avisará en su chat personal.',
  notListed: (limit: number): string =>
    `Se muestran ${limit} personas. A otra se le asigna escribiendo **asignar LOC** y su nombre.`,
  confirm: 'Asignar',
  release: 'Dejar sin nadie a cargo',
} as const

export const NOTE_FORM = {
  text: 'Nota para el equipo; el cliente no la ve',
  missing: 'Escriba la nota',
  confirm: 'Guardar nota',
} as const
