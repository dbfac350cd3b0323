import { describe, expect, it } from 'vitest'
import {
  clientWithout,
  isGuestOf,
  isMentioned,
  mentions,
  readPerson,
  withoutOthers,
  withoutPerson,
} from '../../../src/domain/person.js'
import type { Person } from '../../../src/domain/person.js'
import { aNamedReservation } from '../../ports/named-records.js'
import { aClient } from '../../ports/records.js'

const person = (text: string): Person => {
  const reading = readPerson(text)
  if (!reading.ok) throw new Error(reading.code)
  return reading.person
}

describe('a person', () => {
  it.each([
    ['juan muñoz', 'viaja JUAN MUÑOZ mañana'],
    ['Juan Munoz', 'Muñoz, Juan'],
    ['Ana Perez Soto', 'Soto Ana Pérez'],
    ['ana@cliente.example', 'de <ANA@cliente.example>'],
    ['76.123.456-0', 'RUT 76123456-0'],
    ['76123456-0', 'rut 76.123.456-0.'],
  ])('asked for as %s is found in "%s"', (asked, text) => {
    expect(isMentioned(text, person(asked))).toBe(true)
  })

  it.each([
    ['Juan Muñoz', 'Juana Muñoz'],
    ['Juan Muñoz', 'Juan Muñozo'],
    ['Juan Muñoz', 'Juan y Pedro Muñoz'],
    ['ana@cliente.example', 'mariana@cliente.example'],
    ['ana@cliente.example', 'ana@cliente.example.org'],
    ['76.123.456-0', '176.123.456-0'],
  ])('asked for as %s is not found in "%s"', (asked, text) => {
    expect(isMentioned(text, person(asked))).toBe(false)
  })

  it.each([
    ['Juan', 'one_word'],
    ['?', 'no_name'],
  ])('is not looked for by "%s"', (asked, code) => {
    expect(readPerson(asked)).toEqual({ ok: false, code })
  })
})

describe('a reservation without a person', () => {
  const named = aNamedReservation('AAA')
  const left = withoutPerson(named, person('juan inventado'))

  it('has no guest of the name, and no mention', () => {
    expect(isGuestOf(named, person('Juan Inventado'))).toBe(true)
    expect(JSON.stringify(left)).not.toContain('INVENTADO')
    expect(left.booking.advisorNotes).toBe('* llega tarde')
    expect(mentions(left, person('juan inventado'))).toBe(false)
  })

  it('is otherwise as it was, and not longer', () => {
    expect(left.booking.hotelNotes).toBe('alergia al maní')
    expect(left.booking.total).toEqual(named.booking.total)
    expect(JSON.stringify(left).length).toBeLessThanOrEqual(JSON.stringify(named).length)
  })

  it('keeps who of the staff did what, and the name of the company', () => {
    const staff = withoutPerson(named, person('Ana Ejemplo'))
    expect(staff.history.map(({ actor }) => actor)).toEqual([null, 'Ana Ejemplo', 'Ana Ejemplo'])
    expect(withoutPerson(named, person('Empresa Ejemplo')).booking.agency).toBe('EMPRESA EJEMPLO S.A.')
  })
})

describe('a reservation as a person may be told it', () => {
  it('has no other traveller in it', () => {
    const named = aNamedReservation('AAA')
    expect(isGuestOf(withoutOthers(named, person('Juan Inventado')), person('Juan Inventado'))).toBe(true)
    expect(JSON.stringify(withoutOthers(named, person('Eva Otra')).booking.stays)).not.toContain('INVENTADO')
  })
})

describe('a client without a person', () => {
  it('has one contact less', () => {
    const client = aClient('viajes', { contacts: ['ana@viajes.example', 'eva@viajes.example'] })
    expect(clientWithout(client, person('ANA@viajes.example')).contacts).toEqual(['eva@viajes.example'])
  })

  it('is the same one where it does not know the person', () => {
    const client = aClient('viajes')
    expect(clientWithout(client, person('otra@viajes.example'))).toBe(client)
  })
})
