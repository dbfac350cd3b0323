/** How staff call the bot in a conversation; the texts mention it. */
export const BOT_NAME = 'Control OC'

/** The command that a file is for: nothing needs to be typed beside it. */
export const FILE_COMMAND = 'importar'

/** The parts of the help, in its order. */
export type CommandGroup = 'see' | 'act' | 'clients' | 'administer'

export interface CommandText {
  readonly group: CommandGroup
  /** What may be typed, the proper name first. Compared without case and accents. */
  readonly names: readonly [string, ...string[]]
  /** Capitals stand for what is to be filled in, brackets for what may be left out; Teams would swallow `<LOC>` as a tag. */
  readonly usage: string
  readonly examples: readonly [string, ...string[]]
  /** One line of the help. Teams proposes commands with at most 128 characters of it. */
  readonly help: string
  /** What else there is to know of it, said where one asks for this command. */
  readonly more?: string
}

export const COMMAND_TEXTS = {
  pending: {
    group: 'see',
    names: ['pendientes', 'pendiente', 'abiertas'],
    usage: 'pendientes [FILTRO]',
    examples: ['pendientes', 'pendientes urgentes', 'pendientes mías', 'pendientes gran hotel'],
    help: 'Reservas que todavía esperan su OC.',
    more: 'El filtro puede ser parte del nombre de la agencia o del hotel, **urgentes**, **mías**, o varias cosas juntas.',
  },
  reservation: {
    group: 'see',
    names: ['reserva', 'ver', 'ficha'],
    usage: 'reserva LOC',
    examples: ['reserva AAFTTAT', 'AAFTTAT', 'reserva 45215412', 'reserva AAFTTAT historial'],
    help: 'Ficha completa de una reserva, por su LOC o su ID.',
    more: 'El LOC solo también sirve. Con «historial» detrás, quién hizo qué y cuándo; con «historia», todo lo que ha pasado.',
  },
  search: {
    group: 'see',
    names: ['buscar', 'busca', 'busque', 'encontrar'],
    usage: 'buscar TEXTO',
    examples: ['buscar pérez', 'buscar 4500012345', 'buscar gran hotel'],
    help: 'Busca una reserva por agencia, hotel, pasajero, número de OC o código.',
  },
  review: {
    group: 'see',
    names: ['revision', 'revisiones', 'revisar', 'casos'],
    usage: 'revision',
    examples: ['revision'],
    help: 'Casos que esperan una decisión del equipo.',
  },
  digest: {
    group: 'see',
    names: ['resumen', 'que hago', 'que hago ahora'],
    usage: 'resumen',
    examples: ['resumen'],
    help: 'Resumen del día: lo urgente, lo vencido y lo recibido.',
  },
  mail: {
    group: 'see',
    names: ['correo', 'mail'],
    usage: 'correo ID',
    examples: ['correo 3f9a0c12b7d84e65', 'correo 3f9a0c12b7d84e65 procesar'],
    help: 'Qué se decidió con un correo y por qué. Con «procesar» al final, lo procesa de nuevo.',
  },
  report: {
    group: 'see',
    names: ['reporte', 'reportes', 'informe', 'excel'],
    usage: 'reporte [MES]',
    examples: ['reporte', 'reporte marzo', 'reporte mes pasado', 'reporte 2026-03'],
    help: 'El Excel del mes: reservas, correos, OC, cifras y gráficos.',
    more: 'Sin mes, el de ahora. En el chat personal queda en su OneDrive; en un canal es un enlace que vale unos minutos.',
  },
  preview: {
    group: 'see',
    names: ['vista previa', 'previa', 'previsualizar'],
    usage: 'vista previa LOC',
    examples: ['vista previa AAFTTAT'],
    help: 'Los correos al cliente de una reserva, tal como saldrían ahora.',
    more: 'No se envía nada. Sirve para revisar los textos antes y después de cambiarlos.',
  },
  status: {
    group: 'see',
    names: ['estado'],
    usage: 'estado [revisar]',
    examples: ['estado', 'estado revisar'],
    help: 'Cómo está el servicio: casillas, envíos y lo que no anda bien. Con «revisar» se revisa todo en el momento.',
  },
  help: {
    group: 'see',
    names: ['ayuda', 'help', 'comandos'],
    usage: 'ayuda [COMANDO]',
    examples: ['ayuda', 'ayuda posponer'],
    help: 'Esta lista, o un comando con sus ejemplos.',
  },
  resend: {
    group: 'act',
    names: ['reenviar', 'reenvia'],
    usage: 'reenviar LOC',
    examples: ['reenviar AAFTTAT'],
    help: 'Vuelve a enviar al cliente el último correo.',
    more: 'Las fechas de los siguientes no cambian. Lo enviado no se puede deshacer.',
  },
  received: {
    group: 'act',
    names: ['recibida', 'recibido', 'marcar recibida'],
    usage: 'recibida LOC NÚMERO',
    examples: ['recibida AAFTTAT 4500012345', 'recibida AAFTTAT s/n'],
    help: 'Marca la OC como recibida. Si no tiene número, escriba s/n.',
  },
  reject: {
    group: 'act',
    names: ['rechazar', 'rechaza'],
    usage: 'rechazar LOC [MOTIVO]',
    examples: ['rechazar AAFTTAT', 'rechazar AAFTTAT es una cotización'],
    help: 'La OC recibida no sirve: se avisa al cliente y el cobro sigue.',
    more: 'El aviso al cliente sale a los 10 minutos; hasta entonces se puede deshacer.',
  },
  close: {
    group: 'act',
    names: ['cerrar', 'cierra'],
    usage: 'cerrar LOC MOTIVO',
    examples: [
      'cerrar AAFTTAT suspendida',
      'cerrar AAFTTAT otra vía 4500012345',
      'cerrar AAFTTAT anulada',
      'cerrar AAFTTAT otro: el evento se trasladó',
    ],
    help: 'Cierra una reserva: otra vía (con el número), anulada, no requiere, suspendida u otro.',
    more: 'Si la OC llegó por otra vía, escriba su número detrás. Lo que siga al motivo queda como nota.',
  },
  postpone: {
    group: 'act',
    names: ['posponer', 'pospone', 'postergar'],
    usage: 'posponer LOC FECHA',
    examples: [
      'posponer AAFTTAT 3d',
      'posponer AAFTTAT viernes',
      'posponer AAFTTAT 15/12',
      'posponer AAFTTAT una semana',
    ],
    help: 'Deja el cobro en pausa por unos días o hasta una fecha.',
    more: 'Sirven también **mañana**, **el 15**, **próximo lunes**, **fin de mes** o **2026-12-15**. Una fecha sin año es la próxima.',
  },
  assign: {
    group: 'act',
    names: ['asignar', 'asigna', 'asignarme'],
    usage: 'asignar LOC [PERSONA]',
    examples: ['asignar AAFTTAT a mí', 'asignar AAFTTAT Paula Rojas', 'asignar AAFTTAT nadie'],
    help: 'Pone a alguien del equipo a cargo de una reserva, o a nadie.',
    more: 'Sin persona, queda usted a cargo. Se puede nombrar con @ o con parte del nombre.',
  },
  note: {
    group: 'act',
    names: ['nota', 'anotar'],
    usage: 'nota LOC TEXTO',
    examples: ['nota AAFTTAT llamé a compras, la envían el lunes'],
    help: 'Deja una nota en la historia de una reserva.',
  },
  reopen: {
    group: 'act',
    names: ['reabrir', 'reabre'],
    usage: 'reabrir LOC',
    examples: ['reabrir AAFTTAT'],
    help: 'Retoma el cobro de una reserva cerrada, expirada, anulada o pospuesta.',
  },
  undo: {
    group: 'act',
    names: ['deshacer', 'deshaz'],
    usage: 'deshacer LOC',
    examples: ['deshacer AAFTTAT'],
    help: 'Deshace lo último que el equipo decidió, dentro de 10 minutos.',
    more: 'Un correo que ya salió no vuelve: **reenviar** no se puede deshacer.',
  },
  sweep: {
    group: 'act',
    names: ['revisar ahora', 'revisar casillas', 'revisar correo', 'leer correo'],
    usage: 'revisar ahora',
    examples: ['revisar ahora'],
    help: 'Lee las casillas ahora y dice qué llegó.',
  },
  clients: {
    group: 'clients',
    names: ['clientes', 'ver clientes'],
    usage: 'clientes [TEXTO]',
    examples: ['clientes', 'clientes viajes'],
    help: 'Los clientes: si requieren OC y a qué correo se les escribe.',
  },
  client: {
    group: 'clients',
    names: ['cliente'],
    usage: 'cliente NOMBRE',
    examples: ['cliente empresa ejemplo', 'cliente nuevo Viajes del Sur'],
    help: 'La ficha de un cliente: si requiere OC, correos, días, idioma y si está activo.',
    more: 'Basta con parte del nombre. Con «nuevo» se crea uno. Los cambios los guarda un administrador.',
  },
  import: {
    group: 'clients',
    names: [FILE_COMMAND, 'importar clientes'],
    usage: 'importar',
    examples: ['importar'],
    help: 'Revisa y carga la planilla de clientes (.xlsx o .csv) que usted envía en el chat personal.',
    more: 'Basta con enviar el archivo en el chat personal con el bot. Primero se ve qué cambiaría; nada cambia hasta confirmarlo.',
  },
  migration: {
    group: 'administer',
    names: ['migracion', 'cambio de casilla', 'office 365'],
    usage: 'migracion',
    examples: ['migracion'],
    help: 'Cómo va el cambio de casilla: quién usa la anterior y cuándo se puede apagar.',
    more: 'Desde su tarjeta un administrador avisa de la dirección nueva a los clientes que usan la anterior.',
  },
  pause: {
    group: 'administer',
    names: ['pausar envíos', 'pausar correos', 'detener envíos'],
    usage: 'pausar envíos [MOTIVO]',
    examples: ['pausar envíos', 'pausar envíos cambio de contactos'],
    help: 'Ningún correo sale a los clientes hasta que se reanude. Lo que debía salir espera.',
  },
  resume: {
    group: 'administer',
    names: ['reanudar envíos', 'reanudar correos', 'retomar envíos'],
    usage: 'reanudar envíos',
    examples: ['reanudar envíos'],
    help: 'Los correos a los clientes salen de nuevo.',
    more: 'De lo que se juntó para una reserva sale sólo el correo que corresponde ahora.',
  },
} as const satisfies Readonly<Record<string, CommandText>>
