import type { Client, ClientId } from './client.js'
import { similarity } from './similarity.js'

/** Legal forms that stand at the end of a company's name and are left out as often as not. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'sa spa ltda limitada eirl sac saa sas srl scm cia ltd inc llc'.split(' '),
)

/** `S.A.C.`: initials with dots and no spaces between them. */
const DOTTED_INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}?(?![\p{L}\p{N}])/gu

const words = (name: string): string[] =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[´`'’]/gu, '')
    .replaceAll(DOTTED_INITIALS, (initials) => initials.replaceAll('.', ''))
    .replaceAll('&', ' y ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const isInitial = (word: string | undefined): boolean =>
  word !== undefined && word.length === 1 && word !== 'y' && !/\d/.test(word)

/** `s`, `a` → `sa`: dots and spaces between initials say nothing. */
const joinInitials = (parts: readonly string[]): string[] =>
  parts.reduce<{ joined: string[]; open: boolean }>(
    ({ joined, open }, word) => {
      const initial = isInitial(word)
      if (!initial || !open) return { joined: [...joined, word], open: initial }
      return { joined: [...joined.slice(0, -1), `${joined.at(-1) ?? ''}${word}`], open: true }
    },
    { joined: [], open: false },
  ).joined

/** How many words at the end are a legal form. `Hotel y Spa` ends in no legal form, `Pérez y Cía.` does. */
const legalFormLength = (parts: readonly string[]): number => {
  const last = parts.at(-1) ?? ''
  const afterAnd = parts.at(-2) === 'y'
  if (afterAnd && (last === 'cia' || last === 'compania')) return parts.length > 2 ? 2 : 0
  return LEGAL_FORMS.has(last) && !afterAnd ? 1 : 0
}

const withoutLegalForms = (parts: readonly string[]): readonly string[] => {
  const length = legalFormLength(parts)
  return length === 0 || parts.length - length < 1 ? parts : withoutLegalForms(parts.slice(0, -length))
}

/**
 * The name without case, accents, dots and legal form, its words joined by `-`: `WALVIS S.A.`, `Walvis SA` and
 * `walvis s a` are one client. Empty when the name has no letter and no digit.
 */
export const clientIdOf = (name: string): ClientId => withoutLegalForms(joinInitials(words(name))).join('-')

/** A client whose name is like the one asked for; `score` goes from 0 to 1 (the same client). */
export interface NearClient {
  readonly client: Client
  readonly score: number
}

const NEAR_ENOUGH = 0.6
const AT_MOST = 5
/** Names of which one holds all words of the other are likely the same firm, but never surely. */
const CONTAINED = 0.85

const wordsIn = (part: readonly string[], whole: readonly string[]): number =>
  part.filter((word) => whole.some((other) => similarity(word, other) >= 0.8)).length

const sharedWords = (one: readonly string[], other: readonly string[]): number => {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  return (CONTAINED * wordsIn(shorter, longer)) / shorter.length
}

const likeness = (one: ClientId, other: ClientId): number => {
  if (one === other) return 1
  const spelling = similarity(one.replaceAll('-', ''), other.replaceAll('-', ''))
  return Math.min(0.99, Math.max(spelling, sharedWords(one.split('-'), other.split('-'))))
}

/** Clients with a name like this one, the likest first, at most five. They are proposals: a person decides. */
export const nearestClients = (name: string, clients: readonly Client[]): readonly NearClient[] => {
  const id = clientIdOf(name)
  if (id === '') return []
  return clients
    .map((client) => ({ client, score: likeness(id, client.id) }))
    .filter(({ score }) => score >= NEAR_ENOUGH)
    .sort((one, other) => other.score - one.score || one.client.id.localeCompare(other.client.id))
    .slice(0, AT_MOST)
}
