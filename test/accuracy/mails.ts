import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MailKind } from '../../src/domain/mail.js'
import { commandLines } from './command.js'

const DECISIONS = ['accept', 'review', 'ignore'] as const
export type Decision = (typeof DECISIONS)[number]

/** The part of a line of `control-oc explain --json` that is held against what a clerk says. */
interface Explained {
  readonly file: string
  readonly kind: MailKind
  readonly decision: Decision
  readonly reservations: readonly string[]
  readonly ocNumbers: readonly string[]
}

interface Expected {
  /** Where several stand, a clerk would be content with any of them; the first is counted. */
  readonly kind: MailKind | readonly MailKind[]
  readonly decision: Decision
  readonly reservations?: readonly string[]
  readonly ocNumbers?: readonly string[]
}

export interface Judged {
  readonly name: string
  readonly expected: Expected
  readonly given: Explained
}

export interface Pair {
  readonly expected: string
  readonly given: string
}

export interface MailScores {
  readonly mails: number
  readonly accepts: number
  readonly kinds: readonly Pair[]
  readonly decisions: readonly Pair[]
  /** Accepted though it should not be, or for other reservations or with another OC number. */
  readonly wrongAccepts: readonly string[]
  readonly missedAccepts: readonly string[]
  /** Reviews that do not offer the reservation that they should. */
  readonly missedOffers: readonly string[]
}

const FOLDER = new URL('../fixtures/mails/corpus/', import.meta.url)
const pathOf = (name: string): string => fileURLToPath(new URL(name, FOLDER))

const same = (wanted: readonly string[] | undefined, given: readonly string[]): boolean =>
  wanted === undefined || wanted.toSorted().join() === given.toSorted().join()

const isRightAccept = ({ expected, given }: Judged): boolean =>
  expected.decision === 'accept' &&
  same(expected.reservations, given.reservations) &&
  same(expected.ocNumbers, given.ocNumbers)

const kindOf = ({ expected, given }: Judged): Pair => {
  const kinds: readonly MailKind[] = typeof expected.kind === 'string' ? [expected.kind] : expected.kind
  const wanted = kinds.includes(given.kind) ? given.kind : (kinds[0] ?? 'other')
  return { expected: wanted, given: given.kind }
}

const offersAll = ({ expected, given }: Judged): boolean =>
  (expected.reservations ?? []).every((locator) => given.reservations.includes(locator))

const namesOf = (mails: readonly Judged[]): readonly string[] => mails.map(({ name }) => name)

const scoresOf = (mails: readonly Judged[]): MailScores => {
  const taken = mails.filter(({ given }) => given.decision === 'accept')
  const wanted = mails.filter(({ expected }) => expected.decision === 'accept')
  const asked = mails.filter(
    ({ expected, given }) => given.decision === 'review' && expected.decision === 'review',
  )
  return {
    mails: mails.length,
    accepts: wanted.length,
    kinds: mails.map(kindOf),
    decisions: mails.map(({ expected, given }) => ({ expected: expected.decision, given: given.decision })),
    wrongAccepts: namesOf(taken.filter((mail) => !isRightAccept(mail))),
    missedAccepts: namesOf(wanted.filter(({ given }) => given.decision !== 'accept')),
    missedOffers: namesOf(asked.filter((mail) => !offersAll(mail))),
  }
}

/** Judges every mail of the corpus with `control-oc explain --json` and holds it against what a clerk would say. */
export const scoreMails = async (): Promise<MailScores> => {
  const expected = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as Readonly<
    Record<string, Expected>
  >
  const files = Object.keys(expected).map((name) => pathOf(`${name}.eml`))
  const book = ['--reservations', pathOf('reservations.json'), '--settings', pathOf('settings.json')]
  const halves = [0, 1].map((half) => files.filter((_, index) => index % 2 === half))
  const explained = await Promise.all(
    halves.map((some) => commandLines<Explained>('explain', ...some, ...book, '--json')),
  )
  const given = explained.flat()
  const judged = given.flatMap((line) => {
    const name = basename(line.file, '.eml')
    const wanted = expected[name]
    return wanted ? [{ name, expected: wanted, given: line }] : []
  })
  return scoresOf(judged)
}
