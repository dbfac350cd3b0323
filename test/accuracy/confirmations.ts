import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandLines } from './command.js'

/** How often a field of the confirmations was read rightly. */
export interface FieldScore {
  readonly field: string
  readonly right: number
  readonly all: number
}

export interface ConfirmationScores {
  readonly documents: number
  readonly fields: readonly FieldScore[]
  /** `file: field`, for whoever mends it. */
  readonly mistakes: readonly string[]
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Fields = Readonly<Record<string, Json>>

const FOLDER = new URL('../fixtures/confirmations/', import.meta.url)

const isObject = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every value under the path that leads to it: `stays.0.hotel.name`. An empty list counts as a value. */
const leavesOf = (value: Json, path: string): readonly (readonly [path: string, value: Json])[] => {
  const entries = isObject(value) || Array.isArray(value) ? Object.entries(value as Fields) : []
  if (entries.length === 0) return [[path, value]]
  return entries.flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`))
}

interface Printed extends Record<string, Json> {
  readonly file: string
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly message: string }[]
}

/** What `read --json` prints, in the form of the expected files; of what cannot be read, the first problem counts. */
const comparable = ({ problems, ...fields }: Printed): Fields => ({
  ...fields,
  problems: problems.map(({ code }) => code),
  problem: problems[0]?.code ?? null,
})

interface Finding {
  readonly field: string
  readonly right: boolean
  readonly where: string
}

/** `amount` and `currency` are one field, and so is what a field is in each stay, room and guest. */
const fieldOf = (path: string): string => path.replace(/\.\d+/gu, '').replace(/^(.*total)\..*$/u, '$1')

const compare = (file: string, expected: Fields, read: Fields): readonly Finding[] => {
  const wanted = new Map(leavesOf(expected, ''))
  const got = new Map(Object.keys(expected).flatMap((key) => leavesOf(read[key] ?? null, key)))
  return [...new Set([...wanted.keys(), ...got.keys()])].map((path) => ({
    field: fieldOf(path),
    right: JSON.stringify(wanted.get(path)) === JSON.stringify(got.get(path)),
    where: `${file}: ${path} = ${JSON.stringify(got.get(path))}, not ${JSON.stringify(wanted.get(path))}`,
  }))
}

const expectedNames = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/u, ''))
    .toSorted()

const expectedOf = (name: string): Fields =>
  JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Fields

const scoresOf = (findings: readonly Finding[]): readonly FieldScore[] =>
  [...new Set(findings.map(({ field }) => field))].map((field) => {
    const found = findings.filter((finding) => finding.field === field)
    return { field, right: found.filter(({ right }) => right).length, all: found.length }
  })

/** Reads every confirmation of the corpus with `control-oc read --json` and holds it against what its booking says. */
export const scoreConfirmations = async (): Promise<ConfirmationScores> => {
  const names = expectedNames()
  const files = names.map((name) => fileURLToPath(new URL(`${name}.pdf`, FOLDER)))
  const printed = await commandLines<Printed>('read', '--json', ...files)
  const findings = printed.flatMap((reading) => {
    const name = basename(reading.file, '.pdf')
    return compare(name, expectedOf(name), comparable(reading))
  })
  return {
    documents: printed.length,
    fields: scoresOf(findings),
    mistakes: findings.filter(({ right }) => !right).map(({ where }) => where),
  }
}
