import type { PageText, TextItem } from '../../domain/document.js'

/** What stands on one line of a page: texts with the place where each begins, in points. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly height: number
}

/** Mean width of a letter, in heights: office files do not say how wide their text comes out. */
export const LETTER_WIDTH = 0.5
const LINE_PITCH = 1.4
/** A4 upright. */
export const PAGE_WIDTH = 595
const PAGE_HEIGHT = 842
const MARGIN = 40

export const widthOf = (text: string, height: number): number => text.length * height * LETTER_WIDTH

const tallest = (line: readonly PlacedText[]): number => Math.max(10, ...line.map(({ height }) => height))

/** One long page of lines, one below the other: where a printer would have turned the page, nobody knows. */
export const pageOf = (lines: readonly (readonly PlacedText[])[]): PageText => {
  let y = MARGIN
  const items = lines.flatMap((line): readonly TextItem[] => {
    y += tallest(line) * LINE_PITCH
    return line.map(({ text, x, height }) => ({ text, x, y, width: widthOf(text, height), height }))
  })
  return { width: PAGE_WIDTH, height: Math.max(PAGE_HEIGHT, y + MARGIN), items }
}
