import { type PlacedText, writePages } from './page-writer.js'

/** A client's purchase order to print. Amounts are whole pesos. */
export interface SamplePurchaseOrder {
  readonly ocNumber: string
  readonly agency: string
  /** Whole pesos, net and VAT together. */
  readonly total: number
  /** The booking's code, as the client wrote it in the line of the service. */
  readonly locator?: string | null
  /** `76.123.456-0` */
  readonly rut?: string
  /** `DD/MM/YYYY` */
  readonly date?: string
  readonly description?: string
}

const pesos = (amount: number): string => `$ ${String(amount).replace(/\B(?=(\d{3})+$)/gu, '.')}`

const line = (y: number, x: number, text: string, bold = false): PlacedText => ({ page: 0, x, y, text, bold })

const head = (order: SamplePurchaseOrder): readonly PlacedText[] => [
  { page: 0, x: 40, y: 40, text: order.agency, bold: true, size: 13 },
  line(60, 40, `RUT: ${order.rut ?? '76.123.456-0'}`),
  line(74, 40, 'Av. Ejemplo 1234, Santiago'),
  { page: 0, x: 340, y: 40, text: 'ORDEN DE COMPRA', bold: true, size: 15 },
  line(62, 340, `N° ${order.ocNumber}`, true),
  line(76, 340, `Fecha: ${order.date ?? '05/03/2026'}`),
  line(110, 40, 'Proveedor: Hotel Sales'),
  line(124, 40, 'Condición de pago: 30 días'),
]

const table = (order: SamplePurchaseOrder): readonly PlacedText[] => {
  const net = Math.round(order.total / 1.19)
  const service = order.description ?? 'Servicio de alojamiento'
  return [
    line(160, 40, 'Cant.', true),
    line(160, 90, 'Descripción', true),
    line(160, 400, 'P. Unitario', true),
    line(160, 500, 'Total', true),
    line(178, 40, '1'),
    line(178, 90, order.locator ? `${service} - Reserva ${order.locator}` : service),
    line(178, 400, pesos(net)),
    line(178, 500, pesos(net)),
    line(220, 400, 'Neto'),
    line(220, 500, pesos(net)),
    line(234, 400, 'IVA 19%'),
    line(234, 500, pesos(order.total - net)),
    line(248, 400, 'Total', true),
    line(248, 500, pesos(order.total), true),
  ]
}

/** A usual Chilean purchase order on one page. */
export const makePurchaseOrderPdf = (order: SamplePurchaseOrder): Promise<Uint8Array> =>
  writePages([
    ...head(order),
    ...table(order),
    line(300, 40, 'Autorizado por: Departamento de Adquisiciones'),
  ])
