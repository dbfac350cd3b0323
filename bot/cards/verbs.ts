import type { ReservationView, ReviewItem } from '../../src/contract.js'

/** Names of what a button asks for; the table of actions has one entry for each. */
export const VERBS = {
  resend: 'reservation.resend',
  close: 'reservation.close',
  received: 'reservation.received',
  reject: 'reservation.reject',
  postpone: 'reservation.postpone',
  reopen: 'reservation.reopen',
  assign: 'reservation.assign',
  note: 'reservation.note',
  undo: 'reservation.undo',
  documents: 'reservation.documents',
  history: 'reservation.history',
  show: 'reservation.show',
  more: 'list.more',
  moreFound: 'search.more',
  resendPicked: 'list.resend',
  postponePicked: 'list.postpone',
  assignPicked: 'list.assign',
  moreReviews: 'reviews.more',
  openReview: 'review.open',
  acceptCandidate: 'review.accept',
  chooseCandidate: 'review.choose',
  settleClient: 'review.settle-client',
  trustMail: 'review.trust',
  settleSend: 'review.settle-send',
  newOrder: 'review.new-order',
  reopenRebooked: 'review.reopen',
  registerByHand: 'review.register',
  approveMails: 'review.approve',
  prepareNotices: 'migration.announce',
  sendNotices: 'review.send-notices',
  dismiss: 'review.dismiss',
  reviewDocuments: 'review.documents',
  addContact: 'review.add-contact',
  reprocessMail: 'mail.reprocess',
  resumeMail: 'mail.resume',
  moreClients: 'clients.more',
  openClient: 'client.open',
  saveClient: 'client.save',
  applyClient: 'client.apply',
  applyImport: 'import.apply',
  checkNow: 'status.check',
} as const

export type Verb = (typeof VERBS)[keyof typeof VERBS]

/**
 * What a button carries. `verb` stands in it too: an Action.Submit, which clients without Action.Execute fall
 * back to, sends nothing but its data.
 */
export interface ButtonData {
  readonly verb: Verb
  readonly [name: string]: string | boolean
}

export interface Button {
  readonly title: string
  readonly data: ButtonData
}

/** Which card of a reservation the button stood on: the answer shows the same one. */
export type ReservationCardKind = 'root' | 'sheet'

export const reservationButton = (
  verb: Verb,
  view: ReservationView,
  kind: ReservationCardKind,
  more: Readonly<Record<string, string>> = {},
): ButtonData => ({ verb, locator: view.reservation.locator, card: kind, ...more })

export const reviewButton = (verb: Verb, item: ReviewItem, more: Record<string, string | boolean> = {}) =>
  ({ verb, reviewId: item.id, ...more }) satisfies ButtonData
