import { daysAfter, officeDay } from '../../office-day.js'
import { PICKED } from '../../texts/lists.js'
import { ASSIGN_FORM, POSTPONE_FORM } from '../../texts/reservation-buttons.js'
import {
  buttonRow,
  choiceInput,
  dateInput,
  paragraph,
  pressButton,
  unfoldButton,
  type CardElement,
} from '../elements.js'
import { VERBS } from '../verbs.js'
import { ME, peopleChoices } from './assign-form.js'
import type { CardContext } from './context.js'
import { placeData, type PendingPlace } from './pending-place.js'

const resendForm = (place: PendingPlace): CardElement =>
  unfoldButton(
    PICKED.resend,
    [paragraph(PICKED.resendTold)],
    [
      pressButton({
        title: PICKED.resendConfirm,
        style: 'positive',
        data: placeData(VERBS.resendPicked, place),
      }),
    ],
  )

/** The ticks stand outside of the form, so no press here may leave inputs out: the date is not a required one. */
const postponeForm = (place: PendingPlace, { now, zone }: CardContext): CardElement => {
  const days = [1, 3, 7].map((count) =>
    pressButton({
      title: POSTPONE_FORM.days(count),
      data: placeData(VERBS.postponePicked, place, { days: String(count) }),
    }),
  )
  return unfoldButton(
    PICKED.postpone,
    [
      paragraph(POSTPONE_FORM.told),
      ...buttonRow(days),
      dateInput({
        id: 'postponeUntil',
        label: POSTPONE_FORM.until,
        min: daysAfter(officeDay(now, zone), 1),
      }),
    ],
    [
      pressButton({
        title: POSTPONE_FORM.confirm,
        style: 'positive',
        data: placeData(VERBS.postponePicked, place),
      }),
    ],
  )
}

const assignForm = (place: PendingPlace, { people = [] }: CardContext): CardElement => {
  const me = pressButton({
    title: PICKED.assignMe,
    data: placeData(VERBS.assignPicked, place, { person: ME }),
  })
  if (people.length === 0) return unfoldButton(PICKED.assign, [paragraph(ASSIGN_FORM.person)], [me])
  const choice = choiceInput({
    id: 'assignee',
    label: ASSIGN_FORM.person,
    choices: peopleChoices(people),
    style: 'filtered',
  })
  const confirm = pressButton({
    title: PICKED.assignConfirm,
    style: 'positive',
    data: placeData(VERBS.assignPicked, place),
  })
  return unfoldButton(PICKED.assign, [choice, paragraph(ASSIGN_FORM.told)], [confirm, me])
}

/** What can be done with the ticked reservations of a list. */
export const pickedActions = (place: PendingPlace, context: CardContext): readonly CardElement[] => [
  resendForm(place),
  postponeForm(place, context),
  assignForm(place, context),
]
