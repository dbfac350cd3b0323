import { describe, expect, it } from 'vitest'
import { keepUntilRefused, type Granted } from '../../../../src/adapters/oauth/kept-token.js'

/** A keeper of one token, which it replaces when it is told to. */
const start = () => {
  let serial = 1
  let asked = 0
  const tokens = keepUntilRefused(async (isFresh) => {
    asked += 1
    if (isFresh) serial += 1
    return { token: `ficha-${serial}`, lastsMs: 3_600_000 }
  })
  return { tokens, asked: () => asked }
}

type Answer = () => Promise<Granted>

const away: Answer = () => Promise.reject(new Error('away'))
const granted =
  (token: string): Answer =>
  () =>
    Promise.resolve({ token, lastsMs: 3_600_000 })

/** A provider that answers so, one after the other, and a clock. */
const failing = (...answers: Answer[]) => {
  let now = 0
  const tokens = keepUntilRefused(
    () => answers.shift()?.() ?? Promise.reject(new Error('asked too often')),
    () => now,
  )
  return { tokens, wait: (ms: number) => void (now += ms) }
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
    const { tokens } = failing(away, granted('ficha'))
    await expect(tokens.token()).rejects.toThrow('away')
    expect(await tokens.token()).toBe('ficha')
  })

  it('serves until it expires where nobody can renew it', async () => {
    const { tokens, wait } = failing(granted('ficha'), away, away)
    await tokens.token()
    wait(3_500_000)
    expect(await tokens.token()).toBe('ficha')
    wait(100_000)
    await expect(tokens.token()).rejects.toThrow('away')
  })

  it('does not serve any more once it was refused, also where nobody can renew it', async () => {
    const { tokens } = failing(granted('ficha'), away)
    await tokens.token()
    tokens.refused()
    await expect(tokens.token()).rejects.toThrow('away')
  })
})
