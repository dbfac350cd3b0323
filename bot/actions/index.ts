import type { Action } from './action.js'
import { addNote } from './add-note.js'
import { applyImport } from './apply-import.js'
import { acceptCandidate, chooseCandidate } from './assign.js'
import { applyClient, moreClients, openClient } from './clients.js'
import { checkNow } from './check-now.js'
import { close } from './close.js'
import { documents } from './documents.js'
import { handOver } from './hand-over.js'
import { history, show } from './history.js'
import { reprocessMail } from './mail.js'
import { moreFound, morePending, moreReviews } from './more.js'
import { prepareNotices, sendNotices } from './notices.js'
import { openReview, reviewDocuments } from './open-review.js'
import { assignPicked, postponePicked, resendPicked } from './picked.js'
import { postpone } from './postpone.js'
import { received } from './received.js'
import { registerByHand } from './register-by-hand.js'
import { reject } from './reject.js'
import { reopen } from './reopen.js'
import { resend } from './resend.js'
import { resumeMail } from './resume-mail.js'
import { saveClient } from './save-client.js'
import { settleClient } from './settle-client.js'
import {
  addContact,
  approveMails,
  dismiss,
  newOrder,
  reopenRebooked,
  settleSend,
  trustMail,
} from './settle-review.js'
import { undo } from './undo.js'

/** Everything that a button may ask for; Action.Execute and its Action.Submit fallback both arrive here. */
export const ACTIONS: readonly Action[] = [
  resend,
  close,
  received,
  reject,
  postpone,
  reopen,
  handOver,
  addNote,
  undo,
  documents,
  history,
  show,
  morePending,
  moreFound,
  resendPicked,
  postponePicked,
  assignPicked,
  moreReviews,
  openReview,
  reviewDocuments,
  acceptCandidate,
  chooseCandidate,
  settleClient,
  trustMail,
  settleSend,
  newOrder,
  reopenRebooked,
  registerByHand,
  approveMails,
  prepareNotices,
  sendNotices,
  dismiss,
  addContact,
  reprocessMail,
  resumeMail,
  moreClients,
  openClient,
  saveClient,
  applyClient,
  applyImport,
  checkNow,
]

const BY_VERB: ReadonlyMap<string, Action> = new Map(ACTIONS.map((action) => [action.verb, action]))

export const findAction = (verb: string): Action | null => BY_VERB.get(verb) ?? null
