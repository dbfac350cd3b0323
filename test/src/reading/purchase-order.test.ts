import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { makePurchaseOrderPdf } from '../../../bot/demo/samples/purchase-order-pdf.js'
import { createPdfReader } from '../../../src/adapters/pdf/pdf-reader.js'
import { type OrderReading, readPurchaseOrder } from '../../../src/reading/purchase-order.js'
import { pageOf } from '../../fixtures/mails/page.js'
import {
  confirmationLines,
  invoiceLines,
  orderLines,
  publicLines,
  sapLines,
} from '../../fixtures/mails/papers.js'

const read = (lines: readonly string[]): OrderReading => readPurchaseOrder([pageOf(lines)])

describe('a document is an order', () => {
  it.each([
    ['of the usual kind', orderLines(), '4500012345'],
    ['of SAP', sapLines('AAFVDUA'), '4500099887'],
    ['of Mercado Público', publicLines('AAFVDUA'), '1234-56-SE26'],
    [
      'with number and title on one line',
      ['# ORDEN DE COMPRA N° 001-2026', 'Proveedor: Hotel', 'Neto | $ 9.000'],
      '001-2026',
    ],
    [
      'in English',
      ['# PURCHASE ORDER', 'PO Number: 99812', 'Vendor: Hotel', 'Unit price | Quantity'],
      '99812',
    ],
    [
      'with its company before the title',
      ['# EMPRESA EJEMPLO S.A. - ORDEN DE COMPRA', 'N° 7788', 'Proveedor: Hotel', 'Neto | $ 9.000'],
      '7788',
    ],
    ['printed in one size', ['Orden de compra N° 7788', 'Proveedor: Hotel', 'Total: $ 528.701'], '7788'],
    ['that names a quotation', [...orderLines(), 'Según cotización N° 55', 'Solicitante: Ana'], '4500012345'],
    [
      'that tells how to invoice',
      [...orderLines(), 'Facturar a: EMPRESA EJEMPLO', 'Emitir factura electrónica'],
      '4500012345',
    ],
  ])('%s', (_name, lines, ocNumber) => {
    expect(read(lines)).toMatchObject({ nature: 'order', ocNumber })
  })
})

describe('a document is no order', () => {
  it.each([
    ['an invoice that names one', invoiceLines('AAFVDUA'), 'invoice'],
    ['our confirmation', confirmationLines('AAFVDUA'), 'confirmation'],
    ['a void order', [...orderLines(), 'ANULADA'], 'doubtful'],
    ['an order that is not approved', [...orderLines(), 'Estado: Pendiente de aprobación'], 'doubtful'],
    [
      'a mail printed',
      ['# Orden de Compra', 'De: Ana', 'Enviado: lunes', 'Asunto: OC', 'Proveedor', 'Total'],
      'doubtful',
    ],
    [
      'a receipt of services',
      ['# Recepción conforme', 'Orden de compra: 4500012345', 'Proveedor', 'Total'],
      'mention',
    ],
    [
      'a bill of a company that names one',
      ['# FACTURA EMPRESA EJEMPLO S.A. ORDEN DE COMPRA 7788', 'Proveedor', 'Total | $ 9.000'],
      'mention',
    ],
    ['a quotation', ['# COTIZACIÓN N° 55', 'Orden de compra', 'Proveedor', 'Total | $ 9.000'], 'mention'],
    [
      'a list of orders',
      ['Orden de compra | Proveedor | Monto | Estado', '4500012345 | Hotel | $ 9.000 | Pagada'],
      'mention',
    ],
    ['a manual', ['# Procedimiento de compras', 'Orden de compra', 'El proveedor y el total'], 'mention'],
    [
      'an order with prose for a title',
      ['# Orden de compra y condiciones generales de uso', 'Proveedor', 'Total'],
      'mention',
    ],
    ['a title and nothing else', ['# ORDEN DE COMPRA'], 'doubtful'],
    ['a paper on a process', ['# Documento del proceso', 'Proveedor', 'Total'], 'other'],
    ['an empty page', [], 'other'],
  ])('%s', (_name, lines, nature) => {
    expect(read(lines).nature).toBe(nature)
  })
})

describe('the amounts of a document', () => {
  it('are pesos where nothing else is said', () => {
    expect(read(['Total | 528.701', 'Neto: 444287']).amounts).toEqual([
      { minor: 528_701, currency: 'CLP' },
      { minor: 444_287, currency: 'CLP' },
    ])
  })

  it('without a mark are nothing where another currency is named', () => {
    expect(read(['Moneda: USD', 'Total | 1,250.50', 'A pagar | USD 1,250.50']).amounts).toEqual([
      { minor: 125_050, currency: 'USD' },
    ])
  })
})

const CONFIRMATIONS = new URL('../../fixtures/confirmations/', import.meta.url)
/** Those that are read without a problem: some of that folder cannot be. */
const confirmationFiles = readdirSync(CONFIRMATIONS).filter((name) => {
  const expected = new URL(name.replace(/\.pdf$/u, '.json'), CONFIRMATIONS)
  return (
    name.endsWith('.pdf') && existsSync(expected) && readFileSync(expected, 'utf8').includes('"reservation"')
  )
})

it('takes no long time over a flood of text', () => {
  const item = { text: 'orden de compra 4500012345 de: asunto', width: 50, height: 9 }
  const items = Array.from({ length: 20_000 }, (_, i) => ({ ...item, x: (i * 37) % 500, y: (i * 13) % 800 }))
  const started = performance.now()
  readPurchaseOrder(Array.from({ length: 50 }, () => ({ width: 595, height: 842, items })))
  expect(performance.now() - started).toBeLessThan(5000)
})

it('takes no long time over a line that is one number', () => {
  const text = `ORDEN DE COMPRA ${'4'.repeat(150_000)}`
  const started = performance.now()
  readPurchaseOrder([{ width: 595, height: 842, items: [{ text, x: 60, y: 60, width: 500, height: 9 }] }])
  expect(performance.now() - started).toBeLessThan(5000)
})

describe('a real PDF', () => {
  const reader = createPdfReader()
  afterAll(() => reader.stop())

  const readPdf = async (content: Uint8Array): Promise<OrderReading> => {
    const reading = await reader.read(content)
    return readPurchaseOrder(reading.ok ? reading.pages : [])
  }

  it('of an order is known with its number, code and amounts', async () => {
    const order = {
      ocNumber: '4500012345',
      agency: 'EMPRESA EJEMPLO S.A.',
      total: 528_701,
      locator: 'AAFVDUA',
    }
    const reading = await readPdf(await makePurchaseOrderPdf(order))
    expect(reading).toMatchObject({ nature: 'order', ocNumber: '4500012345' })
    expect(reading.text).toContain('AAFVDUA')
    expect(reading.amounts).toContainEqual({ minor: 528_701, currency: 'CLP' })
  })

  it.each(['7788', '001-2026', 'OC-12345', '1234-56-SE26'])(
    'of an order has the number %s',
    async (ocNumber) => {
      const pdf = await makePurchaseOrderPdf({ ocNumber, agency: 'EMPRESA EJEMPLO S.A.', total: 1000 })
      expect(await readPdf(pdf)).toMatchObject({ nature: 'order', ocNumber })
    },
  )

  it.each(confirmationFiles)('of a confirmation is no order: %s', async (name) => {
    expect((await readPdf(readFileSync(new URL(name, CONFIRMATIONS)))).nature).toBe('confirmation')
  })
})
