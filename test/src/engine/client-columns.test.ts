import { describe, expect, it } from 'vitest'
import { readClientHeader } from '../../../src/engine/client-columns.js'

describe('readClientHeader', () => {
  it('knows columns in any order, case, accent and punctuation', () => {
    expect(
      readClientHeader([
        'Observación',
        'O.C.',
        'NOMBRE AGENCIA',
        'E-Mail',
        'Días Ultimátum',
        'recordatorio (días)',
      ]),
    ).toEqual(['notes', 'requires_oc', 'name', 'contacts', 'ultimatum', 'reminder'])
  })

  it('leaves out what it does not know', () => {
    expect(readClientHeader(['N°', 'Agencia', 'Giro', 'OC (SI/NO)', ''])).toEqual([
      null,
      'name',
      null,
      'requires_oc',
      null,
    ])
  })

  it('takes every column of contacts', () => {
    expect(readClientHeader(['Cliente', 'Correo 1', 'Correo 2', 'OC'])).toEqual([
      'name',
      'contacts',
      'contacts',
      'requires_oc',
    ])
  })

  it('takes the surer of two names for one column', () => {
    expect(readClientHeader(['Nombre', 'Nombre Agencia', 'OC'])).toEqual([null, 'name', 'requires_oc'])
  })

  it('takes the first of two columns with one name', () => {
    expect(readClientHeader(['Cliente', 'OC', 'OC'])).toEqual(['name', 'requires_oc', null])
  })

  it.each([
    [['CLIENTES 2026']],
    [['', '', '']],
    [['Agencia', 'Agencia']],
    [['OC', 'Correo']],
    [['WALVIS S.A.', 'SI']],
  ])('takes %o for no header row', (cells) => {
    expect(readClientHeader(cells)).toBeNull()
  })
})
