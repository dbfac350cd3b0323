import { HAND_FORM } from '../../texts/hand-booking.js'
import {
  choiceInput,
  dateInput,
  paragraph,
  pressButton,
  textInput,
  unfoldButton,
  type CardElement,
} from '../elements.js'
import { LONGEST } from '../limits.js'
import { VERBS, reviewButton } from '../verbs.js'
import type { ReviewSubject } from './review-forms.js'

const LOCATOR = /^[A-Z0-9]{5,10}$/iu
const AMOUNT = /^([A-Z]{2,3}) (\d+(?:\.\d+)?)$/u

type Values = Readonly<Record<string, string>>

/** "USD 1250.5" as the engine writes it, as a person would. */
const amountOf = (total: string): Values => {
  const [, currency = 'CLP', units = ''] = AMOUNT.exec(total) ?? []
  return { currency, amount: units.replace('.', ',') }
}

/** What was read of the document, by OCR or in part: a hint to whoever looks at it. */
const suggested = ({ facts }: ReviewSubject['item']): Values => {
  const fact = (...names: readonly string[]): string =>
    names.map((name) => facts[name] ?? '').find((text) => text !== '') ?? ''
  const locator = fact('suggestedLocator', 'locators')
  return {
    locator: LOCATOR.test(locator) ? locator.toUpperCase() : '',
    bookingId: fact('suggestedBookingId').slice(0, LONGEST.code),
    agency: fact('suggestedAgency', 'agency').slice(0, LONGEST.name),
    hotel: fact('hotel').slice(0, LONGEST.name),
    checkIn: fact('suggestedCheckIn'),
    checkOut: fact('suggestedCheckOut'),
    ...amountOf(fact('suggestedTotal', 'total')),
  }
}

const who = (values: Values): readonly CardElement[] => [
  textInput({
    id: 'locator',
    label: HAND_FORM.locator,
    placeholder: HAND_FORM.locatorPlaceholder,
    missing: HAND_FORM.locatorWrong,
    pattern: { regex: '^[A-Za-z0-9]{5,10}$', message: HAND_FORM.locatorWrong },
    maxLength: LONGEST.code,
    value: values['locator'],
  }),
  textInput({
    id: 'bookingId',
    label: HAND_FORM.bookingId,
    maxLength: LONGEST.code,
    value: values['bookingId'],
  }),
  textInput({
    id: 'agency',
    label: HAND_FORM.agency,
    missing: HAND_FORM.agencyMissing,
    maxLength: LONGEST.name,
    value: values['agency'],
  }),
]

const stay = (values: Values): readonly CardElement[] => [
  textInput({
    id: 'hotel',
    label: HAND_FORM.hotel,
    missing: HAND_FORM.hotelMissing,
    maxLength: LONGEST.name,
    value: values['hotel'],
  }),
  dateInput({
    id: 'checkIn',
    label: HAND_FORM.checkIn,
    missing: HAND_FORM.checkInMissing,
    value: values['checkIn'],
  }),
  dateInput({
    id: 'checkOut',
    label: HAND_FORM.checkOut,
    missing: HAND_FORM.checkOutMissing,
    value: values['checkOut'],
  }),
  textInput({ id: 'guest', label: HAND_FORM.guest, maxLength: LONGEST.name, value: values['guest'] }),
]

const total = (values: Values): readonly CardElement[] => [
  textInput({
    id: 'amount',
    label: HAND_FORM.amount,
    placeholder: HAND_FORM.amountPlaceholder,
    pattern: { regex: String.raw`^[^\d]{0,6}\d[\d.,]*$`, message: HAND_FORM.amountWrong },
    maxLength: LONGEST.code,
    value: values['amount'],
  }),
  choiceInput({
    id: 'currency',
    label: HAND_FORM.currency,
    missing: HAND_FORM.currencyMissing,
    choices: Object.entries(HAND_FORM.currencies).map(([value, title]) => ({ title, value })),
    value: values['currency'],
  }),
]

/** What stands in a confirmation that the machine could not read, filled in by a person. */
export const handBookingForm = ({ item, typed }: ReviewSubject): CardElement => {
  const isRefused = Object.keys(typed).length > 0
  const values = isRefused ? typed : suggested(item)
  const confirm = pressButton({
    title: HAND_FORM.confirm,
    style: 'positive',
    data: reviewButton(VERBS.registerByHand, item),
  })
  return unfoldButton(
    HAND_FORM.title,
    [paragraph(HAND_FORM.told), ...who(values), ...stay(values), ...total(values)],
    [confirm],
    'positive',
  )
}
