/** The rows of one sheet that hold something; `row` counts from 1, as Excel shows it, `cells` from column A. */
export type Table = readonly { readonly row: number; readonly cells: readonly string[] }[]

/** Lines, dashes and stray delimiters are nothing. */
export const holdsSomething = (cells: readonly string[]): boolean =>
  cells.some((text) => /[\p{L}\p{N}]/u.test(text))
