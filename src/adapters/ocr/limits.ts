export interface OcrLimits {
  /** Pages of a document that are looked at; an order or a confirmation says what it is on its first ones. */
  readonly maxPages: number
  /** Pixels of a picture; a page scanned at 600 dpi has 35 million. */
  readonly maxPixels: number
}
