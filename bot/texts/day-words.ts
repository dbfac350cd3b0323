/** Words by which people name a day, folded (without case and accents). */

/** Monday first, as ISO 8601 counts. */
export const WEEKDAYS = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'] as const

/** With accents, for what is said. */
export const WEEKDAY_NAMES = [
  'lunes',
  'martes',
  'miércoles',
  'jueves',
  'viernes',
  'sábado',
  'domingo',
] as const

export const MONTHS: readonly (readonly [name: string, month: number])[] = [
  ['enero', 1],
  ['febrero', 2],
  ['marzo', 3],
  ['abril', 4],
  ['mayo', 5],
  ['junio', 6],
  ['julio', 7],
  ['agosto', 8],
  ['septiembre', 9],
  ['setiembre', 9],
  ['octubre', 10],
  ['noviembre', 11],
  ['diciembre', 12],
]

export const MONTH_NAMES = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const

/** Numbers that are written as words where days and weeks are counted. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    un: 1,
    una: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    quince: 15,
    veinte: 20,
    treinta: 30,
  }),
)

export const DAY_PHRASES = {
  today: ['hoy', 'hoy mismo', 'hoy dia'],
  tomorrow: ['manana', 'manana mismo'],
  dayAfterTomorrow: ['pasado manana', 'pasado'],
  nextWeek: ['proxima semana', 'semana proxima', 'semana que viene', 'semana siguiente'],
  endOfMonth: ['fin de mes', 'fines de mes', 'final de mes', 'fin del mes'],
} as const

/** What may stand before a day: "hasta el viernes", "en 3 días". The article is not part of it: "el 15" needs it. */
export const BEFORE_A_DAY = /^(?:hasta|para|por|en|dentro de|a|de aqui a)\s+/u
/** "al viernes" is "a el viernes". */
export const CONTRACTED_ARTICLE = /^al\s+/u
export const ARTICLE = /^(?:el|la|este|esta)\s+(?:dia\s+)?|^dia\s+/u
export const COMING = /^(?:proximo|proxima|siguiente)\s+|\s+(?:proximo|proxima|que viene|siguiente)$/gu

const WEEKDAY = '(?<weekday>lunes|martes|miercoles|jueves|viernes|sabado|domingo|lun|mar|mie|jue|vie|sab|dom)'

/** How days are written, each as a whole. */
export const DAY_FORMS = {
  count: /^(?<count>\d{1,4}|[a-z]+)\s*(?<unit>d|dias?|s|sem|semanas?|mes|meses)(?:\s+mas)?$/u,
  weekday: new RegExp(`^${WEEKDAY}\\.?$`, 'u'),
  /** 15/12, 15-12-2026, viernes 15/12/26: the day goes first, as Chile writes it. */
  figures: new RegExp(
    `^(?:${WEEKDAY}\\.?,?\\s+)?(?<day>\\d{1,2})\\s*(?<mark>[/.-])\\s*(?<month>\\d{1,2})(?:\\s*\\k<mark>\\s*(?<year>\\d{4}|\\d{2}))?$`,
    'u',
  ),
  iso: /^(?<year>\d{4})(?<mark>[/.-])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/u,
  /** 15 de diciembre, 1º mayo 2027, viernes 15-dic. */
  worded: new RegExp(
    `^(?:${WEEKDAY}\\.?,?\\s+)?(?<day>\\d{1,2}|primero)\\s*[º°]?\\s*(?:de\\s+|[/-])?\\s*(?<name>[a-z]{3,10})\\.?(?:,?\\s*(?:del?\\s+|[/-])?\\s*(?<year>\\d{4}|\\d{2}))?$`,
    'u',
  ),
  dayOfMonth: new RegExp(`^(?:${WEEKDAY}\\.?,?\\s+)?(?<day>\\d{1,2}|primero)$`, 'u'),
} as const

export const MONTH_PHRASES = {
  current: ['este mes', 'mes actual', 'mes', 'el mes', 'actual', 'este'],
  previous: ['mes pasado', 'mes anterior', 'el mes pasado', 'el mes anterior', 'pasado', 'anterior'],
} as const

/** What may stand before a month: "reporte de marzo", "del mes de marzo". */
export const BEFORE_A_MONTH = /^(?:de|del)\s+/u
export const WORD_MONTH = /^(?:el\s+)?mes\s+de\s+/u

export const MONTH_FORMS = {
  iso: /^(?<year>\d{4})[-/.](?<month>\d{1,2})$/u,
  /** 3/2026: the month goes first. */
  figures: /^(?<month>\d{1,2})[-/.](?<year>\d{4})$/u,
  worded: /^(?<name>[a-z]{3,10})\.?(?:,?\s*(?:del?\s+|[/-])?\s*(?<year>\d{4}|\d{2}))?$/u,
} as const
