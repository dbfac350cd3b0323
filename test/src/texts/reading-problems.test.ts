import { describe, expect, it } from 'vitest'
import { documentFaultText, readingProblemText } from '../../../src/texts/reading-problems.js'

describe('the Spanish of a reading problem', () => {
  it.each([
    ['incomplete', 'locator, total', 'Faltan datos en la confirmación: LOC interno, total.'],
    ['ambiguous_amount', 'UF 12,500', 'El monto «UF 12,500» se puede leer de más de una manera.'],
    ['nights_mismatch', '4/3', 'El documento dice 4 noches, pero entre las fechas hay 3.'],
    ['nights_mismatch', '-/0', 'El documento no dice cuántas noches son, pero entre las fechas hay 0.'],
    ['guests_mismatch', '2: 3/1', 'En la habitación 2 figuran 3 personas, pero se nombran 1.'],
    [
      'total_mismatch',
      'CLP 310000/CLP 300000',
      'El total impreso es CLP 310000, pero los hoteles suman CLP 300000.',
    ],
  ] as const)('says what %s means (%s)', (code, detail, text) => {
    expect(readingProblemText({ code, severity: 'warning', detail })).toBe(text)
  })

  it('says why a file gave no text', () => {
    expect(documentFaultText('encrypted')).toBe('El PDF está protegido con contraseña.')
  })
})
