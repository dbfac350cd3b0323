import { monthLabel } from './report.js'

/** What the report's figures mean, for those who are to believe them. */

export interface Definition {
  readonly term: string
  readonly meaning: string
}

export const DEFINITION_HEADINGS = ['Término', 'Qué significa'] as const

/** Which reservations belong to the month; stands on the first sheet too. */
export const belongsTo = (month: string, zone: string): string =>
  `Reservas cuyo día 0 cae en ${monthLabel(month)}, según la hora de la oficina (${zone}).`

export const asOf = (when: string): string => `Cifras al ${when}. «Definiciones» explica cada una.`

export const LIST_NOTES = {
  mails:
    'Correos de las reservas del mes, aunque hayan salido después: los enviados al cliente y las respuestas que quedaron anotadas.',
  orders: 'OC de las reservas del mes, por cualquier vía.',
  audit: (month: string): string =>
    `Lo que hicieron las personas durante ${monthLabel(month)}, sobre cualquier reserva o cliente.`,
  definitions: 'Cómo se calcula lo que muestra este informe.',
} as const

export const definitions = (month: string, zone: string, fewest: number): readonly Definition[] => [
  {
    term: 'Mes de una reserva',
    meaning: `${belongsTo(month, zone)} El día 0 es la fecha de emisión de la confirmación; si dice INMEDIATO, la fecha de su correo. Un cambio posterior no lo mueve.`,
  },
  {
    term: 'Con OC',
    meaning:
      'Reserva en estado RECIBIDA, o CERRADA con el motivo «La OC llegó por otra vía». Una reserva anulada ya no cuenta.',
  },
  {
    term: 'Días hasta la OC',
    meaning:
      'Días corridos de 24 horas, con un decimal, desde que salió la solicitud hasta que la OC quedó registrada. Vacío si no salió una solicitud antes de la OC.',
  },
  {
    term: 'A tiempo',
    meaning:
      'La OC quedó registrada a más tardar el día del primer check in y, si salió el ultimátum, a más tardar el día que éste le dio al cliente: el día hábil siguiente a su envío.',
  },
  {
    term: 'Fuera de plazo',
    meaning: 'La OC llegó después de ese día, o la reserva expiró sin OC, o sigue abierta y ese día ya pasó.',
  },
  { term: 'En plazo', meaning: 'Sigue abierta y su último día todavía no pasa.' },
  {
    term: 'No se cuenta',
    meaning: 'Ya no debe una OC: no requiere OC, se anuló o se cerró por otro motivo.',
  },
  {
    term: '% a tiempo',
    meaning:
      'Reservas a tiempo, divididas por las a tiempo más las fuera de plazo. Las que están en plazo y las que no se cuentan quedan aparte.',
  },
  {
    term: 'Mediana',
    meaning: 'La mitad de las OC tardó eso o menos. A diferencia del promedio, un caso extremo no la mueve.',
  },
  {
    term: 'Abierta',
    meaning:
      'Reserva en estado PENDIENTE o SOLICITADA: se debe una OC (o todavía no se sabe) y no ha llegado.',
  },
  {
    term: 'Monto abierto',
    meaning:
      'Suma de los totales de las reservas abiertas, por moneda. Monedas distintas nunca se suman ni se convierten.',
  },
  {
    term: 'Las que más se atrasan',
    meaning: `Agencias ordenadas por su % fuera de plazo. Sólo entran las que tienen al menos ${fewest} reservas a tiempo o fuera de plazo: con menos, un porcentaje no dice nada.`,
  },
  {
    term: 'Agencia',
    meaning:
      'El nombre del cliente. Nombres que sólo difieren en mayúsculas, tildes o tipo de sociedad son una misma agencia.',
  },
  {
    term: 'Por semana',
    meaning: 'De lunes a domingo, según el día 0. La primera y la última se cortan en los bordes del mes.',
  },
  {
    term: 'Monto de la OC',
    meaning:
      'El que se leyó en el documento de la OC al aceptarla. Vacío si no se leyó uno seguro o si el registro del correo ya se borró (se guarda 90 días).',
  },
  {
    term: 'Fechas y horas',
    meaning: `Son las del reloj de la oficina (${zone}).`,
  },
  {
    term: "Textos con apóstrofo (')",
    meaning:
      'Un texto de afuera que empieza con =, +, - o @ lleva un apóstrofo delante, para que Excel no lo tome por una fórmula. El archivo no tiene fórmulas ni vínculos.',
  },
]
