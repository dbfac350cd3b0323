import type { ReviewItem } from '../../../src/contract.js'
import { REVIEW_FORMS, REVIEW_LABELS } from '../../texts/review.js'
import {
  choiceInput,
  paragraph,
  pressButton,
  textInput,
  unfoldButton,
  type CardElement,
  type Choice,
} from '../elements.js'
import { LONGEST } from '../limits.js'
import { shorten } from '../markdown.js'
import { VERBS, reviewButton } from '../verbs.js'
import { CONTACTS_PATTERN } from './contacts-input.js'
import { plainValue } from './plain-value.js'

/** What a form of a case is drawn for. */
export interface ReviewSubject {
  readonly item: ReviewItem
  /** What was typed into a form that was refused. */
  readonly typed: Readonly<Record<string, string>>
}

const CHOICES = 20

/** Titles of choices are plain text: nothing is escaped in them. */
const choice = ({ locator, agency }: ReviewItem['candidates'][number]): Choice => ({
  title: shorten(`${locator} · ${agency}`, 80),
  value: locator,
})

/** Another candidate, or any reservation by its code. */
export const chooseForm = ({ item, typed }: ReviewSubject): CardElement => {
  const choices = item.candidates.slice(0, CHOICES).map(choice)
  const candidate = choiceInput({
    id: 'candidate',
    label: REVIEW_LABELS.candidate,
    choices,
    value: typed['candidate'],
  })
  const fields = [
    ...(choices.length > 0 ? [candidate] : []),
    textInput({
      id: 'otherLocator',
      label: choices.length > 0 ? REVIEW_LABELS.otherLocator : REVIEW_LABELS.locator,
      placeholder: REVIEW_LABELS.otherLocatorPlaceholder,
      maxLength: LONGEST.code,
      value: typed['otherLocator'],
    }),
    textInput({
      id: 'ocNumber',
      label: REVIEW_LABELS.ocNumber,
      maxLength: LONGEST.ocNumber,
      value: typed['ocNumber'],
    }),
  ]
  const assign = pressButton({
    title: REVIEW_LABELS.assign,
    style: 'positive',
    data: reviewButton(VERBS.chooseCandidate, item),
  })
  return unfoldButton(REVIEW_LABELS.choose, fields, [assign])
}

const contactsInput = (typed: ReviewSubject['typed'], isNeeded: boolean): CardElement =>
  textInput({
    id: 'contacts',
    label: REVIEW_LABELS.contacts,
    placeholder: REVIEW_LABELS.contactsPlaceholder,
    maxLength: LONGEST.contacts,
    pattern: CONTACTS_PATTERN,
    value: typed['contacts'],
    ...(isNeeded && { missing: CONTACTS_PATTERN.message }),
  })

/** Whether the client owes OCs, and where to write. */
export const clientForm = ({ item, typed }: ReviewSubject): CardElement => {
  const requiresOc = choiceInput({
    id: 'requiresOc',
    label: REVIEW_LABELS.requiresOc,
    missing: REVIEW_LABELS.requiresOcMissing,
    style: 'expanded',
    choices: [
      { title: REVIEW_LABELS.yes, value: 'yes' },
      { title: REVIEW_LABELS.no, value: 'no' },
    ],
    value: typed['requiresOc'] ?? 'yes',
  })
  const save = pressButton({
    title: REVIEW_LABELS.save,
    style: 'positive',
    data: reviewButton(VERBS.settleClient, item),
  })
  return unfoldButton(
    REVIEW_LABELS.settleClient,
    [requiresOc, contactsInput(typed, false)],
    [save],
    'positive',
  )
}

/** Where to write instead: the client itself is not in question. */
export const addressForm = ({ item, typed }: ReviewSubject): CardElement => {
  const save = pressButton({
    title: REVIEW_LABELS.save,
    style: 'positive',
    data: reviewButton(VERBS.settleClient, item, { requiresOc: 'yes' }),
  })
  return unfoldButton(
    REVIEW_FORMS.newAddress,
    [contactsInput(typed, true), paragraph(REVIEW_FORMS.newAddressTold)],
    [save],
    'positive',
  )
}

/** What the client reads, unless somebody words it better. */
const whyAgain = ({ facts: { before = '', after = '' } }: ReviewItem): string =>
  before === '' || after === '' ? '' : REVIEW_FORMS.amountChanged(plainValue(before), plainValue(after))

/** The OC no longer serves. */
export const newOrderForm = ({ item, typed }: ReviewSubject): CardElement => {
  const reason = textInput({
    id: 'orderReason',
    label: REVIEW_FORMS.orderReason,
    maxLength: LONGEST.reason,
    value: typed['orderReason'] ?? whyAgain(item),
  })
  const confirm = pressButton({
    title: REVIEW_FORMS.newOrderConfirm,
    style: 'destructive',
    data: reviewButton(VERBS.newOrder, item),
  })
  return unfoldButton(REVIEW_FORMS.newOrder, [paragraph(REVIEW_FORMS.newOrderTold), reason], [confirm])
}
