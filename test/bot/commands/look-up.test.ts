import { describe, expect, test } from 'vitest'
import { findCommand } from '../../../bot/commands/index.js'
import { createLookUp } from '../../../bot/commands/look-up.js'
import { COMMANDS } from '../../../bot/commands/index.js'

const lookUp = createLookUp(COMMANDS)

const meantBy = (text: string): string | null => {
  const looked = lookUp(text)
  return looked.found ? null : (looked.meant?.names[0] ?? null)
}

describe('the command in a text', () => {
  test.each([
    ['pendientes', 'pendientes', ''],
    ['Pendientes Gran Hotel', 'pendientes', 'Gran Hotel'],
    ['revisar', 'revision', ''],
    ['revisar ahora', 'revisar ahora', ''],
    ['REVISAR, AHORA!', 'revisar ahora', ''],
    ['¿qué hago ahora?', 'resumen', ''],
    ['reserva: AAFTTAT', 'reserva', 'AAFTTAT'],
    ['- nota AAFTTAT - llamé', 'nota', 'AAFTTAT - llamé'],
  ])('"%s" is %s with "%s"', (text, name, args) => {
    const { command, args: found } = findCommand(text)
    expect([command.names[0], found]).toEqual([name, args])
  })
})

describe('a slip', () => {
  test.each([
    ['pendeintes', 'pendientes'],
    ['resrva AAFTTAT', 'reserva'],
    ['psoponer AAFTTAT 3d', 'posponer'],
    ['revizar aora', 'revisar ahora'],
    ['rebisar', 'revision'],
    ['leer', 'revisar ahora'],
    ['estdao', 'estado'],
  ])('"%s" was perhaps for %s', (text, name) => {
    expect(meantBy(text)).toBe(name)
  })

  test.each(['hola', 'buenos días a todos', '12345678', '¡!', ''])('"%s" is like nothing', (text) => {
    expect(meantBy(text)).toBeNull()
  })
})
