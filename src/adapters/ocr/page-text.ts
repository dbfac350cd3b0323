import type { Line, Page, Word } from 'tesseract.js'
import type { PageText, TextItem } from '../../domain/document.js'
import { mended } from './slips.js'

/** What was made out on one page. */
export interface RecognisedPage {
  readonly page: PageText
  /** Of each word: letters in it, and how sure they are, 0 to 100. */
  readonly words: readonly { readonly letters: number; readonly confidence: number }[]
}

interface Size {
  /** Points per pixel. */
  readonly scale: number
  readonly width: number
  readonly height: number
}

/** Less sure than this, a word is a speck, a line of a table or a signature. */
const LEAST_SURE = 25
const LEAST_SURE_MARK = 60
const HAS_LETTER = /[\p{L}\p{N}]/u

const isWord = ({ text, confidence }: Word): boolean =>
  text.trim() !== '' && confidence >= (HAS_LETTER.test(text) ? LEAST_SURE : LEAST_SURE_MARK)

/** A wider gap, in heights of the line, parts two columns. */
const COLUMN_GAP = 0.8

/** Words of a line that stand together, so that the spaces between them are sure. */
const runsOf = (words: readonly Word[], height: number): readonly (readonly Word[])[] => {
  const runs: Word[][] = []
  for (const word of words) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && word.bbox.x0 - last.bbox.x1 <= COLUMN_GAP * height) run.push(word)
    else runs.push([word])
  }
  return runs
}

/** A line may still lean a little: each run has the height at which it begins. */
const baselineAt = ({ baseline: { x0, y0, x1, y1 } }: Line, x: number): number =>
  x1 > x0 ? y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) : y1

const toItem = (line: Line, run: readonly Word[], height: number, scale: number): TextItem => {
  const left = Math.min(...run.map(({ bbox }) => bbox.x0))
  const right = Math.max(...run.map(({ bbox }) => bbox.x1))
  return {
    text: mended(run.map(({ text }) => text).join(' ')),
    x: left * scale,
    y: baselineAt(line, left) * scale,
    width: (right - left) * scale,
    height: height * scale,
  }
}

const itemsOf = (line: Line, scale: number): readonly TextItem[] => {
  const words = line.words.filter(isWord)
  const height = line.rowAttributes.rowHeight || line.bbox.y1 - line.bbox.y0
  return runsOf(words, height).map((run) => toItem(line, run, height, scale))
}

const linesOf = ({ blocks }: Pick<Page, 'blocks'>): readonly Line[] =>
  (blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))

/** Places the words of a page as pdf.js places text: in points, from the top left corner. */
export const toPageText = (
  recognised: Pick<Page, 'blocks'>,
  { scale, width, height }: Size,
): RecognisedPage => {
  const lines = linesOf(recognised)
  const words = lines.flatMap((line) => line.words.filter(isWord))
  return {
    page: { width, height, items: lines.flatMap((line) => itemsOf(line, scale)) },
    words: words.map(({ text, confidence }) => ({ letters: text.length, confidence })),
  }
}

/** Mean over the letters: a long word counts for more than a speck. 0 where there is none. */
export const confidenceOf = (pages: readonly RecognisedPage[]): number => {
  const words = pages.flatMap((page) => page.words)
  const letters = words.reduce((sum, word) => sum + word.letters, 0)
  const sure = words.reduce((sum, word) => sum + word.letters * word.confidence, 0)
  return letters === 0 ? 0 : Math.round(sure / letters)
}

/** Lines that lie on their side come out as many words of a letter or two. */
const LONG_WORD = 4

/** Letters in words that are long enough to be some: how much was made out, for choosing between ways up. */
export const lettersOf = ({ words }: RecognisedPage): number =>
  words.filter(({ letters }) => letters >= LONG_WORD).reduce((sum, { letters }) => sum + letters, 0)
