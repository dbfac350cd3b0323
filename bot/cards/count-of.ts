/** How many rows the pages before had, as a button carries it; what is no count is none. */
export const countOf = (text: string | undefined): number => {
  const count = Number(text)
  return Number.isSafeInteger(count) && count >= 0 ? count : 0
}
