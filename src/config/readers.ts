import type { Colour } from '../domain/colour.js'
import { isDomain, isEmailAddress, splitAddresses } from '../domain/email-address.js'
import type { Expectation } from '../texts/config-faults.js'
import { readDelay } from '../texts/delay-text.js'
import { readYesNo } from '../texts/yes-no.js'
import type { AmountMismatch } from '../domain/oc-amounts.js'
import type { IsoDate } from '../domain/time.js'
import type { LogLevel } from './types.js'

/** What a variable's text means; null when it means nothing. */
type Reader<T> = (text: string) => T | null

/** None may reach a mail header or a protocol line. */
const hasControls = (text: string): boolean => /\p{Cc}/u.test(text)

const integer =
  (least: number, most: number): Reader<number> =>
  (text) => {
    const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
    return value >= least && value <= most ? value : null
  }

const line: Reader<string> = (text) => (hasControls(text.trim()) ? null : text.trim())

const matching =
  (pattern: RegExp): Reader<string> =>
  (text) =>
    pattern.test(text.trim()) ? text.trim() : null

const host: Reader<string> = (text) => {
  const name = text.trim().toLowerCase()
  const isName = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9._-]*[a-z0-9])?$/.test(name)
  return isName || /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/.test(name) ? name : null
}

/** App passwords are shown as four groups of four letters; the spaces are no part of them. Google's are no-break spaces. */
const APP_PASSWORD = /^[a-z]{4}(?:\s[a-z]{4}){3}$/i

const mailPassword: Reader<string> = (text) => {
  if (APP_PASSWORD.test(text.trim())) return text.replaceAll(/\s/g, '')
  return hasControls(text) ? null : text
}

const list =
  <T>(separator: RegExp, read: Reader<T>): Reader<readonly T[]> =>
  (text) => {
    const items = text
      .split(separator)
      .filter((part) => part.trim() !== '')
      .map(read)
    const understood = items.filter((item) => item !== null)
    return understood.length === items.length ? understood : null
  }

const commaSeparated = list(/,/, line)

const folders: Reader<readonly string[]> = (text) => {
  const names = commaSeparated(text)
  return names?.length === 0 ? null : names
}

const address: Reader<string> = (text) => {
  const candidate = text.trim().toLowerCase()
  return isEmailAddress(candidate) ? candidate : null
}

const addresses: Reader<readonly string[]> = (text) => {
  const items = splitAddresses(text)
  return items.every(isEmailAddress) ? items : null
}

const senders: Reader<readonly string[]> = (text) => {
  const items = splitAddresses(text)
  const known = (item: string): boolean =>
    item.startsWith('@') ? isDomain(item.slice(1)) : isEmailAddress(item)
  return items.every(known) ? items : null
}

const TIME = /^(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)$/

const time: Reader<string> = (text) => {
  const groups = TIME.exec(text.trim())?.groups
  return groups ? `${(groups['hour'] ?? '').padStart(2, '0')}:${groups['minute'] ?? ''}` : null
}

/** `09:00-18:00`, always with two digits each. */
const hours: Reader<string> = (text) => {
  const [opensAt, closesAt, ...rest] = text.split(/[-–]/).map(time)
  const ordered = opensAt && closesAt && opensAt < closesAt && rest.length === 0
  return ordered ? `${opensAt}-${closesAt}` : null
}

const date: Reader<IsoDate> = (text) => {
  const day = text.trim()
  const epoch = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().startsWith(day) ? day : null
}

const zone: Reader<string> = (text) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** `\n` as it stands in a `.env`, or a line break where the value was in double quotes. */
const lines: Reader<readonly string[]> = list(/\\n|\r?\n/, line)

/** `#1B4F72`, also without its `#`: a shell would take the rest for a remark. */
const colour: Reader<Colour> = (text) => {
  const digits = /^#?([0-9a-f]{6})$/i.exec(text.trim())?.[1]
  return digits === undefined ? null : `#${digits.toLowerCase()}`
}

const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name === '::1' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)

/** True for this machine's own addresses, where nobody can listen in. */
export const isLoopback = (hostname: string): boolean => isLoopbackName(hostname.toLowerCase())

/** https, or http on loopback; without a slash at its end. */
const url: Reader<string> = (text) => {
  if (!URL.canParse(text.trim())) return null
  const parsed = new URL(text.trim())
  const safe = parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname))
  const bare = parsed.username === '' && parsed.search === '' && parsed.hash === ''
  return safe && bare ? parsed.href.replace(/\/+$/, '') : null
}

/** Names of containers, below an account where that is no part of the host (Microsoft Learn, "Naming containers"). */
const CONTAINER = /^(?:\/[a-z0-9]{3,24})?\/(?=[a-z0-9-]{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A folder as `file:///…`, or a container of Azure Blob Storage. What opens it is a secret, and stands elsewhere. */
const documentPlace: Reader<string> = (text) => {
  const place = text.trim()
  if (place.startsWith('file:'))
    return /^file:\/\/\/[^?#]+$/.test(place) && URL.canParse(place) ? place : null
  const container = url(place)
  return container !== null && CONTAINER.test(new URL(container).pathname) ? container : null
}

/** A database of PostgreSQL. Beyond this machine it must say whether the way there is encrypted (`sslmode`). */
export const readStoreUrl: Reader<string> = (text) => {
  if (!URL.canParse(text.trim())) return null
  const { protocol, hostname, pathname, searchParams } = new URL(text.trim())
  const named = /^postgres(?:ql)?:$/.test(protocol) && hostname !== '' && /^\/[^/]+$/.test(pathname)
  return named && (isLoopback(hostname) || searchParams.has('sslmode')) ? text.trim() : null
}

const oneOf =
  <T extends string>(...values: readonly T[]): Reader<T> =>
  (text) =>
    values.find((value) => value.toLowerCase() === text.trim().toLowerCase()) ?? null

const authResults: Reader<string> = (text) => {
  const word = text.trim().toLowerCase()
  return word === 'exchange' || word === 'none' ? word : host(word)
}

/** `1`, `0,5`, `2.5 %`: per cent, with at most two decimals. */
const percent: Reader<number> = (text) => {
  const digits = /^(\d{1,3}(?:[.,]\d{1,2})?)\s?%?$/.exec(text.trim())?.[1]
  const value = digits === undefined ? Number.NaN : Number(digits.replace(',', '.'))
  return value <= 100 ? value : null
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Of an Entra directory: its id, or one of its domains. */
const tenant: Reader<string> = (text) => {
  const name = text.trim().toLowerCase()
  return GUID.test(name) || (isDomain(name) && name.includes('.')) ? name : null
}

const AMOUNT_MISMATCHES: readonly AmountMismatch[] = ['warn', 'review']

const MAIL_AUTHS = ['password', 'oauth2'] as const

/** `graph`: no SMTP at all. `none`: a server that asks for no login. */
const SENDING_AUTHS = ['graph', 'none'] as const

const LOG_LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal']

/** One reader for each kind of variable. */
export const READERS = {
  host,
  port: integer(1, 65_535),
  user: line,
  mailPassword,
  secret: line,
  storeUrl: readStoreUrl,
  folders,
  folder: line,
  boolean: readYesNo,
  authResults,
  path: line,
  seconds: integer(1, 86_400),
  dayCount: integer(0, 3650),
  delay: readDelay,
  percent,
  amountMismatch: oneOf(...AMOUNT_MISMATCHES),
  address,
  addresses,
  senders,
  line,
  lines,
  colour,
  zone,
  hours,
  dates: list(/[,;\s]+/, date),
  time,
  ids: list(/[,;\s]+/, line),
  url,
  documentPlace,
  guid: matching(GUID),
  tenant,
  mailAuth: oneOf(...MAIL_AUTHS),
  smtpAuth: oneOf(...MAIL_AUTHS, ...SENDING_AUTHS),
  copies: integer(1, 365),
  monthCount: integer(1, 240),
  botType: oneOf('SingleTenant', 'UserAssignedMSI'),
  logLevel: oneOf(...LOG_LEVELS),
} as const satisfies Readonly<Record<Expectation, Reader<unknown>>>

export type Kind = keyof typeof READERS

/** What a variable of this kind is once it has been understood. */
export type ValueOf<K extends Kind> = NonNullable<ReturnType<(typeof READERS)[K]>>
