import { fileIdsOf } from '../../src/domain/erasing.js'
import { isWithin } from '../../src/domain/time.js'
import type { KeptRecord, KeptWish } from '../../src/ports.js'
import { stored } from './memory-state.js'
import type { MemoryState } from './memory-state.js'

/** All that the store keeps of the past; review items count to it once they are resolved. */
export const keptIn = ({ archived, reviews, mails, audit }: MemoryState): KeptRecord[] => [
  ...[...archived.values()].map((record) => ({ kind: 'reservation', record }) as const),
  ...[...reviews.values()]
    .filter(({ resolution }) => resolution !== null)
    .map((record) => ({ kind: 'review', record }) as const),
  ...mails.map((record) => ({ kind: 'mail', record }) as const),
  ...audit.map((record) => ({ kind: 'audit', record }) as const),
]

export const isMeant = (kept: KeptRecord, wish: KeptWish): boolean => {
  switch (wish.of) {
    case 'mails':
      return kept.kind === 'mail'
    case 'audit':
      return kept.kind === 'audit' && (!wish.locators || wish.locators.includes(kept.record.locator ?? ''))
    case 'archive': {
      const at = kept.kind === 'reservation' ? kept.record.settledAt : null
      const resolvedAt = kept.kind === 'review' ? kept.record.resolution?.at : null
      if (kept.kind !== 'reservation' && kept.kind !== 'review') return false
      return !wish.settled || isWithin(at ?? resolvedAt ?? '', wish.settled)
    }
  }
}

export const filesIn = (kept: KeptRecord): readonly string[] => {
  switch (kept.kind) {
    case 'reservation':
      return fileIdsOf(kept.record)
    case 'review':
      return kept.record.files.map(({ id }) => id)
    case 'mail':
      return kept.record.fileId === null ? [] : [kept.record.fileId]
    case 'audit':
      return []
  }
}

const replaceIn = <T>(list: T[], old: unknown, next: T): void => {
  const at = list.findIndex((one) => one === old)
  list[at] = stored(next)
}

export const putKept = (draft: MemoryState, old: KeptRecord, next: KeptRecord): void => {
  const [before, after] = [old, next].map(({ record }) => JSON.stringify(record).length)
  if ((after ?? 0) > (before ?? 0)) throw new Error('a revised record must not be longer than it was')
  switch (next.kind) {
    case 'reservation':
      return void draft.archived.set(next.record.locator, stored(next.record))
    case 'review':
      return void draft.reviews.set(next.record.id, stored(next.record))
    case 'mail':
      return replaceIn(draft.mails, old.record, next.record)
    case 'audit':
      return replaceIn(draft.audit, old.record, next.record)
  }
}
