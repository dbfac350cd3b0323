import type { ClosingReason, ReservationView } from '../../../src/contract.js'
import { daysAfter, officeDay } from '../../office-day.js'
import {
  BUTTONS,
  CLOSE_FORM,
  CLOSE_TITLES,
  NOTE_FORM,
  POSTPONE_FORM,
  RECEIVED_FORM,
  REJECT_FORM,
} from '../../texts/reservation-buttons.js'
import { CLOSING_CHOICES } from '../../texts/reservation.js'
import {
  buttonRow,
  dateInput,
  paragraph,
  pressButton,
  textInput,
  unfoldButton,
  type CardElement,
} from '../elements.js'
import { LONGEST } from '../limits.js'
import { VERBS, reservationButton, type ButtonData, type ReservationCardKind, type Verb } from '../verbs.js'
import type { CardContext } from './context.js'

/** What a form is drawn for. */
export interface FormSubject {
  readonly view: ReservationView
  readonly kind: ReservationCardKind
  readonly context: CardContext
  /** What was typed into a form that was refused: it is not to be typed again. */
  readonly typed: Readonly<Record<string, string>>
}

export const dataFor = (
  { view, kind }: FormSubject,
  verb: Verb,
  more: Readonly<Record<string, string>> = {},
): ButtonData => reservationButton(verb, view, kind, more)

const hasContact = ({ view: { client } }: FormSubject): boolean => (client?.contacts.length ?? 0) > 0

export const receivedForm = (subject: FormSubject): CardElement =>
  unfoldButton(
    BUTTONS.received,
    [
      textInput({
        id: 'ocNumber',
        label: RECEIVED_FORM.number,
        placeholder: RECEIVED_FORM.placeholder,
        maxLength: LONGEST.ocNumber,
        value: subject.typed['ocNumber'],
      }),
      paragraph(hasContact(subject) ? RECEIVED_FORM.told : RECEIVED_FORM.toldNobody),
    ],
    [
      pressButton({
        title: RECEIVED_FORM.confirm,
        style: 'positive',
        data: dataFor(subject, VERBS.received),
      }),
    ],
  )

export const rejectForm = (subject: FormSubject): CardElement =>
  unfoldButton(
    BUTTONS.reject,
    [
      paragraph(hasContact(subject) ? REJECT_FORM.told : REJECT_FORM.toldNobody),
      textInput({
        id: 'rejectReason',
        label: REJECT_FORM.reason,
        placeholder: REJECT_FORM.placeholder,
        maxLength: LONGEST.reason,
        value: subject.typed['rejectReason'],
      }),
    ],
    [pressButton({ title: REJECT_FORM.confirm, style: 'destructive', data: dataFor(subject, VERBS.reject) })],
  )

const POSTPONE_DAYS = [1, 3, 7]

export const postponeForm = (subject: FormSubject): CardElement => {
  const { now, zone } = subject.context
  const days = POSTPONE_DAYS.map((count) =>
    pressButton({
      title: POSTPONE_FORM.days(count),
      data: dataFor(subject, VERBS.postpone, { days: String(count) }),
      alone: true,
    }),
  )
  return unfoldButton(
    BUTTONS.postpone,
    [
      paragraph(POSTPONE_FORM.told),
      ...buttonRow(days),
      dateInput({
        id: 'postponeUntil',
        label: POSTPONE_FORM.until,
        missing: POSTPONE_FORM.untilMissing,
        min: daysAfter(officeDay(now, zone), 1),
        value: subject.typed['postponeUntil'],
      }),
    ],
    [
      pressButton({
        title: POSTPONE_FORM.confirm,
        style: 'positive',
        data: dataFor(subject, VERBS.postpone),
      }),
    ],
  )
}

const closeFields = (reason: ClosingReason, { typed }: FormSubject): readonly CardElement[] => {
  const number = textInput({
    id: 'closeNumber',
    label: CLOSE_FORM.number,
    missing: CLOSE_FORM.numberMissing,
    placeholder: CLOSE_FORM.placeholder,
    maxLength: LONGEST.ocNumber,
    value: typed['closeNumber'],
  })
  const note = textInput({
    id: `note-${reason}`,
    label: reason === 'other' ? CLOSE_FORM.text : CLOSE_FORM.note,
    ...(reason === 'other' && { missing: CLOSE_FORM.textMissing }),
    maxLength: LONGEST.note,
    value: typed[`note-${reason}`],
  })
  return reason === 'oc_by_other_way' ? [number, note] : [note]
}

/** Each reason has a form of its own, so that it can ask on the card itself for just what it takes. */
export const closeForm = (subject: FormSubject): CardElement => {
  const reasons = CLOSING_CHOICES.map((reason) =>
    unfoldButton(CLOSE_TITLES[reason].title, closeFields(reason, subject), [
      pressButton({
        title: CLOSE_TITLES[reason].confirm,
        style: 'destructive',
        data: dataFor(subject, VERBS.close, { reason }),
      }),
    ]),
  )
  return unfoldButton(BUTTONS.close, [paragraph(CLOSE_FORM.question)], reasons)
}

export const noteForm = (subject: FormSubject): CardElement =>
  unfoldButton(
    BUTTONS.note,
    [
      textInput({
        id: 'noteText',
        label: NOTE_FORM.text,
        missing: NOTE_FORM.missing,
        maxLength: LONGEST.note,
        multiline: true,
        value: subject.typed['noteText'],
      }),
    ],
    [pressButton({ title: NOTE_FORM.confirm, style: 'positive', data: dataFor(subject, VERBS.note) })],
  )
