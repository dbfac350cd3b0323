import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createPdfReader, type PdfReaderOptions } from '../../../../src/adapters/pdf/pdf-reader.js'
import type { DocumentText } from '../../../../src/ports.js'
import { documentText } from '../../../../src/reading/layout.js'
import {
  hungryPdf,
  longPdf,
  picturePdf,
  slowPdf,
  stampedPdf,
  textPdf,
  turnedPdf,
} from '../../../fixtures/pdf-files.js'
import { describeDocumentText } from '../../../ports/document-text-contract.js'

const MEGABYTE = 1024 * 1024

const textRead = async (reader: DocumentText, content: Uint8Array): Promise<string> => {
  const reading = await reader.read(content)
  return reading.ok ? documentText(reading.pages) : reading.fault
}

describeDocumentText('createPdfReader', () => ({ reader: createPdfReader(), make: textPdf }))

describe('a PDF', () => {
  let reader: DocumentText

  beforeAll(() => {
    reader = createPdfReader({ maxBytes: MEGABYTE })
  })
  afterAll(() => reader.stop())

  it('has its text placed in points from the top left corner', async () => {
    const reading = await reader.read(textPdf('word'))
    const item = reading.ok ? reading.pages[0]?.items[0] : null
    expect(item).toMatchObject({ text: 'word', x: 50, y: 42, height: 10 })
  })

  it('is read without a stamp across it', async () => {
    expect(await textRead(reader, stampedPdf('Reservado', 'COPIA'))).toBe('Reservado')
  })

  it('is read upright where its page is turned', async () => {
    expect(await textRead(reader, turnedPdf('upright'))).toBe('upright')
  })

  it('may have something before its header', async () => {
    const content = Buffer.concat([Buffer.from('\r\n\r\n'), textPdf('word')])
    expect(await textRead(reader, content)).toBe('word')
  })

  it('without text is a scan', async () => {
    expect(await textRead(reader, picturePdf())).toBe('scanned')
  })

  it('with a password is encrypted', async () => {
    const content = readFileSync(new URL('../../../fixtures/confirmations/encrypted.pdf', import.meta.url))
    expect(await textRead(reader, content)).toBe('encrypted')
  })

  it('cut short, without its page, is damaged', async () => {
    expect(await textRead(reader, textPdf('word').subarray(0, 60))).toBe('damaged')
  })

  it('of fifty pages is read', async () => {
    expect((await textRead(reader, longPdf(50))).split('\n')).toHaveLength(50)
  })

  it('of more pages is too large', async () => {
    expect(await textRead(reader, longPdf(51))).toBe('too_large')
  })

  it('of more bytes than allowed is too large', async () => {
    const content = Buffer.concat([textPdf('word'), Buffer.alloc(MEGABYTE)])
    expect(await textRead(reader, content)).toBe('too_large')
  })
})

describe('a PDF that would take the machine', () => {
  let reader: DocumentText

  const open = (options: Partial<PdfReaderOptions>): void => {
    reader = createPdfReader(options)
  }
  afterEach(() => reader.stop())

  it('is given up when its time is over, and the next one is read', async () => {
    open({ timeoutMs: 500 })
    const answers = await Promise.all([textRead(reader, slowPdf()), textRead(reader, textPdf('next'))])
    expect(answers).toEqual(['too_slow', 'next'])
  })

  it('is given up when it takes too much memory, and the next one is read', async () => {
    open({ maxGrowthBytes: 100 * MEGABYTE })
    const answers = await Promise.all([textRead(reader, hungryPdf()), textRead(reader, textPdf('next'))])
    expect(answers).toEqual(['too_large', 'next'])
  })

  it('is not called faulty when the reader is stopped under it', async () => {
    open({})
    const [told] = await Promise.allSettled([textRead(reader, slowPdf()), reader.stop()])
    expect(told).toMatchObject({ status: 'rejected', reason: { message: 'the PDF reader was stopped' } })
  })
})

describe('the child process of the reader', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-reader-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Runs a program that reads one file and comes to its end without stopping the reader. */
  const runToItsEnd = (file: string): string => {
    const module = new URL('../../../../src/adapters/pdf/pdf-reader.ts', import.meta.url)
    const program = join(folder, 'program.mts')
    writeFileSync(
      program,
      `import { readFileSync } from 'node:fs'\nimport { createPdfReader } from ${JSON.stringify(module)}\n` +
        `const reading = await createPdfReader().read(readFileSync(${JSON.stringify(file)}))\nconsole.log(reading.ok)`,
    )
    return execFileSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8', timeout: 20_000 })
  }

  it('does not keep an idle program alive', () => {
    writeFileSync(join(folder, 'word.pdf'), textPdf('word'))
    expect(runToItsEnd(join(folder, 'word.pdf'))).toBe('true\n')
  })
})
