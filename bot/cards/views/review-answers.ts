import type { ReviewItem, ReviewKind } from '../../../src/contract.js'
import { DISMISS_LABELS, REVIEW_LABELS } from '../../texts/review.js'
import { pressButton, type ButtonStyle, type CardElement } from '../elements.js'
import { shorten } from '../markdown.js'
import { VERBS, reviewButton, type ButtonData } from '../verbs.js'
import { handBookingForm } from './hand-booking-form.js'
import { addressForm, chooseForm, clientForm, newOrderForm, type ReviewSubject } from './review-forms.js'

type Answers = (subject: ReviewSubject) => readonly CardElement[]

const button = (title: string, data: ButtonData, style: ButtonStyle = 'default'): CardElement =>
  pressButton({ title, data, style })

const acceptBest = ({ item }: ReviewSubject): readonly CardElement[] => {
  const [best] = item.candidates
  if (!best) return []
  const { locator, ocNumber } = best
  const data = reviewButton(VERBS.acceptCandidate, item, { locator, ocNumber: ocNumber ?? '' })
  return [button(REVIEW_LABELS.accept(locator), data, 'positive')]
}

const trust: Answers = ({ item }) => [
  button(REVIEW_LABELS.trust, reviewButton(VERBS.trustMail, item), 'positive'),
]

const settleSend = (item: ReviewItem, arrived: boolean): ButtonData =>
  reviewButton(VERBS.settleSend, item, { arrived })

/** How each kind of case is finished on its own card. */
const ANSWERS: Readonly<Record<ReviewKind, Answers>> = {
  unknown_client: (subject) => [clientForm(subject)],
  client_without_contact: (subject) => [clientForm(subject)],
  oc_to_assign: (subject) => [...acceptBest(subject), chooseForm(subject)],
  mail_to_answer: (subject) => (subject.item.files.length > 0 ? [chooseForm(subject)] : []),
  unreadable_confirmation: (subject) => [handBookingForm(subject)],
  unreadable_mail: () => [],
  unauthorised_sender: trust,
  unauthenticated_sender: (subject) => [
    ...trust(subject),
    ...(subject.item.candidates.length > 0 ? [chooseForm(subject)] : []),
  ],
  send_failed: (subject) => [
    // The address of a client whose reservation it is not about is changed on the client's own card.
    ...(subject.item.locator === null ? [] : [addressForm(subject)]),
    button(REVIEW_LABELS.retry, settleSend(subject.item, false)),
  ],
  send_uncertain: ({ item }) => [
    button(REVIEW_LABELS.arrived, settleSend(item, true), 'positive'),
    button(REVIEW_LABELS.sendAgain, settleSend(item, false)),
  ],
  bounced: (subject) => [addressForm(subject)],
  booking_changed_after_oc: (subject) => [newOrderForm(subject)],
  rebooked_after_cancellation: ({ item }) => [
    button(REVIEW_LABELS.reopen, reviewButton(VERBS.reopenRebooked, item), 'positive'),
  ],
  new_address: ({ item }) => [
    button(REVIEW_LABELS.approve, reviewButton(VERBS.sendNotices, item), 'positive'),
  ],
  first_mail: ({ item }) => [
    button(REVIEW_LABELS.approve, reviewButton(VERBS.approveMails, item), 'positive'),
  ],
}

/** Kinds whose candidates are to be chosen from. */
const CHOOSING: readonly ReviewKind[] = ['oc_to_assign', 'mail_to_answer', 'unauthenticated_sender']

export const asksWhich = ({ kind, files, candidates, resolution }: ReviewItem): boolean => {
  if (resolution || !CHOOSING.includes(kind)) return false
  if (kind === 'mail_to_answer') return files.length > 0
  return kind === 'oc_to_assign' || candidates.length > 0
}

const documents = (item: ReviewItem): readonly CardElement[] =>
  item.files.length > 0 ? [button(REVIEW_LABELS.documents, reviewButton(VERBS.reviewDocuments, item))] : []

/** Something would wait for their answer for ever: these cannot be put aside. */
const MUST_BE_ANSWERED: readonly ReviewKind[] = ['send_uncertain', 'first_mail']

const dismiss = (item: ReviewItem): readonly CardElement[] => {
  if (item.resolution || MUST_BE_ANSWERED.includes(item.kind)) return []
  const title = DISMISS_LABELS[item.kind] ?? REVIEW_LABELS.dismiss
  return [button(title, reviewButton(VERBS.dismiss, item))]
}

/** Titles of buttons are plain text. */
const contactOffer = (item: ReviewItem): readonly CardElement[] => {
  const offer = item.contactOffer
  if (!offer || offer.addedBy !== null) return []
  const title = REVIEW_LABELS.addContact(shorten(offer.address, 60), shorten(offer.clientName, 60))
  return [button(title, reviewButton(VERBS.addContact, item))]
}

/** The buttons of a case; once it is answered only what can still be looked at, or added. */
export const reviewActions = (subject: ReviewSubject): readonly CardElement[] => {
  const { item } = subject
  return [
    ...(item.resolution ? [] : ANSWERS[item.kind](subject)),
    ...documents(item),
    ...contactOffer(item),
    ...dismiss(item),
  ]
}
