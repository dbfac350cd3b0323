import { BUTTONS } from '../../texts/reservation-buttons.js'
import { buttonRow, pressButton, unfoldButton, type CardElement } from '../elements.js'
import { VERBS } from '../verbs.js'
import { assignForm, assignMeButton } from './assign-form.js'
import { planButtons, situationOf, type ReservationButtonName } from './reservation-buttons.js'
import {
  closeForm,
  dataFor,
  noteForm,
  postponeForm,
  receivedForm,
  rejectForm,
  type FormSubject,
} from './reservation-forms.js'

type Draw = (subject: FormSubject) => readonly CardElement[]

const reopenTitle = ({ view }: FormSubject): string =>
  situationOf(view) === 'postponed' ? BUTTONS.resume : BUTTONS.reopen

const DRAW: Readonly<Record<ReservationButtonName, Draw>> = {
  received: (subject) => [receivedForm(subject)],
  reject: (subject) => [rejectForm(subject)],
  resend: (subject) => [pressButton({ title: BUTTONS.resend, data: dataFor(subject, VERBS.resend) })],
  postpone: (subject) => [postponeForm(subject)],
  close: (subject) => [closeForm(subject)],
  reopen: (subject) => [pressButton({ title: reopenTitle(subject), data: dataFor(subject, VERBS.reopen) })],
  undo: (subject) => [pressButton({ title: BUTTONS.undo, data: dataFor(subject, VERBS.undo) })],
  assignMe: (subject) => [assignMeButton(subject)],
  assign: assignForm,
  note: (subject) => [noteForm(subject)],
  documents: (subject) => [
    pressButton({ title: BUTTONS.documents, data: dataFor(subject, VERBS.documents) }),
  ],
  history: (subject) => [pressButton({ title: BUTTONS.history, data: dataFor(subject, VERBS.history) })],
}

/** The buttons of a reservation's card, as its situation plans them. */
export const reservationActions = (subject: FormSubject): readonly CardElement[] => {
  const { inSight, more } = planButtons(subject.view)
  const drawn = (names: readonly ReservationButtonName[]): readonly CardElement[] =>
    names.flatMap((name) => DRAW[name](subject))
  const unfolded = [...buttonRow(drawn(more.work)), ...buttonRow(drawn(more.looking))]
  return [...drawn(inSight), ...(unfolded.length > 0 ? [unfoldButton(BUTTONS.more, unfolded)] : [])]
}
