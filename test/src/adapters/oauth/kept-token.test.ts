import { describe, expect, it } from 'vitest'
import { keepUntilRefused } from '../../../../src/adapters/oauth/kept-token.js'

/** A keeper of one token, which it replaces when it is told to. */
const start = () => {
  let serial = 1
  let asked = 0
  const tokens = keepUntilRefused(async (isFresh) => {
    asked += 1
    if (isFresh) serial += 1
    return `ficha-${serial}`
  })
  return { tokens, asked: () => asked }
}

describe('a token that is kept', () => {
  it('is shared by all who ask at the same time', async () => {
    const { tokens, asked } = start()
    const all = await Promise.all([tokens.token(), tokens.token(), tokens.token()])
    expect(new Set(all)).toEqual(new Set(['ficha-1']))
    expect(asked()).toBe(1)
  })

  it('is not given out again after a server refused it', async () => {
    const { tokens } = start()
    await tokens.token()
    tokens.refused()
    expect(await tokens.token()).toBe('ficha-2')
    expect(await tokens.token()).toBe('ficha-2')
  })

  it('is replaced also when it is refused while somebody is asking', async () => {
    const { tokens } = start()
    await tokens.token()
    const asking = tokens.token()
    tokens.refused()
    await asking
    expect(await tokens.token()).toBe('ficha-2')
  })

  it('is asked for again after nobody could give one', async () => {
    const answers = [() => Promise.reject(new Error('away')), () => Promise.resolve('ficha')]
    const tokens = keepUntilRefused(() => answers.shift()?.() ?? Promise.reject(new Error('too often')))
    await expect(tokens.token()).rejects.toThrow('away')
    expect(await tokens.token()).toBe('ficha')
  })
})
