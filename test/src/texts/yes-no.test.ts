import { describe, expect, it } from 'vitest'
import { readYesNo } from '../../../src/texts/yes-no.js'

describe('readYesNo', () => {
  it.each(['SI', 'Sí', ' si ', 's', 'X', '1', 'true', 'True', 'VERDADERO'])('%o is yes', (text) => {
    expect(readYesNo(text)).toBe(true)
  })

  it.each(['NO', 'no ', 'n', '0', 'False', 'FALSO'])('%o is no', (text) => {
    expect(readYesNo(text)).toBe(false)
  })

  it.each(['', 'quizás', 'sino', '2'])('%o is neither', (text) => {
    expect(readYesNo(text)).toBeNull()
  })
})
