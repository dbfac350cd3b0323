import { describe, expect, it } from 'vitest'
import { readOcNumber } from '../../../src/reading/oc-numbers.js'

describe('the number of an order', () => {
  it.each([
    ['OC 4500012345', '4500012345'],
    ['Orden de Compra N° 7788', '7788'],
    ['ORDEN DE COMPRA Nº 001-2026', '001-2026'],
    ['Orden de Compra Nº 45', '45'],
    ['orden de compra Nro. 99-A', '99-A'],
    ['OC-12345', 'OC-12345'],
    ['OC_4500012345_AAFVDUA.pdf', '4500012345'],
    ['OC-4500012345.pdf', '4500012345'],
    ['O.C. 4500012345', '4500012345'],
    ['O/C: 88123', '88123'],
    ['PO 99812', '99812'],
    ['Purchase Order #99812', '99812'],
    ['Se emitió la 1234-56-SE26', '1234-56-SE26'],
    ['Orden de compra 1057389-123-AG26', '1057389-123-AG26'],
    ['RE: 4500012345', '4500012345'],
    ['Orden de Compra\nN° 4500012345', '4500012345'],
    ['órdenes de compra N° 2026/0123', '2026/0123'],
    ['OC N° OC-2026-00012', 'OC-2026-00012'],
  ])('is read from "%s"', (text, number) => {
    expect(readOcNumber(text)).toBe(number)
  })

  it.each([
    'documento 4512',
    'proceso 123456',
    'OC 76.123.456-0',
    'OC RUT 76.123.456-0',
    'OC 12-03-2026',
    'OC 2026-03-12',
    'OC $ 528.701',
    'OC 528.701',
    'OC AAFVDUA',
    'OC TEST2024002',
    'Licitación 1509-5-L114',
    'OC 1509-5-LE26',
    'OC para el 3 de marzo',
    'OC 12 de marzo',
    'OC por 2 noches',
    'oc@empresa.example 4411',
    '+56 9 4500 0123',
    'OC por emitir, llamar al 22345678',
    '',
  ])('is not "%s"', (text) => {
    expect(readOcNumber(text)).toBeNull()
  })
})
