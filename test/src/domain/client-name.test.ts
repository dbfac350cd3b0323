import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientIdOf, nearestClients } from '../../../src/domain/client-name.js'
import type { Client } from '../../../src/domain/client.js'

const client = (name: string): Client => ({
  id: clientIdOf(name),
  name,
  requiresOc: true,
  contacts: [],
  reminderAfter: null,
  ultimatumAfter: null,
  notes: null,
})

describe('clientIdOf', () => {
  it.each([
    [['WALVIS S.A.', 'Walvis SA', 'walvis s a', 'Walvis, S. A.', ' WALVIS  S.A '], 'walvis'],
    [['Empresa Ejemplo Ltda.', 'EMPRESA EJEMPLO LIMITADA', 'empresa ejemplo'], 'empresa-ejemplo'],
    [['Viajes Ñandú SpA', 'VIAJES NANDU S.p.A.', 'viajes ñandu'], 'viajes-nandu'],
    [['Norte E.I.R.L.', 'norte eirl', 'Norte S.A.C.'], 'norte'],
    [['Pérez y Cía. Ltda.', 'PEREZ & CIA LTDA', 'Perez y Compañía Limitada'], 'perez'],
    [['U.S.A. Travel', 'USA Travel', 'u s a travel'], 'usa-travel'],
    [['Viajes 3 A S.A.C.', 'viajes 3 a sac'], 'viajes-3-a'],
  ])('%o are one client', (names, id) => {
    expect(names.map(clientIdOf)).toEqual(names.map(() => id))
  })

  const word = fc
    .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzáéíóúñü'.split('')), { minLength: 4, maxLength: 10 })
    .map((letters) => letters.join(''))
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

  it('is the same for any name in capitals, without accents, with wide spaces or another legal form', () => {
    fc.assert(
      fc.property(name, fc.constantFrom('S.A.', 'SpA', 'Ltda.', 'LIMITADA', 'E.I.R.L.'), (plain, form) => {
        const id = clientIdOf(`${plain} SA`)
        const bare = plain.normalize('NFD').replace(/\p{M}/gu, '')
        const others = [plain.toUpperCase(), bare, plain.replaceAll(' ', '  '), plain.normalize('NFD')]
        expect(others.map((other) => clientIdOf(`${other} ${form}`))).toEqual(others.map(() => id))
      }),
    )
  })

  it('keeps a word that only looks like a legal form', () => {
    expect([clientIdOf('Spa S.A.'), clientIdOf('Hotel & Spa'), clientIdOf('La Compañía')]).toEqual([
      'spa',
      'hotel-y-spa',
      'la-compania',
    ])
  })

  it('is empty for a name without letters or digits', () => {
    expect(clientIdOf(' .-- ')).toBe('')
  })

  it('does not take two firms for one', () => {
    expect(clientIdOf('Walvis Chile')).not.toBe(clientIdOf('Walvis Perú'))
  })
})

describe('nearestClients', () => {
  const known = ['WALVIS S.A.', 'Empresa Ejemplo Ltda.', 'Turismo Austral', 'Chile Travel'].map(client)
  const names = (name: string) => nearestClients(name, known).map((near) => near.client.name)

  it('finds a slip of the pen', () => {
    expect(names('WALVIZ')).toEqual(['WALVIS S.A.'])
  })

  it('finds a longer form of the name, but not as a certainty', () => {
    const [near] = nearestClients('Walvis Chile SpA', known)
    expect(near?.client.name).toBe('WALVIS S.A.')
    expect(near?.score).toBeLessThan(1)
  })

  it('scores the same client 1', () => {
    expect(nearestClients('turismo austral s.a.', known)[0]).toMatchObject({ score: 1 })
  })

  it('proposes nobody for a name like no other', () => {
    expect(names('Quillay Ingeniería')).toEqual([])
  })

  it('proposes nobody for an empty name', () => {
    expect(names('  ')).toEqual([])
  })
})
