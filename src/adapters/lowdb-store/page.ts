import type { Page, PageRequest } from '../../ports.js'
import type { SortedKeys } from './sorted-keys.js'

/** One page of what `load` gives for sorted keys, passing over those that it gives null for. */
export const pageOf = <T>(
  keys: SortedKeys,
  { limit, after }: PageRequest,
  load: (key: string) => T | null,
): Page<T> => {
  const items: T[] = []
  let last: string | null = null
  for (const key of keys.behind(after ?? null)) {
    const item = load(key)
    if (item === null) continue
    if (items.length >= limit) return { items, next: last }
    items.push(item)
    last = key
  }
  return { items, next: null }
}
