/** One `method=result` of the header with its properties, such as `header.from` → `cliente.example`. Lower case. */
export interface MethodResult {
  readonly method: string
  readonly result: string
  readonly properties: ReadonlyMap<string, string>
}

export interface AuthenticationResults {
  /** Null where the header has none, as Exchange Online's. */
  readonly authservId: string | null
  readonly results: readonly MethodResult[]
}

/** A piece of the header: a word, or one of the two signs that part words. */
type Token = string

const SPACE = /[ \t\r\n]/

/** Where a comment ends that begins at `start`; comments nest (RFC 5322, 3.2.2). Null: never. */
const endOfComment = (text: string, start: number): number | null => {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '(') depth += 1
    else if (text[at] === ')' && --depth === 0) return at + 1
  }
  return null
}

/** Where a quoted string ends that begins at `start`. Null: never. */
const endOfQuote = (text: string, start: number): number | null => {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at + 1
  }
  return null
}

/** Words, `;` and `=`. Null when a quote or a comment does not end: such a header says nothing. */
const tokenize = (text: string): readonly Token[] | null => {
  const tokens: Token[] = []
  let word = ''
  const endWord = (): void => {
    if (word !== '') tokens.push(word)
    word = ''
  }
  for (let at = 0; at < text.length;) {
    const sign = text[at] ?? ''
    const end = sign === '(' ? endOfComment(text, at) : sign === '"' ? endOfQuote(text, at) : at + 1
    if (end === null) return null
    if (sign === '"') word += text.slice(at, end)
    else if (sign === '(' || SPACE.test(sign)) endWord()
    else if (sign === ';' || sign === '=') {
      endWord()
      tokens.push(sign)
    } else word += sign
    at = end
  }
  endWord()
  return tokens
}

const splitBySemicolon = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token === ';') parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter((part) => part.length > 0)
}

const unquote = (word: string): string => word.replaceAll(/^"|"$/g, '').replaceAll(/\\(.)/g, '$1')

/** `a = b` pairs in their order; words that belong to no pair are left out. */
const pairsOf = (part: readonly Token[]): readonly (readonly [string, string])[] =>
  part.flatMap((token, at): (readonly [string, string])[] => {
    const [name, value] = [part[at - 1], part[at + 1]]
    if (token !== '=' || name === undefined || value === undefined || name === '=' || value === '=') return []
    return [[name.toLowerCase(), unquote(value).toLowerCase()]]
  })

const resultOf = (part: readonly Token[]): MethodResult | null => {
  const [first, ...rest] = pairsOf(part)
  // The method stands first in its part: `reason="x" dmarc=pass` is no result.
  if (first === undefined || part[1] !== '=') return null
  return { method: first[0].replace(/\/.*$/, ''), result: first[1], properties: new Map(rest) }
}

/**
 * Reads the value of an Authentication-Results header (RFC 8601, 2.2), and Exchange Online's form of it, which leaves
 * the authserv-id out. Null when it cannot be read with certainty.
 */
export const parseAuthenticationResults = (value: string): AuthenticationResults | null => {
  const tokens = tokenize(value)
  if (tokens === null) return null
  const parts = splitBySemicolon(tokens)
  const [first] = parts
  if (first === undefined) return null
  const authservId = first.includes('=') ? null : (first[0] ?? null)
  const results = (authservId === null ? parts : parts.slice(1)).map(resultOf)
  return {
    authservId: authservId === null ? null : unquote(authservId).toLowerCase(),
    results: results.filter((result) => result !== null),
  }
}
