import type { PageText } from '../domain/document.js'
import { type Cell, documentText, toLines } from './layout.js'
import { foldWords } from './mail-words.js'

/** A cell of a page with its text folded for phrases, and how many cells share its line. */
export interface FoldedCell {
  readonly text: string
  readonly cell: Cell
  /** Line of the page, from 0. */
  readonly line: number
  readonly cellsInLine: number
}

export interface FoldedPage {
  readonly height: number
  readonly cells: readonly FoldedCell[]
}

export interface FoldedDocument {
  /** As printed. */
  readonly text: string
  readonly folded: string
  readonly pages: readonly FoldedPage[]
}

/** More than any order has; what follows cannot make it one. */
const MOST_PAGES = 10
const MOST_ITEMS = 5000
const LONGEST_TEXT = 200_000

const foldPage = (page: PageText): FoldedPage => ({
  height: page.height,
  cells: toLines([page]).flatMap(({ cells }, line) =>
    cells.map((cell) => ({ text: foldWords(cell.text).trim(), cell, line, cellsInLine: cells.length })),
  ),
})

export const foldDocument = (pages: readonly PageText[]): FoldedDocument => {
  const read = pages.slice(0, MOST_PAGES).map((page) => ({ ...page, items: page.items.slice(0, MOST_ITEMS) }))
  const text = documentText(read).slice(0, LONGEST_TEXT)
  return { text, folded: foldWords(text), pages: read.map(foldPage) }
}
