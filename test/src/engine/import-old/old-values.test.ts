import { describe, expect, it } from 'vitest'
import {
  plainText,
  readDay,
  readInstant,
  readMessageId,
  readNumber,
  readPast,
} from '../../../../src/engine/import-old/old-values.js'
import { santiago, ZONE } from '../../../story/samples.js'

describe('an instant of the old system', () => {
  it.each([
    ['2026-11-24 11:00:05.250000', '2026-11-24T14:00:05.000Z'],
    ['2026-11-24 11:00', '2026-11-24T14:00:00.000Z'],
    ['2026-11-24T11:00:05', '2026-11-24T14:00:05.000Z'],
    ['2026-11-24T14:00:05Z', '2026-11-24T14:00:05.000Z'],
    ['2026-11-24 14:00:05+00:00', '2026-11-24T14:00:05.000Z'],
    ['2026-11-24 11:00:05.123456-0300', '2026-11-24T14:00:05.000Z'],
    ['2026-11-24', '2026-11-24T03:00:00.000Z'],
    ['24/11/2026', '2026-11-24T03:00:00.000Z'],
    ['4-8-2026 9:05', '2026-08-04T13:05:00.000Z'],
    ['24.11.2026 11:00:05', '2026-11-24T14:00:05.000Z'],
    ['1795528800', '2026-11-24T14:00:00.000Z'],
    ['1795528800000', '2026-11-24T14:00:00.000Z'],
    ['1795528800.75', '2026-11-24T14:00:00.750Z'],
  ])('is read of %s', (text, expected) => {
    expect(readInstant(text, ZONE)).toBe(expected)
  })

  it.each([
    '',
    'ayer',
    'INMEDIATO',
    '2026-13-01',
    '31/02/2026',
    '2026-11-24 25:00',
    '1999-01-01',
    '11/24/2026',
    '12',
    'NaT',
  ])('is none of %j', (text) => {
    expect(readInstant(text, ZONE)).toBeNull()
  })

  it('cannot lie in the future: a clock that is a little wrong means now', () => {
    const now = santiago('2026-11-26 10:00')
    const times = ['2026-11-26 09:00', '2026-11-26 23:00', '2026-12-24 10:00', '2199-01-01']
    expect(times.map((text) => readPast(text, ZONE, now))).toEqual([
      santiago('2026-11-26 09:00'),
      now,
      null,
      null,
    ])
  })

  it('names a day whatever the hour', () => {
    expect(['2026-12-15 00:00:00.000000', '15/12/2026', 'pronto'].map(readDay)).toEqual([
      '2026-12-15',
      '2026-12-15',
      null,
    ])
  })
})

it.each([
  ['528701', 528_701],
  ['528701.0', 528_701],
  ['5.28701e+07', 52_870_100],
  ['-5', null],
  ['1e999', null],
  ['0x10', null],
  ['quinientos', null],
])('the number of %j is %j', (text, expected) => {
  expect(readNumber(text)).toBe(expected)
})

it('an id that became a float is the id', () => {
  expect(['45215412.0', ' 12 ', '1.5'].map(plainText)).toEqual(['45215412', '12', '1.5'])
})

it.each([
  ['<a@b.example>', '<a@b.example>'],
  ['a@b.example', '<a@b.example>'],
  ['<a@b> <c@d>', null],
  ['a', null],
  ['<a@b\r\nBcc: x@y>', null],
])('the Message-ID of %j is %j', (text, expected) => {
  expect(readMessageId(text)).toBe(expected)
})
