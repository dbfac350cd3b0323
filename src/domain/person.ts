import type { Guest } from './booking.js'
import type { Client } from './client.js'
import { foldText } from './fold-text.js'
import type { Reservation } from './reservation.js'
import { normalRut } from './rut.js'

/** Somebody about whom it was asked what is held: by name, by e-mail address or by RUT. */
export interface Person {
  readonly by: 'name' | 'address' | 'rut'
  /** Folded words of the name, the address in lower case, or the RUT as `normalRut` gives it. */
  readonly words: readonly string[]
  /** Finds a mention in a text that is in NFD. */
  readonly pattern: RegExp
}

export type PersonReading =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly code: 'one_word' | 'no_name' }

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)

/** Not within a longer word: accents follow their letters in NFD. */
const alone = (pattern: string, more = ''): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}${more}])(?:${pattern})(?![\p{L}\p{M}\p{N}${more}])`, 'giu')

const wordPattern = (word: string): string =>
  Array.from(word)
    .map((one) => String.raw`${escaped(one)}\p{M}*`)
    .join('')

/** "Ana Pérez" and "Pérez, Ana" are one: the words in their order, begun with any of them. */
const namePattern = (words: readonly string[]): RegExp => {
  const patterns = words.map(wordPattern)
  const turned = patterns.map((_, at) => [...patterns.slice(at), ...patterns.slice(0, at)])
  return alone(turned.map((order) => order.join(String.raw`[\s,]+`)).join('|'))
}

const rutPattern = (rut: string): RegExp => {
  const [body = '', verifier = ''] = rut.split('-')
  return alone(String.raw`${Array.from(body).join(String.raw`\.?`)}\s*-?\s*${verifier}`)
}

/** One word would name too many. */
export const readPerson = (asked: string): PersonReading => {
  const text = foldText(asked)
  const rut = normalRut(text)
  if (rut !== null) return { ok: true, person: { by: 'rut', words: [rut], pattern: rutPattern(rut) } }
  if (/^[^\s@]+@[^\s@]+$/u.test(text)) {
    const pattern = alone(escaped(text), String.raw`.+\-`)
    return { ok: true, person: { by: 'address', words: [text], pattern } }
  }
  const words = text.match(/[\p{L}\p{N}'.-]+/gu) ?? []
  if (words.join('').length < 2) return { ok: false, code: 'no_name' }
  if (words.length < 2) return { ok: false, code: 'one_word' }
  return { ok: true, person: { by: 'name', words, pattern: namePattern(words) } }
}

/** One letter, so that no text grows by it. */
const GONE = '*'

export const isMentioned = (text: string, { pattern }: Person): boolean =>
  text.normalize('NFD').search(pattern) >= 0

const withoutMention = (text: string, person: Person): string =>
  isMentioned(text, person) ? text.normalize('NFD').replaceAll(person.pattern, GONE).normalize('NFC') : text

/** All words asked for stand in the guest's name, whichever of them is its first or last. */
export const isGuest = ({ firstName, lastName }: Guest, { by, words }: Person): boolean => {
  const own = new Set(foldText(`${firstName} ${lastName}`).split(/[\s,]+/u))
  return by === 'name' && words.every((word) => own.has(word))
}

/** Names of companies, who of the staff did something, and by what records are found: they stay whoever is asked about. */
const STAYS = new Set([
  'actor',
  'name',
  'assignee',
  'resolution',
  'agency',
  'id',
  'locator',
  'clientId',
  'messageId',
  'sentMessageIds',
  'contentHash',
  'copyHash',
  'account',
])

const isGuestLike = (value: object): value is Guest => 'firstName' in value && 'lastName' in value

const mapped = (value: unknown, person: Person): unknown => {
  if (typeof value === 'string') return withoutMention(value, person)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => mapped(one, person))
  if (isGuestLike(value) && isGuest(value, person)) return { ...value, firstName: '', lastName: '' }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, STAYS.has(key) ? one : mapped(one, person)]),
  )
}

/** A record in which the person is mentioned nowhere any more; never longer in JSON. */
export const withoutPerson = <T extends object>(record: T, person: Person): T => mapped(record, person) as T

/** Whether anything in the record would change by taking the person out. */
export const mentions = (record: object, person: Person): boolean =>
  JSON.stringify(mapped(record, person)) !== JSON.stringify(record)

export const isGuestOf = ({ booking }: Pick<Reservation, 'booking'>, person: Person): boolean =>
  booking.stays.some(({ rooms }) => rooms.some(({ guests }) => guests.some((one) => isGuest(one, person))))

/** The client without the person among its contacts, in its notes or as its RUT; the same one where there is nothing of it. */
export const clientWithout = (client: Client, person: Person): Client => {
  const contacts = client.contacts.filter((address) => !isMentioned(address, person))
  const notes = client.notes && withoutMention(client.notes, person)
  const isRut = Boolean(client.rut) && person.by === 'rut' && client.rut === person.words[0]
  if (contacts.length === client.contacts.length && notes === client.notes && !isRut) return client
  return { ...client, contacts, notes, ...(isRut && { rut: null }) }
}

/** The booking as the person may be told it: those who travel along are not its data. */
export const withoutOthers = <T extends Pick<Reservation, 'booking'>>(reservation: T, person: Person): T => ({
  ...reservation,
  booking: {
    ...reservation.booking,
    stays: reservation.booking.stays.map((stay) => ({
      ...stay,
      rooms: stay.rooms.map((room) => ({
        ...room,
        guests: room.guests.filter((guest) => isGuest(guest, person)),
      })),
    })),
  },
})
