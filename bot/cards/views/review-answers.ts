import type { ReviewItem } from '../../../src/contract.js'
import { DISMISS_LABELS, REVIEW_LABELS } from '../../texts/review.js'
import { shorten } from '../markdown.js'
import { VERBS, reviewButton, type Button } from '../verbs.js'

type Kind = ReviewItem['kind']

/** A button that answers the question, with the colour that Teams gives it. */
export interface AnswerButton extends Button {
  readonly style: 'default' | 'positive' | 'destructive'
}

export interface ReviewAnswers {
  readonly answers: readonly AnswerButton[]
  readonly canChoose: boolean
  readonly canSettleClient: boolean
}

const positive = (title: string, data: Button['data']): AnswerButton => ({ title, data, style: 'positive' })
const plain = (title: string, data: Button['data']): AnswerButton => ({ title, data, style: 'default' })

const acceptBest = (item: ReviewItem): readonly AnswerButton[] => {
  const [best] = item.candidates
  if (!best) return []
  const data = reviewButton(VERBS.acceptCandidate, item, {
    locator: best.locator,
    ocNumber: best.ocNumber ?? '',
  })
  return [positive(REVIEW_LABELS.accept(best.locator), data)]
}

const settleSend = (item: ReviewItem, arrived: boolean) => reviewButton(VERBS.settleSend, item, { arrived })

const NONE: ReviewAnswers = { answers: [], canChoose: false, canSettleClient: false }

/** How each kind of case is finished on its own card; every one can also be put aside. */
const ANSWERS: Readonly<Record<Kind, (item: ReviewItem) => ReviewAnswers>> = {
  unknown_client: () => ({ ...NONE, canSettleClient: true }),
  client_without_contact: () => ({ ...NONE, canSettleClient: true }),
  oc_to_assign: (item) => ({ ...NONE, answers: acceptBest(item), canChoose: true }),
  mail_to_answer: (item) => ({ ...NONE, canChoose: item.files.length > 0 }),
  unreadable_confirmation: () => NONE,
  unreadable_mail: () => NONE,
  unauthorised_sender: (item) => ({
    ...NONE,
    answers: [positive(REVIEW_LABELS.trust, reviewButton(VERBS.trustMail, item))],
  }),
  unauthenticated_sender: (item) => ({
    ...NONE,
    canChoose: item.candidates.length > 0,
    answers: [positive(REVIEW_LABELS.trust, reviewButton(VERBS.trustMail, item))],
  }),
  send_failed: (item) => ({
    ...NONE,
    answers: [positive(REVIEW_LABELS.retry, settleSend(item, false))],
    canSettleClient: true,
  }),
  send_uncertain: (item) => ({
    ...NONE,
    answers: [
      positive(REVIEW_LABELS.arrived, settleSend(item, true)),
      plain(REVIEW_LABELS.sendAgain, settleSend(item, false)),
    ],
  }),
  bounced: () => ({ ...NONE, canSettleClient: true }),
  booking_changed_after_oc: () => NONE,
  rebooked_after_cancellation: () => NONE,
  first_mail: () => NONE,
}

export const reviewAnswers = (item: ReviewItem): ReviewAnswers =>
  item.resolution ? NONE : ANSWERS[item.kind](item)

const documents = (item: ReviewItem): readonly Button[] =>
  item.files.length > 0
    ? [{ title: REVIEW_LABELS.documents, data: reviewButton(VERBS.reviewDocuments, item) }]
    : []

const dismiss = (item: ReviewItem): readonly Button[] => {
  // Of a mail that is uncertain or held somebody must say what becomes of it: put aside, it would wait for ever.
  if (item.resolution || item.kind === 'send_uncertain' || item.kind === 'first_mail') return []
  const title = DISMISS_LABELS[item.kind] ?? REVIEW_LABELS.dismiss
  return [{ title, data: reviewButton(VERBS.dismiss, item) }]
}

/** Titles of buttons are plain text. */
const contactOffer = (item: ReviewItem): readonly Button[] => {
  const offer = item.contactOffer
  if (!offer || offer.addedBy !== null) return []
  const title = REVIEW_LABELS.addContact(shorten(offer.address, 60), shorten(offer.clientName, 60))
  return [{ title, data: reviewButton(VERBS.addContact, item) }]
}

export const reviewButtons = (item: ReviewItem): readonly Button[] => [
  ...documents(item),
  ...contactOffer(item),
  ...dismiss(item),
]
