/** How staff call the bot in a conversation; the texts mention it. */
export const BOT_NAME = 'Control OC'

/** The command that a file is for: nothing needs to be typed beside it. */
export const FILE_COMMAND = 'importar'

export interface CommandText {
  /** What may be typed, the proper name first. Compared without case and accents. */
  readonly names: readonly [string, ...string[]]
  /** Capitals stand for what is to be filled in; in a message Teams would swallow `<LOC>` as a tag. */
  readonly usage: string
  readonly example: string
  readonly help: string
}

export const COMMAND_TEXTS = {
  pending: {
    names: ['pendientes', 'pendiente', 'abiertas'],
    usage: 'pendientes',
    example: 'pendientes',
    help: 'Reservas que todavía esperan su OC.',
  },
  reservation: {
    names: ['reserva', 'ver', 'ficha'],
    usage: 'reserva LOC',
    example: 'reserva AAFTTAT',
    help: 'Ficha completa de una reserva, por su LOC o su ID.',
  },
  resend: {
    names: ['reenviar', 'reenvia'],
    usage: 'reenviar LOC',
    example: 'reenviar AAFTTAT',
    help: 'Vuelve a enviar al cliente el último correo.',
  },
  close: {
    names: ['cerrar', 'cierra'],
    usage: 'cerrar LOC MOTIVO',
    example: 'cerrar AAFTTAT suspendida',
    help: 'Cierra una reserva: otra vía, anulada, no requiere, suspendida u otro motivo.',
  },
  received: {
    names: ['recibida', 'recibido'],
    usage: 'recibida LOC NÚMERO',
    example: 'recibida AAFTTAT 4500012345',
    help: 'Marca la OC como recibida. Si no tiene número, escriba s/n.',
  },
  review: {
    names: ['revision', 'revisiones', 'revisar'],
    usage: 'revision',
    example: 'revision',
    help: 'Casos que esperan una decisión del equipo.',
  },
  mail: {
    names: ['correo', 'mail'],
    usage: 'correo ID',
    example: 'correo 3f9a0c12b7d84e65',
    help: 'Qué se decidió con un correo y por qué. Con «procesar» al final, lo procesa de nuevo.',
  },
  status: {
    names: ['estado'],
    usage: 'estado',
    example: 'estado',
    help: 'Cómo está el servicio: casillas, envíos y pendientes.',
  },
  digest: {
    names: ['resumen', 'informe'],
    usage: 'resumen',
    example: 'resumen',
    help: 'Resumen del día: lo urgente, lo vencido y lo recibido.',
  },
  help: {
    names: ['ayuda', 'help', 'comandos'],
    usage: 'ayuda',
    example: 'ayuda',
    help: 'Esta lista.',
  },
} as const satisfies Readonly<Record<string, CommandText>>

/** What stands for "the order has no number", folded. */
export const NO_NUMBER = ['s/n', 'sn', 'sin numero', 'no tiene']

/** What stands after `correo ID` to run the mail again, folded. */
export const REPROCESS_WORDS = ['procesar', 'procesar de nuevo', 'reprocesar'] as const

/** How a reason to close begins, folded; the rest of what was typed is the note. */
export const CLOSING_WORDS = {
  oc_by_other_way: ['oc por otra via', 'por otra via', 'otra via', 'llego por otra via'],
  cancelled: ['reserva anulada', 'reserva cancelada', 'anulada', 'cancelada', 'se anulo'],
  not_required: ['no requiere oc', 'no requiere', 'no necesita oc'],
  suspended: ['suspendida', 'suspendido'],
  other: ['otro motivo:', 'otro motivo', 'otro:', 'otro'],
} as const
