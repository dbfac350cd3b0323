const LETTERS = 26

/** Far from each other, as the real ones are: seven letters, no two the same. */
export const farLocator = (index: number): string => {
  let rest = ((index + 1) * 7_654_321) % LETTERS ** 5
  let letters = ''
  for (let at = 0; at < 5; at += 1) {
    letters += String.fromCharCode(65 + (rest % LETTERS))
    rest = Math.floor(rest / LETTERS)
  }
  return `AA${letters}`
}
