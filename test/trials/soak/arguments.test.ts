import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.js'

describe('the arguments of a soak', () => {
  it('are two short months where none is given', () => {
    expect(readArguments([])).toMatchObject({ months: 2, seed: 1 })
  })

  it('say how long, how much and by which chance', () => {
    expect(readArguments(['--months', '6', '--per-day', '50', '--seed', '9'])).toEqual({
      months: 6,
      perDay: 50,
      seed: 9,
    })
  })

  it.each([
    ['--months', '1'],
    ['--per-day', '0'],
    ['--seed', 'x'],
    ['--days', '3'],
  ])('are refused where nothing could be seen: %s %s', (...args) => {
    expect(() => readArguments(args)).toThrow(args[0])
  })
})
