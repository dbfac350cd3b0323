/** Header names in lower case → unfolded values in the order of the mail, topmost first. */
export type HeaderMap = ReadonlyMap<string, readonly string[]>

export interface SplitMail {
  readonly headers: HeaderMap
  readonly body: Uint8Array
}

const LF = 10
const CR = 13

/** Where the blank line begins and where the body does; a mail may have no body at all. */
const findBlankLine = (source: Uint8Array): readonly [number, number] => {
  for (let at = source.indexOf(LF); at !== -1; at = source.indexOf(LF, at + 1)) {
    if (source[at + 1] === LF) return [at + 1, at + 2]
    if (source[at + 1] === CR && source[at + 2] === LF) return [at + 1, at + 3]
  }
  return [source.length, source.length]
}

/** A header longer than this is an attack or a fault; nobody's mail needs it. */
const MAX_HEAD_BYTES = 1024 * 1024

const fieldOf = (line: string): readonly [string, string] | null => {
  const found = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line)
  return found === null ? null : [(found[1] ?? '').toLowerCase(), (found[2] ?? '').trim()]
}

/** RFC 5322, 2.2.3: a line that begins with white space goes on with the line before. */
const unfold = (head: string): readonly string[] => head.replaceAll(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)

/** Cuts a mail into its header fields (RFC 5322, 2.2) and its body. Lines that are no field are left out. */
export const splitMail = (source: Uint8Array): SplitMail => {
  const [headEnd, bodyStart] = findBlankLine(source)
  const head = Buffer.from(source.subarray(0, Math.min(headEnd, MAX_HEAD_BYTES))).toString('utf8')
  const headers = new Map<string, string[]>()
  for (const field of unfold(head).map(fieldOf)) {
    if (field === null) continue
    const [name, value] = field
    const values = headers.get(name)
    if (values === undefined) headers.set(name, [value])
    else values.push(value)
  }
  return { headers, body: source.subarray(bodyStart) }
}
