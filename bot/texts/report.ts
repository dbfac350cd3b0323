/** What is said of a month's report beside the file. Names and amounts are worded and escaped already. */

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const percent = (share: number): string => `${Math.round(share * 100)} %`
const tenths = (value: number): string => value.toLocaleString('es-CL', { maximumFractionDigits: 1 })

const andList = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} y ${items.at(-1)}`

export const REPORT = {
  title: (month: string): string => `Reporte de ${month}`,
  head: (month: string, reservations: number): string =>
    `**Reporte de ${month}**: ${plural(reservations, 'reserva', 'reservas')}.`,
  received: (count: number, shareInTime: number | null, medianDays: number | null): string =>
    [
      `OC recibidas: ${count}`,
      shareInTime === null ? '' : `${percent(shareInTime)} a tiempo`,
      medianDays === null ? '' : `${tenths(medianDays)} días de mediana`,
    ]
      .filter((part) => part !== '')
      .join(', ')
      .concat('.'),
  open: (count: number, amounts: readonly string[]): string =>
    amounts.length === 0 ? `Sin OC todavía: ${count}.` : `Sin OC todavía: ${count}, por ${andList(amounts)}.`,
  owingMost: (agencies: readonly string[]): string => `Deben más: ${andList(agencies)}.`,
  owes: (agency: string, amount: string): string => `${agency} (${amount})`,
} as const
