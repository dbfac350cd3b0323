import { formatPlainAmount, formatShortDay } from '../../../src/texts/es.js'

const DAY = /\b\d{4}-\d{2}-\d{2}\b/gu

/** A value as the engine compares it ("2026-04-07", "CLP 528701") as Chile writes it. */
export const plainValue = (value: string): string =>
  formatPlainAmount(value) ?? value.replaceAll(DAY, formatShortDay)
