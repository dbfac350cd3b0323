import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentText } from '../../src/ports.js'
import { documentText } from '../../src/reading/layout.js'

export interface DocumentTextWorld {
  readonly reader: DocumentText
  /** A one-page document of these lines. */
  make(...lines: readonly string[]): Uint8Array
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The promises of the DocumentText port, kept by the fake and by the real one. */
export const describeDocumentText = (name: string, createWorld: () => DocumentTextWorld): void => {
  describe(`${name} as a DocumentText`, () => {
    let world: DocumentTextWorld

    // One for all: starting a reader may cost a process.
    beforeAll(() => {
      world = createWorld()
    })
    afterAll(() => world.reader.stop())

    it('gives the text of a page in its place', async () => {
      const reading = await world.reader.read(world.make('first', 'second'))
      expect(reading.ok && documentText(reading.pages)).toBe('first\nsecond')
    })

    it('answers each of many files asked for at once', async () => {
      const readings = await Promise.all(['a', 'b', 'c'].map((line) => world.reader.read(world.make(line))))
      expect(readings.map((reading) => reading.ok && documentText(reading.pages))).toEqual(['a', 'b', 'c'])
    })

    it.each([
      ['empty', bytes('')],
      ['wrong_type', bytes('Estimados: adjunto la OC')],
      ['damaged', bytes('%PDF-1.4 and then nothing that is one')],
    ])('calls a file %s', async (fault, content) => {
      expect(await world.reader.read(content)).toEqual({ ok: false, fault })
    })

    it('refuses to read once it was stopped', async () => {
      const stopped = createWorld()
      await stopped.reader.stop()
      await expect(stopped.reader.read(stopped.make('late'))).rejects.toThrow('stopped')
    })
  })
}
