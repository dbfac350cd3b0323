import type { Evidence } from '../domain/review.js'
import { REPLY_PREFIX } from './mail-phrases.js'
import { foldWords, withoutAddresses } from './mail-words.js'
import { namedInMail } from './named-codes.js'
import { readOcNumber } from './oc-numbers.js'
import {
  ASKS,
  ASKS_FOR_RECEIPT,
  ASKS_OR_DENIES,
  COURTESY_ONLY,
  DRAFT,
  HANDS_OVER,
  HANDS_OVER_INVOICE,
  INVOICES,
  LATER_DAY,
  OC_WORD,
  OWN_SUBJECT,
  PROMISES,
  SENDING_VERB,
  SUBJECT_OF_ORDER,
  SUBJECT_WITHOUT_ORDER,
  THANKS,
  VOIDS,
} from './oc-phrases.js'

/** What the words of a mail say about an OC. Positive weights speak for one. */
export type SignName =
  | 'oc_attached'
  | 'oc_subject'
  | 'oc_number'
  | 'oc_word'
  | 'promise'
  | 'draft'
  | 'void'
  | 'question'
  | 'invoice'
  | 'courtesy'

const WEIGHTS: Readonly<Record<SignName, number>> = {
  oc_attached: 30,
  oc_subject: 20,
  oc_number: 10,
  oc_word: 5,
  promise: -30,
  draft: -30,
  void: -30,
  question: -5,
  invoice: -20,
  courtesy: 0,
}

const LONGEST_BODY = 20_000

const sign = (signal: SignName, value: string, where: 'subject' | 'body'): Evidence => ({
  signal,
  value: value.trim().slice(0, 80),
  where,
  weight: WEIGHTS[signal],
})

// ── the subject ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Without `RE:`, `RV:` and the tags that gateways put before it. */
const bareSubject = (subject: string): string =>
  withoutAddresses(foldWords(subject.slice(0, 1000)).replace(/\n/gu, ' ').replace(REPLY_PREFIX, ''))

const isOrderSubject = (subject: string): boolean =>
  SUBJECT_OF_ORDER.test(subject) &&
  !SUBJECT_WITHOUT_ORDER.test(subject) &&
  !subject.includes('?') &&
  !PROMISES.test(subject)

const orderSubjectSigns = (subject: string): readonly Evidence[] => {
  if (!OC_WORD.test(subject)) return []
  const order = isOrderSubject(subject) && !VOIDS.test(subject) && !DRAFT.test(subject)
  return [
    sign('oc_word', subject, 'subject'),
    ...(order ? [sign('oc_subject', subject, 'subject')] : []),
    ...(PROMISES.test(subject) ? [sign('promise', subject, 'subject')] : []),
    ...(DRAFT.test(subject) ? [sign('draft', subject, 'subject')] : []),
    ...(VOIDS.test(subject) ? [sign('void', subject, 'subject')] : []),
  ]
}

const subjectSigns = (subject: string): readonly Evidence[] => {
  if (OWN_SUBJECT.test(subject)) return []
  const invoice = INVOICES.exec(subject)
  const asks = subject.includes('?') || ASKS.test(subject)
  return [
    ...orderSubjectSigns(subject),
    ...(invoice && invoice.index < 20 ? [sign('invoice', subject, 'subject')] : []),
    ...(asks ? [sign('question', subject, 'subject')] : []),
  ]
}

// ── the body ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Mails are often broken at 72 characters: only a line that begins with a capital or a mark begins anew. */
const unwrapped = (text: string): string => text.replace(/\n(?=[ \t]*[\p{Ll}\d(])/gu, ' ')

/** Points inside `O.C.`, `N.º` and numbers end no sentence. */
const sentencesOf = (text: string): readonly string[] =>
  withoutAddresses(foldWords(unwrapped(text)))
    .replace(/(?<![a-z])o\. ?c\.?(?![a-z])/gu, 'oc')
    .replace(/(?<![a-z])n(?:ro|um|o)?\. ?(?=[°\d])/gu, 'n')
    .split(/(?<=[?!])|\.(?=\s|$)|[;\n]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

const isPromise = (sentence: string): boolean =>
  PROMISES.test(sentence) || (LATER_DAY.test(sentence) && SENDING_VERB.test(sentence))

const isQuestion = (sentence: string): boolean =>
  (/[?¿]/u.test(sentence) || ASKS.test(sentence)) && !ASKS_FOR_RECEIPT.test(sentence)

const handsOver = (sentence: string): boolean =>
  HANDS_OVER.test(sentence) && !ASKS_OR_DENIES.test(sentence) && !isQuestion(sentence)

const TESTS: readonly (readonly [SignName, (sentence: string) => boolean])[] = [
  ['oc_attached', (sentence) => handsOver(sentence) && !isPromise(sentence)],
  ['oc_word', (sentence) => OC_WORD.test(sentence)],
  ['promise', isPromise],
  ['draft', (sentence) => DRAFT.test(sentence)],
  ['void', (sentence) => VOIDS.test(sentence)],
  ['question', isQuestion],
  ['invoice', (sentence) => HANDS_OVER_INVOICE.test(sentence)],
]

const bodySigns = (fresh: string): readonly Evidence[] => {
  const sentences = sentencesOf(fresh.slice(0, LONGEST_BODY))
  return TESTS.flatMap(([name, test]) => {
    const sentence = sentences.find(test)
    return sentence === undefined ? [] : [sign(name, sentence, 'body')]
  })
}

/** Thanks alone ask for nothing and say nothing. */
const isCourtesy = (fresh: string): boolean => {
  const text = `${foldWords(fresh)}\n`
  return text.length < 200 && THANKS.test(text) && COURTESY_ONLY.test(text)
}

// ── both ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The number that the mail itself names; our own subject, come back in a reply, names none. */
export const mailOcNumber = (subject: string, fresh: string): string | null => {
  const bare = bareSubject(subject)
  return (OWN_SUBJECT.test(bare) ? null : readOcNumber(bare)) ?? readOcNumber(fresh.slice(0, LONGEST_BODY))
}

/** The signs in the subject and in what the writer wrote now; never in quoted text. */
export const readSigns = (subject: string, fresh: string): readonly Evidence[] => {
  const number = mailOcNumber(subject, fresh)
  return [
    ...subjectSigns(bareSubject(subject)),
    ...bodySigns(fresh),
    ...(number === null ? [] : [sign('oc_number', number, 'body')]),
    ...namedInMail(subject, 'subject'),
    ...namedInMail(fresh, 'body'),
    ...(isCourtesy(fresh) ? [sign('courtesy', fresh, 'body')] : []),
  ]
}

export const hasSign = (signs: readonly Evidence[], ...names: readonly SignName[]): boolean =>
  signs.some(({ signal }) => names.some((name) => name === signal))
