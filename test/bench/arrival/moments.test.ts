import { expect, it } from 'vitest'
import { createRandom } from '../../trials/random.js'
import { momentsIn } from './moments.js'

it('there is one moment in each stretch of time', () => {
  const moments = momentsIn(50, 1_000, createRandom(1))
  expect(moments.map((moment) => Math.floor(moment / 1_000))).toEqual(Array.from(moments.keys()))
})
