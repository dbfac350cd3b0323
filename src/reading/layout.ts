import type { PageText, TextItem } from '../domain/document.js'
import { tidy } from './fold.js'

/** A run of text on one line with no wide gap in it. Units are points; y grows down through all the pages. */
export interface Cell {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly height: number
  readonly font: string | null
}

/** What stands side by side, from left to right. */
export interface Line {
  readonly y: number
  readonly height: number
  readonly cells: readonly Cell[]
}

/** A gap wider than this many font heights parts two cells; pdf.js itself parts runs at 0.6. */
const CELL_GAP = 0.55
/** A gap wider than this is a space; the space of usual fonts is 0.25 to 0.3. */
const SPACE_GAP = 0.12
/** Baselines closer than this share a line: a heading and the smaller text beside it often differ a little. */
const SAME_LINE = 0.45

const PAGE_NUMBER = /^(?:p[áa]g(?:ina|\.)?|page)?\s*\d{1,3}\s*(?:de|of|\/)\s*\d{1,3}$/iu

const finite = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise)

const toCell = (item: TextItem, above: number): Cell | null => {
  const text = tidy(item.text)
  if (text.trim() === '' || !Number.isFinite(item.x) || !Number.isFinite(item.y)) return null
  const height = item.height > 0 ? finite(item.height, 10) : 10
  const right = item.x + Math.max(0, finite(item.width, 0))
  return { text, x: item.x, right, y: item.y + above, height, font: item.font ?? null }
}

const cellsOf = (pages: readonly PageText[]): readonly Cell[] => {
  let above = 0
  return pages.flatMap((page) => {
    const cells = page.items.map((item) => toCell(item, above)).filter((cell) => cell !== null)
    above += Math.max(0, finite(page.height, 0))
    return cells
  })
}

/** Some printers draw bold text twice, a hair apart. */
const isEcho = (cell: Cell, previous: Cell | undefined): boolean =>
  previous !== undefined && previous.text === cell.text && cell.x - previous.x < 1

const joinPair = (left: Cell, right: Cell): Cell => {
  const space = right.x - left.right > SPACE_GAP * Math.min(left.height, right.height) ? ' ' : ''
  return { ...left, text: left.text + space + right.text, right: Math.max(left.right, right.right) }
}

const trimmed = (cell: Cell): Cell => ({ ...cell, text: tidy(cell.text).trim() })

const letterWidth = (cell: Cell): number => (cell.right - cell.x) / Math.max(1, cell.text.length)

/** In a monospaced font a space is as wide as any letter, 0.6 font heights, and parts words, not cells. */
const cellGap = (left: Cell, right: Cell): number => {
  const [a, b] = [letterWidth(left), letterWidth(right)]
  const monospaced = Math.abs(a - b) < 0.01 * Math.max(a, b)
  return Math.max(CELL_GAP * Math.max(left.height, right.height), monospaced ? 1.25 * a : 0)
}

const mergeCells = (runs: readonly Cell[]): readonly Cell[] => {
  const merged: Cell[] = []
  let previousRun: Cell | undefined
  for (const run of runs.toSorted((a, b) => a.x - b.x)) {
    if (isEcho(run, previousRun)) continue
    const last = merged.at(-1)
    const gap = last ? run.x - last.right : Infinity
    if (last && gap <= cellGap(last, run)) merged[merged.length - 1] = joinPair(last, run)
    else merged.push(run)
    previousRun = run
  }
  return merged.map(trimmed)
}

const toLine = (runs: readonly Cell[]): Line => ({
  y: Math.max(...runs.slice(0, 100).map((run) => run.y)),
  height: Math.max(...runs.slice(0, 100).map((run) => run.height)),
  cells: mergeCells(runs),
})

/** All pages as lines from top to bottom, whatever the order of the items in the file. Page numbers are left out. */
export const toLines = (pages: readonly PageText[]): readonly Line[] => {
  const groups: Cell[][] = []
  for (const cell of cellsOf(pages).toSorted((a, b) => a.y - b.y)) {
    const group = groups.at(-1)
    const first = group?.[0]
    const near = first && cell.y - first.y <= SAME_LINE * Math.min(first.height, cell.height)
    if (group && near) group.push(cell)
    else groups.push([cell])
  }
  return groups.map(toLine).filter((line) => !PAGE_NUMBER.test(lineText(line)))
}

const lineText = (line: Line): string => line.cells.map((cell) => cell.text).join(' ')

/** The text of a document in reading order, one line of the page a line; cells are parted by a tab. */
export const documentText = (pages: readonly PageText[]): string =>
  toLines(pages)
    .map((line) => line.cells.map((cell) => cell.text).join('\t'))
    .join('\n')
