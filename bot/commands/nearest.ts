/** Edit distance (Levenshtein) with one row kept. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_value, index) => index)
  for (const [line, letter] of one.split('').entries()) {
    const next = [line + 1]
    for (const [column, candidate] of other.split('').entries()) {
      const replaced = (row[column] ?? 0) + (letter === candidate ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
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
