import { describe, expect, it } from 'vitest'
import { gathered } from '../../../../src/adapters/data-archive/gathered.js'

async function* piecesOf(...sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (const [index, size] of sizes.entries()) yield Buffer.alloc(size, index + 1)
}

const all = async (pieces: AsyncIterable<Buffer>): Promise<readonly Buffer[]> => {
  const given: Buffer[] = []
  for await (const piece of pieces) given.push(piece)
  return given
}

describe('pieces that are gathered', () => {
  it('are the same bytes in fewer pieces', async () => {
    const sizes = [3, 5, 1, 4, 2]
    const given = await all(gathered(piecesOf(...sizes), 8))
    expect(given.map(({ length }) => length)).toEqual([8, 7])
    expect(Buffer.concat(given)).toEqual(Buffer.concat(await all(piecesOf(...sizes))))
  })

  it('go on as they are where they are large', async () => {
    expect((await all(gathered(piecesOf(9, 10), 8))).map(({ length }) => length)).toEqual([9, 10])
  })

  it('are none where there are none', async () => {
    expect(await all(gathered(piecesOf(0), 8))).toEqual([])
  })
})
