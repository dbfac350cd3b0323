import { expect, test } from 'vitest'
import { sampleView } from '../../fixtures/views/samples.js'
import { openPressingWorld, textOf } from '../press-cards.js'

test('a long list is paged in place', async () => {
  const world = await openPressingWorld()
  for (let index = 0; index < 30; index += 1)
    world.engine.putReservation(sampleView({ locator: `AB${String(index).padStart(5, '0')}` }))
  const post = await world.ask('pendientes')
  expect(textOf(await world.press(post, 'Ver más'))).toContain('13 a 24 de 31')
  await world.stop()
})
