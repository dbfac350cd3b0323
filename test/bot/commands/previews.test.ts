import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { titlesOf } from '../../fixtures/views/card-check.js'
import { samplePreviews } from '../../fixtures/views/clients.js'
import { sampleView } from '../../fixtures/views/samples.js'
import { openDesk, type Desk } from './asking.js'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  desk.world.engine.putReservation(sampleView())
})

afterEach(() => desk.stop())

describe('vista previa', () => {
  test('unfolds each mail with its text, and sends nothing', async () => {
    desk.world.engine.putPreview('AAKLMNO', samplePreviews())
    const { card } = await desk.world.ask('vista previa aaklmno')
    expect(titlesOf(card)).toEqual([
      'Solicitud',
      'Recordatorio',
      'Ultimátum',
      'Acuse de recibo',
      'Aviso de OC rechazada',
    ])
    expect(JSON.stringify(card)).toContain('Les pedimos la OC.')
    expect(desk.world.engine.executed).toEqual([])
  })

  test('says what is missing while nobody knows the client', async () => {
    expect(await desk.ask('vista previa AAKLMNO')).toContain('Todavía no se sabe quién es el cliente')
  })

  test('proposes the reservation that was perhaps meant', async () => {
    expect(await desk.ask('vista previa AAKLMNP')).toContain('¿Quiso decir **AAKLMNO**?')
  })
})
