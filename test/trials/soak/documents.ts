import { lightPdf } from './light-pdf.js'
import type { Placed } from './light-pdf.js'
import type { Case } from './plan.js'

/** `1.234.567` */
const thousands = (amount: number): string => amount.toLocaleString('es-CL', { useGrouping: 'always' })

const head = ({ locator, bookingId, total, client }: Case): readonly Placed[] => [
  [78, 787, 'Resumen de servicios'],
  [163, 770, `LOC Interno: ${locator}`],
  [353, 770, `Agencia: ${client.name}`],
  [163, 752, `Localizador: ${bookingId.slice(2)}`],
  [353, 752, 'Fecha Emision: INMEDIATO'],
  [163, 734, 'Estado: Reservado'],
  [78, 715, 'Hoteles'],
  [43, 698, 'Gran Hotel Ejemplo'],
  [383, 698, `Total: CLP ${thousands(total)},00`],
  [78, 683, 'Av. Ejemplo 100, Santiago'],
]

const STAY: readonly Placed[] = [
  [43, 668, 'Teléfono: 56220000000'],
  [203, 668, 'Check In: martes 15, dic. 2026'],
  [383, 668, 'Check Out: viernes 18, dic. 2026'],
  [203, 650, 'Hora Llegada: 3:00 PM'],
  [383, 650, 'Hora Salida: 11:00 AM'],
  [203, 632, 'Noches: 3'],
  [383, 632, 'Habitaciones: 1'],
  [78, 617, 'Habitación 1 - Categoría - Twin - ADT/CHD: 1/0 - Plan Alimentación: Breakfast Included'],
  [78, 602, 'Tipo'],
  [148, 602, 'Nombre'],
  [308, 602, 'Apellidos'],
  [78, 584, 'ADT'],
  [148, 584, 'ANA'],
  [308, 584, 'EJEMPLO'],
  [78, 569, 'Límite Cancelación Reserva'],
  [78, 557, 'jueves, 10 de diciembre de 2026'],
  [78, 540, 'Observaciones'],
  [78, 528, 'Sin notas de hotel informadas.'],
  [78, 511, 'Notas del asesor'],
  [78, 499, 'Sin notas del asesor informadas.'],
  [78, 482, 'Campos Gerenciales'],
  [78, 470, 'Datos Adicionales'],
]

/** The confirmation of a booking, as a plain printer would set it. */
export const confirmationPdf = (one: Case): Uint8Array =>
  lightPdf([...head(one), ...STAY, [43, 455, 'ID:'], [193, 455, one.bookingId]])

/** The purchase order of a client. */
export const orderPdf = ({ ocNumber, locator, total, client }: Case): Uint8Array => {
  const net = Math.round(total / 1.19)
  return lightPdf([
    [40, 800, client.name],
    [340, 800, 'ORDEN DE COMPRA'],
    [340, 780, `N° ${ocNumber}`],
    [40, 730, 'Proveedor: Hotel Sales'],
    [40, 660, `Servicio de alojamiento - Reserva ${locator}`],
    [400, 622, 'Neto'],
    [500, 622, `$ ${thousands(net)}`],
    [400, 608, 'IVA 19%'],
    [500, 608, `$ ${thousands(total - net)}`],
    [400, 594, 'Total'],
    [500, 594, `$ ${thousands(total)}`],
  ])
}
