export interface ReadLimits {
  readonly maxPages: number
  /** Characters and text items of a whole document; more is no business document. */
  readonly maxCharacters: number
  readonly maxItems: number
}
