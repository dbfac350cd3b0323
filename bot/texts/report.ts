/** What is said of a month's report beside the file. Names and amounts are worded and escaped already. */

const andList = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} y ${items.at(-1)}`

export const percent = (share: number): string => `${Math.round(share * 100)} %`
export const tenths = (value: number): string => value.toLocaleString('es-CL', { maximumFractionDigits: 1 })

export const REPORT = {
  title: (month: string): string => `Reporte de ${month}`,
  summary: (month: string, reservations: number, received: number): string =>
    `Reporte de ${month}: ${reservations} ${reservations === 1 ? 'reserva' : 'reservas'}, ${received} con su OC`,
  reservations: 'Reservas',
  received: 'OC recibidas',
  inTime: 'A tiempo',
  medianDays: 'Días hasta la OC (mediana)',
  unknown: '—',
  open: (count: number, amounts: readonly string[]): string =>
    amounts.length === 0
      ? `**Sin OC todavía**: ${count}.`
      : `**Sin OC todavía**: ${count}, por ${andList(amounts)}.`,
  chart: 'Cómo llegaron las OC',
  chartInTime: 'A tiempo',
  chartLate: 'Tarde o sin llegar',
  chartRunning: 'Todavía en plazo',
  chartHeader: ['Situación', 'Reservas'],
  owingMost: 'Deben más',
  owingHeader: ['Agencia', 'Monto'],
  slowest: 'Tardan más',
  slowestHeader: ['Agencia', 'Días', 'OC'],
  latest: 'Se atrasan más',
  latestHeader: ['Agencia', 'Atrasadas'],
  lateOf: (late: number, of: number): string => `${late} de ${of}`,
} as const
