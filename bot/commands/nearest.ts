const cost = (one: string, other: string): number => (one === other ? 0 : 1)

/**
 * Edit distance in which two neighbours that changed places count once (optimal string alignment), as slips of the fingers
 * do. Two rows are kept.
 */
export const distance = (one: string, other: string): number => {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_value, index) => index)
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line]
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + cost(one.charAt(line - 1), other.charAt(column - 1))
      const isSwap =
        line > 1 &&
        one.charAt(line - 1) === other.charAt(column - 2) &&
        one.charAt(line - 2) === other.charAt(column - 1)
      const swapped = isSwap ? (before[column - 2] ?? 0) + 1 : Infinity
      next.push(Math.min(replaced, swapped, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row.at(-1) ?? 0
}

/** The most alike of the names, when it is near enough that a slip explains it: a third of its letters at most. */
export const nearest = (word: string, names: readonly string[]): string | null => {
  const [best] = names
    .map((name) => ({ name, apart: distance(word, name) }))
    .sort((one, other) => one.apart - other.apart)
  return best && best.apart <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : null
}
