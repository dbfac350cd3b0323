import type { PageText } from '../domain/document.js'
import type { Money } from '../domain/money.js'
import type { Evidence } from '../domain/review.js'
import { type FoldedCell, type FoldedDocument, type FoldedPage, foldDocument } from './document-pages.js'
import { namedInDocument } from './named-codes.js'
import { readOcAmounts } from './oc-amounts.js'
import { readOcNumber } from './oc-numbers.js'
import {
  COMPANY_NAME,
  CONFIRMATION_LABELS,
  CONFIRMATION_TITLE,
  INVOICE_TITLE,
  OC_WORD,
  ORDER_LABELS,
  ORDER_LIKE,
  ORDER_TITLE,
  OTHER_TITLE,
  OWN_REQUEST,
  PRINTED_MAIL,
  TAX_DOCUMENT_MARK,
  VOID_TITLE,
} from './oc-phrases.js'

/**
 * What a document is. `order`: it has the title and the fields of a purchase order. `doubtful`: it has the title, but
 * something speaks against it. `mention`: it only names an order.
 */
export type DocumentNature = 'order' | 'doubtful' | 'mention' | 'invoice' | 'confirmation' | 'other'

export interface OrderReading {
  readonly nature: DocumentNature
  readonly text: string
  readonly ocNumber: string | null
  readonly amounts: readonly Money[]
  readonly evidence: readonly Evidence[]
}

const WHERE = 'document'
const found = (signal: string, value: string, weight: number): Evidence => ({
  signal,
  value: value.slice(0, 80),
  where: WHERE,
  weight,
})

// ── the title ───────────────────────────────────────────────────────────────────────────────────────────────────

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

const heightsOf = (page: FoldedPage): readonly number[] => page.cells.map(({ cell }) => cell.height)

/** Printed larger than the rest; or, where all is of one size, at the very top. */
const isProminent = (title: FoldedCell, page: FoldedPage): boolean => {
  const heights = heightsOf(page)
  const largest = heights.reduce((most, height) => Math.max(most, height), 0)
  const usual = median(heights)
  const stands = title.cell.height >= usual * 1.15 && title.cell.height >= largest * 0.55
  return stands || (title.line < 6 && title.cell.height >= largest * 0.8)
}

/** A heading among three others is the head of a table's column. */
const isTitle = (cell: FoldedCell, page: FoldedPage): boolean =>
  ORDER_TITLE.test(OTHER_TITLE.test(cell.text) ? '' : cell.text.replace(COMPANY_NAME, '')) &&
  cell.cellsInLine <= 3 &&
  (cell.cell.y <= page.height / 2 || cell.line < 10) &&
  isProminent(cell, page)

interface Title {
  readonly page: FoldedPage
  readonly cell: FoldedCell
}

/** The first title in reading order, unless the page had begun as another paper. */
const titleOf = (pages: readonly FoldedPage[]): Title | null => {
  for (const page of pages) {
    const at = page.cells.findIndex((cell) => isTitle(cell, page))
    const cell = page.cells[at]
    if (cell && !page.cells.slice(0, at).some(({ text }) => OTHER_TITLE.test(text))) return { page, cell }
  }
  return null
}

// ── its number ──────────────────────────────────────────────────────────────────────────────────────────────────

const NUMBER_CELL = /^(?:n[°o]?|nro|numero|no|number|folio|id)?[ .:°#]*[a-z]{0,5}[-/]?\d[\w./-]*$/u
/** In points: how far under its title a number may stand. */
const BELOW = 70

const isBeside = ({ cell }: FoldedCell, title: FoldedCell): boolean => {
  const below = cell.y - title.cell.y
  const overlaps = cell.x < title.cell.right + 20 && cell.right > title.cell.x - 20
  const rightOf = cell.x >= title.cell.right && Math.abs(below) < title.cell.height
  return rightOf || (below > 0 && below <= BELOW && overlaps)
}

const numberBeside = ({ page, cell: title }: Title): string | null => {
  for (const cell of page.cells) {
    if (cell !== title && isBeside(cell, title) && NUMBER_CELL.test(cell.text)) {
      const number = readOcNumber(`oc ${cell.text}`)
      if (number !== null) return number
    }
  }
  return null
}

const numberOf = (title: Title | null, document: FoldedDocument): string | null =>
  title === null
    ? readOcNumber(document.text)
    : (readOcNumber(title.cell.text) ?? numberBeside(title) ?? readOcNumber(document.text))

// ── what it is ──────────────────────────────────────────────────────────────────────────────────────────────────

const cellsOf = (document: FoldedDocument): readonly FoldedCell[] =>
  document.pages.flatMap(({ cells }) => cells)

const countOf = (text: string, labels: readonly RegExp[]): number =>
  labels.filter((label) => label.test(text)).length

const isConfirmation = (document: FoldedDocument): boolean =>
  CONFIRMATION_TITLE.test(document.folded) && countOf(document.folded, CONFIRMATION_LABELS) >= 2

const isInvoice = (document: FoldedDocument, title: Title | null): boolean =>
  TAX_DOCUMENT_MARK.test(document.folded) ||
  (title === null &&
    cellsOf(document)
      .slice(0, 40)
      .some(({ text }) => INVOICE_TITLE.test(text)))

const against = (document: FoldedDocument): readonly Evidence[] => {
  const voided = cellsOf(document).find(({ text }) => VOID_TITLE.test(text))
  return [
    ...(voided ? [found('void_mark', voided.text, -30)] : []),
    ...(OWN_REQUEST.test(document.folded) ? [found('own_request_copy', '', -30)] : []),
    ...(PRINTED_MAIL.test(document.folded) ? [found('printed_mail', '', -30)] : []),
  ]
}

const inFavour = (title: Title | null, ocNumber: string | null, labels: number): readonly Evidence[] => [
  ...(title ? [found('oc_title', title.cell.text, 30)] : []),
  ...(ocNumber === null ? [] : [found('oc_number', ocNumber, 10)]),
  ...(labels > 0 ? [found('oc_labels', String(labels), Math.min(labels * 2, 10))] : []),
]

const natureOf = (
  document: FoldedDocument,
  title: Title | null,
  proven: boolean,
  doubts: readonly Evidence[],
): DocumentNature => {
  if (isConfirmation(document)) return 'confirmation'
  if (isInvoice(document, title)) return 'invoice'
  if (title !== null) return proven && doubts.length === 0 ? 'order' : 'doubtful'
  return OC_WORD.test(document.folded) || ORDER_LIKE.test(document.folded) ? 'mention' : 'other'
}

/**
 * Judges the text of a document. It is an order only with the title of one, set as a title, and an order's number or fields
 * with it: invoices, receipts and quotations name orders too.
 */
export const readPurchaseOrder = (pages: readonly PageText[]): OrderReading => {
  const document = foldDocument(pages)
  const title = titleOf(document.pages)
  const ocNumber = numberOf(title, document)
  const labels = countOf(document.folded, ORDER_LABELS)
  const doubts = title === null ? [] : against(document)
  const proven = labels >= 2 || (ocNumber !== null && labels >= 1)
  return {
    nature: natureOf(document, title, proven, doubts),
    text: document.text,
    ocNumber,
    amounts: readOcAmounts(document),
    evidence: [...inFavour(title, ocNumber, labels), ...doubts, ...namedInDocument(document.text)],
  }
}
