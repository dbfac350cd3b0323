import { beforeEach, describe, expect, test } from 'vitest'
import { createOfferedFiles, type Offer, type OfferedFiles } from '../../../bot/files/offered-files.js'
import { sampleFile } from '../../fixtures/views/samples.js'

const OFFER: Offer = {
  file: sampleFile('reporte.xlsx'),
  owner: { kind: 'report' },
  personId: 'paula',
  conversationId: 'a:1',
}

let now: number
let offers: OfferedFiles

beforeEach(() => {
  now = 0
  offers = createOfferedFiles(() => now)
})

describe('an offer', () => {
  test('is taken once, by whom it was made for', () => {
    const id = offers.add(OFFER)
    expect(offers.take(id, OFFER)).toEqual(OFFER)
    expect(offers.take(id, OFFER)).toBeNull()
  })

  test('is not taken by somebody else, nor from another chat, and stays', () => {
    const id = offers.add(OFFER)
    expect(offers.take(id, { ...OFFER, personId: 'luis' })).toBeNull()
    expect(offers.take(id, { ...OFFER, conversationId: 'a:2' })).toBeNull()
    expect(offers.take(id, OFFER)).toEqual(OFFER)
  })

  test('is none that was never made', () => {
    expect(offers.take('00000000-0000-0000-0000-000000000000', OFFER)).toBeNull()
  })

  test('ends after an hour', () => {
    const id = offers.add(OFFER)
    now = 3_600_000
    expect(offers.take(id, OFFER)).toBeNull()
  })

  test('gives way to two hundred newer ones', () => {
    const [first = '', second = ''] = Array.from({ length: 201 }, () => offers.add(OFFER))
    expect(offers.take(first, OFFER)).toBeNull()
    expect(offers.take(second, OFFER)).toEqual(OFFER)
  })

  test('has an id that tells nothing', () => {
    expect(offers.add(OFFER)).toMatch(/^[0-9a-f-]{36}$/u)
    expect(offers.add(OFFER)).not.toBe(offers.add(OFFER))
  })
})
