import type { DocumentReading, PageText } from '../../../../src/domain/document.js'
import { readConfirmation } from '../../../../src/reading/confirmation.js'
import { readPurchaseOrder } from '../../../../src/reading/purchase-order.js'
import { documentFaultText, readingProblemText } from '../../../../src/texts/reading-problems.js'

/** What the product makes of the text of a document, as a confirmation and as an order; problems have their sentence. */
export const understandPages = (pages: readonly PageText[]): string => {
  const { outcome, problems } = readConfirmation(pages)
  problems.map(readingProblemText)
  return `${outcome}, ${readPurchaseOrder(pages).nature}`
}

export const understand = (reading: DocumentReading): string => {
  if (reading.ok) return understandPages(reading.pages)
  documentFaultText(reading.fault)
  return reading.fault
}
