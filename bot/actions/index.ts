import type { Action } from './action.js'
import { acceptCandidate, chooseCandidate } from './assign.js'
import { close } from './close.js'
import { documents } from './documents.js'
import { reprocessMail } from './mail.js'
import { morePending, moreReviews } from './more.js'
import { openReview, reviewDocuments } from './open-review.js'
import { received } from './received.js'
import { resend } from './resend.js'
import { settleClient } from './settle-client.js'
import { addContact, dismiss, settleSend, trustMail } from './settle-review.js'

/** Everything that a button may ask for; Action.Execute and its Action.Submit fallback both arrive here. */
export const ACTIONS: readonly Action[] = [
  resend,
  close,
  received,
  documents,
  morePending,
  moreReviews,
  openReview,
  reviewDocuments,
  acceptCandidate,
  chooseCandidate,
  settleClient,
  trustMail,
  settleSend,
  dismiss,
  addContact,
  reprocessMail,
]

const BY_VERB: ReadonlyMap<string, Action> = new Map(ACTIONS.map((action) => [action.verb, action]))

export const findAction = (verb: string): Action | null => BY_VERB.get(verb) ?? null
