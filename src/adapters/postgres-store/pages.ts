import type { Page, PageRequest } from '../../ports.js'
import { frozen } from '../store-records/record.js'

export interface Row<T> {
  readonly key: string
  readonly record: T
}

/** `read` is asked for one row more than the page has, and gives rows behind a key in their order. */
export const pageOf = async <T extends object>(
  { limit, after }: PageRequest,
  read: (after: string | null, count: number) => Promise<readonly Row<T>[]>,
): Promise<Page<T>> => {
  const rows = await read(after ?? null, limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ record }) => frozen(record)),
    next: rows.length > limit && last ? last.key : null,
  }
}
