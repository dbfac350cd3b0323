import { describe, expect, it } from 'vitest'
import { namedInDocument, namedInMail } from '../../../src/reading/named-codes.js'

const inMail = (text: string): readonly string[] => namedInMail(text, 'body').map(({ value }) => value)
const inDocument = (text: string): readonly string[] => namedInDocument(text).map(({ value }) => value)

describe('a reservation is named', () => {
  it.each([
    ['Adjunto OC AAFVDUA', 'AAFVDUA'],
    ['reserva aafvdua', 'AAFVDUA'],
    ['Reserva N° 45215412', '45215412'],
    ['LOC: TEST2024002', 'TEST2024002'],
    ['Localizador interno: AAFVDUA', 'AAFVDUA'],
  ])('in the mail "%s"', (text, code) => {
    expect(inMail(text)).toEqual([code])
  })

  it.each([
    'la reserva adjunta',
    'reserva del 3 de marzo',
    'OC 4500012345',
    'AAFVDUAX',
    'reservas@empresa.example',
  ])('not in the mail "%s"', (text) => {
    expect(inMail(text)).toEqual([])
  })

  it('in a document only with its label', () => {
    expect(inDocument('Artículo AAFVDUA')).toEqual([])
    expect(inDocument('Reserva AAFVDUA')).toEqual(['AAFVDUA'])
  })
})
