import { describe, expect, test } from 'vitest'
import { tidyAddress } from '../../../src/mail/booking-facts.js'

describe('an address', () => {
  test('loses the town and region that were glued to its country', () => {
    expect(tidyAddress('Av. Ejemplo 100, Región Metropolitana, ChileSantiago, Santiago, Chile')).toBe(
      'Av. Ejemplo 100, Región Metropolitana, Chile',
    )
  })

  test('may lie in a country of several words', () => {
    expect(tidyAddress('Calle 5, San José, Costa RicaSan José, San José, Costa Rica')).toBe(
      'Calle 5, San José, Costa Rica',
    )
  })

  test.each(['Av. McAllister 5, Santiago, Chile', 'Calle Muestra 55, Lima, Perú', 'Camino Uno', ''])(
    'with nothing glued to it stays: %j',
    (address) => {
      expect(tidyAddress(address)).toBe(address)
    },
  )
})
