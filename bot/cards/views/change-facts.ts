import { NOTHING_THERE, changedField, changedValue } from '../../texts/announcements.js'
import { outside } from '../markdown.js'
import type { Fact } from './context.js'
import { plainValue } from './plain-value.js'

interface Change {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'field' in value && typeof value.field === 'string'

const parsed = (changes: string): readonly Change[] => {
  try {
    const value: unknown = JSON.parse(changes)
    return Array.isArray(value) ? value.filter(isChange) : []
  } catch {
    return []
  }
}

const shown = (value: string | null): string => (value ? outside(plainValue(value), 120) : NOTHING_THERE)

/** What a newer confirmation changed, told as JSON: a list of { field, before, after }. */
export const changeFacts = (changes: string | undefined): readonly Fact[] =>
  parsed(changes ?? '[]').map(({ field, before, after }) => ({
    title: outside(changedField(field), 40),
    value: changedValue(shown(before), shown(after)),
  }))
