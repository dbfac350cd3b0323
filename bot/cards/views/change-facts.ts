import {
  NOTHING_THERE,
  changedField,
  changedValue,
  moreChanges,
  withOthers,
} from '../../texts/announcements.js'
import { outside } from '../markdown.js'
import type { Fact } from './context.js'
import { plainValue } from './plain-value.js'

interface Change {
  readonly field: string
  /** Of which stay, where the booking has several. */
  readonly hotel: string | null
  readonly before: string | null
  readonly after: string | null
}

const CHANGES_SHOWN = 12
const NAMES_SHOWN = 4
const BETWEEN = ' · '

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const toChange = (value: unknown): readonly Change[] => {
  if (typeof value !== 'object' || value === null) return []
  const entries = new Map<string, unknown>(Object.entries(value))
  const field = textOf(entries.get('field'))
  const [hotel, before, after] = ['hotel', 'before', 'after'].map((name) => textOf(entries.get(name)))
  return field === null ? [] : [{ field, hotel: hotel ?? null, before: before ?? null, after: after ?? null }]
}

const parsed = (changes: string): readonly Change[] => {
  try {
    const values: unknown = JSON.parse(changes)
    return Array.isArray(values) ? values.flatMap(toChange) : []
  } catch {
    return []
  }
}

const namesIn = (list: string | null): readonly string[] => list?.split(BETWEEN) ?? []

/** What one list has more than the other; a name that stands twice counts twice. */
const without = (names: readonly string[], others: readonly string[]): readonly string[] => {
  const left = [...others]
  return names.filter((name) => {
    const index = left.indexOf(name)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

/** Of long lists only who came and who left is named; the others are counted. */
const briefly = ({ before, after }: Change): readonly [string | null, string | null] => {
  const [old, now] = [namesIn(before), namesIn(after)]
  if (old.length <= NAMES_SHOWN && now.length <= NAMES_SHOWN) return [before, after]
  const [left, came] = [without(old, now), without(now, old)]
  const stayed = old.length - left.length
  return [withOthers(left, stayed), withOthers(came, stayed)]
}

const shown = (value: string | null): string => (value ? outside(plainValue(value), 120) : NOTHING_THERE)

const changeFact = (change: Change): Fact => {
  const { field, hotel } = change
  const [before, after] = field === 'guests' ? briefly(change) : [change.before, change.after]
  return {
    title: outside(changedField(field, hotel), 80),
    value: changedValue(shown(before), shown(after)),
  }
}

/** What a newer confirmation changed, told as JSON: a list of { field, hotel, before, after }. */
export const changeFacts = (changes: string | undefined): readonly Fact[] => {
  const facts = parsed(changes ?? '[]').map(changeFact)
  const rest = facts.length - CHANGES_SHOWN
  return rest > 0 ? [...facts.slice(0, CHANGES_SHOWN), moreChanges(rest)] : facts
}
