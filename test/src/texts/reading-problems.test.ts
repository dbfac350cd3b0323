import { describe, expect, it } from 'vitest'
import { cautionText, documentFaultText, readingProblemText } from '../../../src/texts/reading-problems.js'

describe('the Spanish of a reading problem', () => {
  it.each([
    ['incomplete', 'locator, total', 'Faltan datos en la confirmación: LOC interno, total.'],
    ['ambiguous_amount', 'UF 12,500', 'El monto «UF 12,500» se puede leer de más de una manera.'],
    ['nights_mismatch', '4/3', 'El documento dice 4 noches, pero entre las fechas hay 3.'],
    ['nights_mismatch', '-/0', 'El documento no dice cuántas noches son, pero entre las fechas hay 0.'],
    ['guests_mismatch', '2: 3/1', 'En la habitación 2 figuran 3 personas, pero se nombra 1.'],
    [
      'total_mismatch',
      'CLP 310000/CLP 300000',
      'El total impreso es $310.000, pero los hoteles suman $300.000.',
    ],
    ['rooms_mismatch', '1/2', 'El documento dice 1 habitación, pero detalla 2.'],
    ['guests_mismatch', '1: 1/2', 'En la habitación 1 figura 1 persona, pero se nombran 2.'],
    [
      'deadline_after_checkin',
      '2026-04-09/2026-04-07',
      'El límite de cancelación (09-04-2026) es posterior al check in (07-04-2026).',
    ],
  ] as const)('says what %s means (%s)', (code, detail, text) => {
    expect(readingProblemText({ code, detail })).toBe(text)
  })

  it('cautions in one line about what is odd in a confirmation that is acted on', () => {
    expect(cautionText({ code: 'nights_mismatch', detail: '1/3' })).toBe(
      'Ojo: el documento dice 1 noche, pero entre las fechas hay 3.',
    )
  })

  it('says why a file gave no text', () => {
    expect(documentFaultText('encrypted')).toBe('El PDF está protegido con contraseña.')
  })
})
