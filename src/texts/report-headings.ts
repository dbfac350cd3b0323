/** Names of the report's sheets, headings of its columns, titles of its tables and charts. */

export const SHEETS = {
  overview: 'Resumen',
  reservations: 'Reservas',
  mails: 'Correos',
  orders: 'OC',
  audit: 'Auditoría',
  definitions: 'Definiciones',
} as const

export const RESERVATION_HEADINGS = {
  locator: 'LOC',
  bookingId: 'ID',
  agency: 'Agencia',
  hotels: 'Hotel',
  checkIn: 'Check in',
  checkOut: 'Check out',
  nights: 'Noches',
  amount: 'Monto',
  state: 'Estado',
  dayZero: 'Día 0',
  request: 'Solicitud enviada',
  reminder: 'Recordatorio enviado',
  ultimatum: 'Ultimátum enviado',
  ocNumber: 'N.º de OC',
  receivedAt: 'OC registrada',
  daysToOrder: 'Días hasta la OC',
  timeliness: 'Plazo',
  closingReason: 'Motivo de cierre',
  closingNote: 'Nota de cierre',
  assignee: 'A cargo',
} as const

export const MAIL_HEADINGS = {
  at: 'Fecha',
  locator: 'LOC',
  agency: 'Agencia',
  direction: 'Sentido',
  kind: 'Correo',
  recipients: 'Destinatarios',
  repeated: '¿Repetido?',
  askedBy: 'Pedido por',
} as const

export const ORDER_HEADINGS = {
  receivedAt: 'Registrada',
  locator: 'LOC',
  agency: 'Agencia',
  number: 'N.º de OC',
  way: 'Cómo llegó',
  by: 'Quién la registró',
  orderAmount: 'Monto de la OC',
  amount: 'Monto de la reserva',
  daysToOrder: 'Días hasta la OC',
  timeliness: 'Plazo',
  note: 'Nota',
} as const

export const AUDIT_HEADINGS = {
  at: 'Fecha',
  who: 'Quién',
  action: 'Qué hizo',
  locator: 'LOC',
  detail: 'Detalle',
  before: 'Antes',
  after: 'Después',
  from: 'Desde',
} as const

export const AGENCY_HEADINGS = {
  agency: 'Agencia',
  reservations: 'Reservas',
  received: 'Con OC',
  inTime: 'A tiempo',
  late: 'Fuera de plazo',
  running: 'En plazo',
  shareInTime: '% a tiempo',
  medianDays: 'Días, mediana',
  meanDays: 'Días, promedio',
  open: 'Abiertas',
  openAmount: 'Abierto',
} as const

export const KEY_FIGURES = {
  title: 'Indicadores',
  headings: ['Indicador', 'Valor'],
  reservations: 'Reservas del mes',
  received: 'Con OC',
  inTime: 'OC a tiempo',
  late: 'Fuera de plazo',
  running: 'Abiertas, todavía en plazo',
  shareInTime: '% a tiempo',
  medianDays: 'Días hasta la OC, mediana',
  meanDays: 'Días hasta la OC, promedio',
} as const

export const STATES_TABLE = { title: 'Por estado', headings: ['Estado', 'Reservas'] } as const

export const OPEN_TABLE = {
  title: 'Monto abierto por moneda',
  headings: ['Moneda', 'Monto', 'Reservas'],
  withoutAmount: 'Sin monto en la confirmación',
  empty: 'No queda nada abierto',
} as const

export const WEEKS_TABLE = {
  title: 'Por semana del día 0',
  headings: ['Semana', 'Reservas', 'Con OC', 'Abiertas', 'Otras'],
} as const

export const WORST_BY_AMOUNT = (currency: string): string => `Las que más deben, en ${currency}`
export const WORST_HEADINGS = ['Agencia', 'Abierto', 'Reservas'] as const

export const WORST_BY_SHARE = (fewest: number): string => `Las que más se atrasan, desde ${fewest} reservas`
export const WORST_SHARE_HEADINGS = ['Agencia', '% atrasado', 'Atrasadas', 'De'] as const

export const ALL_AGENCIES = 'Todas las agencias'

export const CHARTS = {
  days: {
    title: 'Días hasta la OC por agencia',
    subtitle: 'Mediana desde la solicitud; las más lentas primero',
  },
  weeks: {
    title: 'Con OC y abiertas por semana',
    subtitle: 'Reservas según la semana de su día 0, como están ahora',
    series: ['Con OC', 'Abiertas'],
  },
  open: {
    title: (currency: string): string => `Monto abierto por agencia, en ${currency}`,
    subtitle: 'Suma de las reservas sin OC; las que más deben primero',
  },
} as const

/** "2,5 días (4)": how many purchase orders the figure rests on stands in brackets. */
export const daysText = (days: number, count: number): string =>
  `${String(days).replace('.', ',')} ${days === 1 ? 'día' : 'días'} (${count})`
