import type { Person } from '../../../src/contract.js'
import { ASSIGN_FORM, BUTTONS } from '../../texts/reservation-buttons.js'
import {
  choiceInput,
  paragraph,
  pressButton,
  unfoldButton,
  type CardElement,
  type Choice,
} from '../elements.js'
import { PEOPLE_SHOWN } from '../limits.js'
import { shorten } from '../markdown.js'
import { VERBS } from '../verbs.js'
import { dataFor, type FormSubject } from './reservation-forms.js'

/** Values of the choice that are no person's id. */
export const NOBODY = 'nobody'
export const ME = 'me'

const byName = (one: Person, other: Person): number => one.name.localeCompare(other.name, 'es')

/** Titles of choices are plain text: nothing is escaped in them. */
export const peopleChoices = (people: readonly Person[]): readonly Choice[] => [
  ...people
    .toSorted(byName)
    .slice(0, PEOPLE_SHOWN)
    .map(({ id, name }) => ({ title: shorten(name, 40), value: id })),
  { title: ASSIGN_FORM.nobody, value: NOBODY },
]

const assignData = (subject: FormSubject, assignee?: string) =>
  dataFor(subject, VERBS.assign, assignee === undefined ? {} : { assignee })

export const assignMeButton = (subject: FormSubject): CardElement =>
  pressButton({ title: BUTTONS.assignMe, data: assignData(subject, ME) })

const releaseButton = (subject: FormSubject): readonly CardElement[] =>
  subject.view.reservation.assignee
    ? [pressButton({ title: ASSIGN_FORM.release, data: assignData(subject, NOBODY) })]
    : []

/** Where the team is not known one can only take a case, or leave it. */
export const assignForm = (subject: FormSubject): readonly CardElement[] => {
  const people = subject.context.people ?? []
  if (people.length === 0) return releaseButton(subject)
  const choice = choiceInput({
    id: 'assignee',
    label: ASSIGN_FORM.person,
    missing: ASSIGN_FORM.personMissing,
    choices: peopleChoices(people),
    style: 'filtered',
  })
  const more = people.length > PEOPLE_SHOWN ? [paragraph(ASSIGN_FORM.notListed(PEOPLE_SHOWN))] : []
  const confirm = pressButton({ title: ASSIGN_FORM.confirm, style: 'positive', data: assignData(subject) })
  return [unfoldButton(BUTTONS.assign, [choice, paragraph(ASSIGN_FORM.told), ...more], [confirm])]
}
