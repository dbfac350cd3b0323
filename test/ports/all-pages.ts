import type { Page, PageRequest } from '../../src/ports.js'

/** What a paged query gives in all, read two by two. */
export const allOf = async <T>(query: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> => {
  const items: T[] = []
  let after: string | null = null
  do {
    const page: Page<T> = await query({ limit: 2, after })
    items.push(...page.items)
    after = page.next
  } while (after !== null)
  return items
}
