import type { ClientMailKind } from '../domain/reservation.js'
import type { ReviewItem } from '../domain/review.js'

const KINDS: readonly ClientMailKind[] = ['request', 'reminder', 'ultimatum', 'acknowledgement', 'rejection']

/** Kinds of mail of which the first one waits for an administrator. */
export const kindsAwaiting = (open: readonly ReviewItem[]): readonly ClientMailKind[] => {
  const asked = open.filter(({ kind }) => kind === 'first_mail').map(({ facts }) => facts['kind'])
  return KINDS.filter((kind) => asked.includes(kind))
}
