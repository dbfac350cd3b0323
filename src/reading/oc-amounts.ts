import type { Money } from '../domain/money.js'
import type { FoldedDocument } from './document-pages.js'
import { readAmount } from './money.js'
import { AMOUNT_LABEL, FOREIGN_CURRENCY } from './oc-phrases.js'

/** The digits before a currency are as many as an amount may have: a line of a hundred thousand would take minutes. */
const MARKED =
  /(?:(?:clp|usd|us\$|eur|uf|€|\$)[ $:]{0,3}\d[\d.,]*|\d[\d.,]{0,30}[ ]?(?:clp|usd|eur|uf|€)(?![a-z]))/gu
const GROUPED = /(?<![\w.,$-])\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?![\w]|[.,-]\d|-[\dk])/gu
const PLAIN_AFTER_LABEL = /^\D*?[: ]?(\d{4,9})$/u

const MOST_AMOUNTS = 60

const texts = (line: string, unmarked: boolean): readonly string[] => {
  const marked = [...line.matchAll(MARKED)].map(([amount]) => amount)
  if (marked.length > 0 || !unmarked) return marked
  const grouped = [...line.matchAll(GROUPED)].map(([amount]) => amount)
  const plain = AMOUNT_LABEL.test(line) ? PLAIN_AFTER_LABEL.exec(line)?.[1] : undefined
  return plain === undefined ? grouped : [...grouped, plain]
}

const key = ({ currency, minor }: Money): string => `${currency} ${minor}`

/**
 * Every amount that a document prints: net, tax and total are told apart by comparing them. Amounts without a currency
 * count as pesos only where the document names no other currency.
 */
export const readOcAmounts = ({ folded }: FoldedDocument): readonly Money[] => {
  const unmarked = !FOREIGN_CURRENCY.test(folded)
  const found = new Map<string, Money>()
  for (const line of folded.split('\n')) {
    for (const text of texts(line, unmarked)) {
      const reading = readAmount(text.replace(/[.,]+$/u, ''))
      if (reading.kind === 'amount' && reading.money.minor > 0) found.set(key(reading.money), reading.money)
    }
    if (found.size >= MOST_AMOUNTS) break
  }
  return [...found.values()]
}
