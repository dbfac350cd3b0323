import type { ReviewItem } from '../../src/contract.js'
import { VERBS } from '../cards/verbs.js'
import type { CardExtras } from '../cards/views/context.js'
import { LINKS_UNAVAILABLE, NO_DOCUMENTS_IN_REVIEW } from '../texts/es.js'
import type { Action, ActionContext } from './action.js'
import { documentLinks } from './document-links.js'
import { showReview, withReview } from './on-review.js'

export const openReview: Action = {
  verb: VERBS.openReview,
  needs: 'read',
  run: (context, data) => withReview(context, data, async (item) => showReview(context, item, null)),
}

const extrasFor = ({ id, files }: ReviewItem, { links }: ActionContext): CardExtras => {
  if (files.length === 0) return { note: NO_DOCUMENTS_IN_REVIEW }
  const made = documentLinks(files, { kind: 'review', reviewId: id }, links)
  return made ? { links: made } : { note: LINKS_UNAVAILABLE }
}

export const reviewDocuments: Action = {
  verb: VERBS.reviewDocuments,
  needs: 'read',
  run: (context, data) =>
    withReview(context, data, async (item) => {
      const extras = extrasFor(item, context)
      return showReview(context, item, extras.note ?? null, extras)
    }),
}
