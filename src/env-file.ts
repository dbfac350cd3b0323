/**
 * Reads a `.env` file as python-dotenv does, because the owner's files were written for it: a comment needs white
 * space before its `#`, and nothing is expanded, so that `K0ntr0l!OC#2025$Sys` is a password as it stands. Single and
 * double quotes (with their escapes, over several lines), `export `, CRLF and a byte order mark are understood.
 * The one difference: `NAME= # remark` is empty here, python-dotenv gives the remark as the value.
 */
export interface EnvFile {
  readonly values: Readonly<Record<string, string>>
  /** Numbers (from 1) of the lines that are no assignment, no comment and not blank; they were left out. */
  readonly brokenLines: readonly number[]
}

interface Assignment {
  readonly key: string
  readonly value: string
  readonly end: number
}

const SPACE = /\s*/y
const KEY = /(?:export[^\S\r\n]+)?(?:'([^']+)'|(?!'|export[^\S\r\n])([^=#\s]+))[^\S\r\n]*=[^\S\r\n]*/y
const SINGLE_QUOTED = /'((?:\\.|[^'\\])*)'/sy
const DOUBLE_QUOTED = /"((?:\\.|[^"\\])*)"/sy
const UNQUOTED = /[^\r\n]*/y
const END_OF_LINE = /[^\S\r\n]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/y
const REST_OF_LINE = /[^\r\n]*(?:\r\n|\n|\r|$)/y

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const matchAt = (pattern: RegExp, text: string, position: number): RegExpExecArray | null => {
  pattern.lastIndex = position
  return pattern.exec(text)
}

const unescapeDouble = (body: string): string =>
  body.replaceAll(/\\([\\'"abfnrtv])/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped)

const unescapeSingle = (body: string): string => body.replaceAll(/\\([\\'])/g, '$1')

/** Looks behind each `#` rather than ahead from each space: a line of spaces would take minutes. */
const withoutComment = (text: string): string => text.replace(/(?<=\s)#[^]*/, '').trimEnd()

const readValue = (text: string, position: number): { value: string; end: number } | null => {
  const quote = text[position]
  if (quote !== "'" && quote !== '"') {
    const line = matchAt(UNQUOTED, text, position)?.[0] ?? ''
    const remark = line.startsWith('#') && text[position - 1] !== '='
    return { value: remark ? '' : withoutComment(line), end: position + line.length }
  }
  const match = matchAt(quote === "'" ? SINGLE_QUOTED : DOUBLE_QUOTED, text, position)
  if (!match) return null
  const body = match[1] ?? ''
  const value = quote === "'" ? unescapeSingle(body) : unescapeDouble(body)
  return { value, end: position + match[0].length }
}

const readAssignment = (text: string, position: number): Assignment | null => {
  const key = matchAt(KEY, text, position)
  if (!key) return null
  const value = readValue(text, position + key[0].length)
  if (!value) return null
  const rest = matchAt(END_OF_LINE, text, value.end)
  return rest && { key: key[1] ?? key[2] ?? '', value: value.value, end: value.end + rest[0].length }
}

/** Gives the number of the line at each of growing positions; none of them lies within a CRLF. */
const createLineCounter = (text: string): ((position: number) => number) => {
  let [line, counted] = [1, 0]
  return (position) => {
    line += text.slice(counted, position).split(/\r\n|\n|\r/).length - 1
    counted = position
    return line
  }
}

const skip = (pattern: RegExp, text: string, position: number): number =>
  position + (matchAt(pattern, text, position)?.[0].length ?? 0)

/** A name that is given twice has its last value. Never throws. */
export const parseEnvFile = (source: string): EnvFile => {
  const text = source.replace(/^\uFEFF/, '')
  const values = new Map<string, string>()
  const brokenLines: number[] = []
  const lineAt = createLineCounter(text)
  let position = skip(SPACE, text, 0)
  while (position < text.length) {
    const assignment = readAssignment(text, position)
    if (assignment) values.set(assignment.key, assignment.value)
    else if (text[position] !== '#') brokenLines.push(lineAt(position))
    position = assignment?.end ?? skip(REST_OF_LINE, text, position)
    position = skip(SPACE, text, position)
  }
  return { values: Object.fromEntries(values), brokenLines }
}
