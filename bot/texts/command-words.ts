/** Words that are understood behind the name of a command. Lists are folded: without case and accents. */

/** What stands behind `reserva LOC` for a part of it, folded. */
export const HISTORY_WORDS = {
  audit: ['historial', 'auditoria', 'quien hizo que'],
  story: ['historia'],
} as const

/** What stands after `estado` to look at everything now, folded. */
export const CHECK_WORDS = ['revisar', 'revisar ahora', 'ahora', 'revisar todo'] as const

/** What stands for "the order has no number", folded. */
export const NO_NUMBER = ['s/n', 'sn', 'sin numero', 'no tiene']

/** What stands after `correo ID` to run the mail again, folded. */
export const REPROCESS_WORDS = ['procesar', 'procesar de nuevo', 'reprocesar'] as const

/** How a reason to close begins, folded; the rest of what was typed is the note. */
export const CLOSING_WORDS = {
  oc_by_other_way: [
    'la oc llego por otra via',
    'oc por otra via',
    'por otra via',
    'otra via',
    'llego por otra via',
  ],
  cancelled: [
    'reserva anulada',
    'reserva cancelada',
    'anulada',
    'cancelada',
    'se anulo',
    'la reserva se anulo',
  ],
  not_required: ['no requiere oc', 'no requiere', 'no necesita oc'],
  suspended: ['suspendida', 'suspendido'],
  other: ['otro motivo:', 'otro motivo', 'otro:', 'otro'],
} as const

/** "número 4500012345", "con la OC N° 001-2026": the number of an order with what may stand before it, and what follows. */
export const ORDER_NUMBER =
  /^(?:(?:con|la|oc|orden|numero|número|nro\.?|num\.?|n[°º.]|#)\s*:?\s*)*(?<number>\S*\d\S*)(?:\s+(?<rest>.*))?$/iu

/** What people put before a locator, folded: "reenviar la reserva AAFTTAT". */
export const BEFORE_A_CODE = ['la', 'el', 'loc', 'reserva', 'id']

/** Whom a case is given to, folded. */
export const ME = ['a mi', 'mi', 'me', 'yo', 'a mi nombre', 'conmigo']
export const NOBODY = ['nadie', 'a nadie', 'ninguno', 'ninguna', 'sin asignar', 'quitar', 'libre']

/** "a Paula". */
export const BEFORE_A_PERSON = /^(?:a|para)\s+/iu

/** "cliente nuevo Viajes del Sur". */
export const NEW_CLIENT = /^nuev[oa](?:\s+cliente)?(?=\s|$)/iu

/** What narrows the list of open reservations, folded. All other words are of an agency or a hotel. */
export const FILTER_WORDS = {
  urgent: ['urgente', 'urgentes'],
  mine: ['mia', 'mias', 'mio', 'mios', 'propias'],
  filler: ['de', 'del', 'la', 'el', 'las', 'los', 'agencia', 'hotel', 'y', 'en', 'para', 'todas', 'todos'],
} as const
