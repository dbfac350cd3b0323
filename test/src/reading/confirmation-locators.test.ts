import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPdfReader } from '../../../src/adapters/pdf/pdf-reader.js'
import type { PageText } from '../../../src/domain/document.js'
import type { DocumentText } from '../../../src/ports.js'
import { readConfirmation } from '../../../src/reading/confirmation.js'

const HERE = new URL('../../fixtures/confirmations/', import.meta.url)

describe('one document for several bookings', () => {
  let reader: DocumentText

  beforeAll(() => {
    reader = createPdfReader()
  })
  afterAll(() => reader.stop())

  const pagesOf = async (...names: readonly string[]): Promise<readonly PageText[]> => {
    const documents = await Promise.all(names.map((name) => reader.read(readFileSync(new URL(name, HERE)))))
    return documents.flatMap((document) => (document.ok ? document.pages : []))
  }

  /** The same text once more, further down on the same page. */
  const onOnePage = ([first, second]: readonly PageText[]): readonly PageText[] => {
    if (!first || !second) throw new Error('two pages are needed')
    const lower = second.items.map((item) => ({ ...item, y: item.y + first.height }))
    return [{ ...first, height: first.height + second.height, items: [...first.items, ...lower] }]
  }

  const several = (pages: readonly PageText[]): readonly string[] => {
    const { outcome, problems } = readConfirmation(pages)
    return [
      outcome,
      ...problems.flatMap((one) => (one.code === 'several_locators' ? [one.detail ?? ''] : [])),
    ]
  }

  it('is a problem that names them all, in their order', async () => {
    expect(several(await pagesOf('plain.pdf', 'no-colons.pdf'))).toEqual(['problem', 'AAKLMNO, AANOCOL'])
  })

  it('has no locator of its own, and misses none', async () => {
    const reading = readConfirmation(await pagesOf('plain.pdf', 'no-colons.pdf'))
    expect(reading).toMatchObject({ outcome: 'problem', draft: { locator: null } })
    expect(reading.problems.map(({ code }) => code)).not.toContain('incomplete')
  })

  it('is the same problem when they stand on one page', async () => {
    const pages = onOnePage(await pagesOf('two-rooms.pdf', 'plain.pdf'))
    expect(several(pages)).toEqual(['problem', 'AAPQRST, AAKLMNO'])
  })

  it('is none when every page repeats the one locator', async () => {
    expect(several(await pagesOf('plain.pdf', 'changed.pdf'))).not.toContain('several_locators')
    expect(several(await pagesOf('two-pages.pdf'))).toEqual(['reservation'])
  })

  it('is none when a note speaks of another booking', async () => {
    const [page] = await pagesOf('plain.pdf')
    if (!page) throw new Error('the fixture has a page')
    const notes = page.items.map((item) =>
      item.text.startsWith('Sin notas del asesor')
        ? { ...item, text: 'LOC Interno: AAOTRAS, viaja con ellos' }
        : item,
    )
    expect(notes).not.toEqual(page.items)
    expect(several([{ ...page, items: notes }])).toEqual(['reservation'])
  })
})
