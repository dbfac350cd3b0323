import type { MailLanguage } from '../domain/client.js'
import { acknowledgement } from './acknowledgement.js'
import { EN } from './en/words.js'
import { ES } from './es/words.js'
import type {
  AcknowledgementInput,
  MailInput,
  NewAddressInput,
  RejectionInput,
  UltimatumInput,
} from './input.js'
import type { MailContent } from './letter.js'
import { newAddress } from './new-address.js'
import { PT } from './pt/words.js'
import { rejection } from './rejection.js'
import { reminder } from './reminder.js'
import { request } from './request.js'
import { ultimatum } from './ultimatum.js'
import type { Words } from './words.js'

/** Every mail that a client can get from us, in one language. */
export interface Letters {
  readonly request: (input: MailInput) => MailContent
  readonly reminder: (input: MailInput) => MailContent
  readonly ultimatum: (input: UltimatumInput) => MailContent
  readonly acknowledgement: (input: AcknowledgementInput) => MailContent
  readonly rejection: (input: RejectionInput) => MailContent
  readonly newAddress: (input: NewAddressInput) => MailContent
}

const WORDS: Readonly<Record<MailLanguage, Words>> = { es: ES, en: EN, pt: PT }

export const letters = (language: MailLanguage): Letters => {
  const words = WORDS[language]
  return {
    request: (input) => request(words, input),
    reminder: (input) => reminder(words, input),
    ultimatum: (input) => ultimatum(words, input),
    acknowledgement: (input) => acknowledgement(words, input),
    rejection: (input) => rejection(words, input),
    newAddress: (input) => newAddress(words, input),
  }
}
