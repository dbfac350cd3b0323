import type { Client, Delay, MailLanguage } from '../../../src/contract.js'
import { CLIENT_FORM, LANGUAGES } from '../../texts/clients.js'
import { choiceInput, paragraph, textInput, toggleInput, type CardElement } from '../elements.js'
import { LONGEST } from '../limits.js'
import { CONTACTS_PATTERN } from './contacts-input.js'

/** What stands in each input of the form, by its id. */
export type ClientInputs = Readonly<Record<string, string>>

export const LANGUAGE_ORDER: readonly MailLanguage[] = ['es', 'en', 'pt']

const daysIn = (delay: Delay | null): string => (delay?.unit === 'days' ? String(delay.days) : '')

/** A new client owes OCs and is written to in Spanish, unless somebody says otherwise. */
const NEW: ClientInputs = { requiresOc: 'yes', language: 'es', active: 'true' }

const inputsOf = (client: Client | null): ClientInputs =>
  client
    ? {
        name: client.name,
        requiresOc: client.requiresOc ? 'yes' : 'no',
        contacts: client.contacts.join(', '),
        reminderDays: daysIn(client.reminderAfter),
        ultimatumDays: daysIn(client.ultimatumAfter),
        language: client.language ?? 'es',
        active: String(client.active ?? true),
      }
    : NEW

const isByHours = (client: Client | null): boolean =>
  client?.reminderAfter?.unit === 'ms' || client?.ultimatumAfter?.unit === 'ms'

const about = ({ name, contacts, requiresOc }: ClientInputs): readonly CardElement[] => [
  textInput({
    id: 'name',
    label: CLIENT_FORM.name,
    missing: CLIENT_FORM.nameMissing,
    maxLength: LONGEST.name,
    value: name,
  }),
  choiceInput({
    id: 'requiresOc',
    label: CLIENT_FORM.requiresOc,
    missing: CLIENT_FORM.requiresOcMissing,
    style: 'expanded',
    choices: [
      { title: CLIENT_FORM.yes, value: 'yes' },
      { title: CLIENT_FORM.no, value: 'no' },
    ],
    value: requiresOc,
  }),
  textInput({
    id: 'contacts',
    label: CLIENT_FORM.contacts,
    placeholder: CLIENT_FORM.contactsPlaceholder,
    maxLength: LONGEST.contacts,
    pattern: CONTACTS_PATTERN,
    value: contacts,
  }),
]

/** 1 to 365. Not an Input.Number: where that has bounds, Teams takes an empty one for out of them. */
const DAYS = {
  regex: String.raw`^(?:[1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-5])$`,
  message: CLIENT_FORM.daysWrong,
}

const daysInput = (id: string, label: string, value: string | undefined): CardElement =>
  textInput({ id, label, maxLength: 3, pattern: DAYS, value })

const treatment = ({
  reminderDays,
  ultimatumDays,
  language,
  active,
}: ClientInputs): readonly CardElement[] => [
  daysInput('reminderDays', CLIENT_FORM.reminderDays, reminderDays),
  daysInput('ultimatumDays', CLIENT_FORM.ultimatumDays, ultimatumDays),
  choiceInput({
    id: 'language',
    label: CLIENT_FORM.language,
    missing: CLIENT_FORM.languageMissing,
    choices: LANGUAGE_ORDER.map((value) => ({ title: LANGUAGES[value], value })),
    value: language,
  }),
  toggleInput({ id: 'active', label: CLIENT_FORM.active, value: active }),
  paragraph(CLIENT_FORM.activeHint),
]

/** The fields of a client, with what was typed where that was refused; what was left empty is not sent. */
export const clientFields = (client: Client | null, typed: ClientInputs | null): readonly CardElement[] => {
  const inputs = typed ?? inputsOf(client)
  return [
    ...about(inputs),
    ...(isByHours(client) ? [paragraph(CLIENT_FORM.byHours)] : []),
    ...treatment(inputs),
  ]
}
