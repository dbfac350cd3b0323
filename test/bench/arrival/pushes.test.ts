import { expect, it } from 'vitest'
import { createPushes, listeningFor } from './pushes.js'

const LINE = { answer: () => undefined, cut: () => undefined }

it('a mail is known from when the server first told of as many', () => {
  let now = 0
  const pushes = createPushes(() => (now += 10))
  const { far } = listeningFor(pushes)
  far?.(Buffer.from('* 1 EXISTS\r\n* 0 RECENT\r\n'), LINE)
  far?.(Buffer.from('* 3 EXISTS\r\n'), LINE)
  far?.(Buffer.from('* 3 EXISTS\r\n'), LINE)
  expect([1, 2, 3, 4].map((number) => pushes.at(number))).toEqual([10, 20, 30, Number.NaN])
})
