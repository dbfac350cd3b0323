import { describe, expect, it } from 'vitest'
import { parseEnvFile } from '../../src/env-file.js'

const read = (text: string) => parseEnvFile(text).values

describe('a line of a .env file', () => {
  it.each([
    ['a number sign inside a password is no comment', 'A=K0ntr0l!OC#2025$Sys', 'K0ntr0l!OC#2025$Sys'],
    ['a comment needs white space before it', 'A=abcd  # Sin espacios', 'abcd'],
    ['a password may begin with a number sign', 'A=#abc', '#abc'],
    ['a remark alone is no value', 'A=   # nada', ''],
    ['nothing is expanded', 'A=${HOME}/$USER', '${HOME}/$USER'],
    ['spaces around the equals sign do not count', 'A = abc ', 'abc'],
    ['double quotes keep spaces and number signs', 'A="  x # y " # remark', '  x # y '],
    ['double quotes know escapes', String.raw`A="a\n\"b\"\\"`, 'a\n"b"\\'],
    ['single quotes know only their own escapes', String.raw`A='a\n\'b'`, String.raw`a\n'b`],
    ['quotes may span lines', 'A="one\ntwo"', 'one\ntwo'],
    ['an export prefix is allowed', 'export A=abc', 'abc'],
    ['the last assignment wins', 'A=1\nA=2', '2'],
    ['accents and no-break spaces at the end are handled', 'A=Administración\u00a0', 'Administración'],
  ])('%s', (_, text, value) => {
    expect(read(text)).toEqual({ A: value })
  })
})

describe('a .env file', () => {
  it('may have Windows line ends and a byte order mark', () => {
    expect(read('\uFEFFA=1\r\n\r\n# remark\r\nB=2\r\n')).toEqual({ A: '1', B: '2' })
  })

  it('names the lines that are no assignment and reads the others', () => {
    const { values, brokenLines } = parseEnvFile('A=1\nnonsense\nB="open\n\nC=3')
    expect(values).toEqual({ A: '1', C: '3' })
    expect(brokenLines).toEqual([2, 3])
  })

  it('may hold a name that objects have of their own', () => {
    expect(Object.entries(read('__proto__=1\nA=2'))).toEqual([
      ['__proto__', '1'],
      ['A', '2'],
    ])
  })
})

describe('a file that means no good', () => {
  const within5Seconds = (source: string): ReturnType<typeof parseEnvFile> => {
    const started = performance.now()
    const file = parseEnvFile(source)
    expect(performance.now() - started).toBeLessThan(5000)
    return file
  }

  it('is read at once, though a value is a hundred thousand spaces', () => {
    expect(within5Seconds(`A=x${' '.repeat(100_000)}y # remark`).values['A']).toMatch(/^x +y$/)
  })

  it('is read at once, though every line is broken, and each has its number', () => {
    const { brokenLines } = within5Seconds('x\r\n'.repeat(50_000))
    expect(brokenLines.length).toBe(50_000)
    expect(brokenLines.at(-1)).toBe(50_000)
  })
})
