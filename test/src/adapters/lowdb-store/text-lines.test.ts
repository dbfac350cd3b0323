import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { nodeFiles } from '../../../../src/adapters/lowdb-store/data-files.js'
import { lineAt, linesBackward, linesForward } from '../../../../src/adapters/lowdb-store/text-lines.js'

// Longer together than what is read at once, with letters of more than one byte on the seams.
const LINES = Array.from({ length: 400 }, (_, i) => `${i} ${'ñandú '.repeat(1 + ((i * 37) % 2000))}`)
const TEXT = LINES.map((line) => `${line}\n`).join('')

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const collected: T[] = []
  for await (const item of items) collected.push(item)
  return collected
}

const aFile = async (text: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'control-oc-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'lines')
  await writeFile(path, text)
  return { path, length: Buffer.byteLength(text) }
}

describe('lines of a file', () => {
  it('are read forward, with the offsets at which they begin', async () => {
    const { path, length } = await aFile(TEXT)
    const lines = await all(linesForward(nodeFiles, path, 0, length))
    expect(lines.map(({ text }) => text)).toEqual(LINES)
    const last = lines.at(-1)
    expect(last?.offset).toBe(length - Buffer.byteLength(`${LINES.at(-1)}\n`))
  })

  it('are read backward', async () => {
    const { path, length } = await aFile(TEXT)
    expect(await all(linesBackward(nodeFiles, path, length))).toEqual(LINES.toReversed())
  })

  it('are read one by one, however long', async () => {
    const { path, length } = await aFile(TEXT)
    const offset = Buffer.byteLength(`${LINES[0]}\n${LINES[1]}\n`)
    expect(await lineAt(nodeFiles, path, offset, length)).toBe(LINES[2])
  })

  it('that end before they should are a damage', async () => {
    const { path } = await aFile('{"a":1}\n')
    await expect(lineAt(nodeFiles, path, 0, 100)).rejects.toThrow('it ends before byte 100')
    await expect(lineAt(nodeFiles, path, 0, 5)).rejects.toThrow('no line begins')
  })
})
