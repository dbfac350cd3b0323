import { TnefCursor } from './tnef-cursor.js'

/** MAPI properties that describe an attachment ([MS-OXPROPS] 2.587 and on). */
export const PROPERTY = {
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  mimeType: 0x370e,
  contentId: 0x3712,
  hidden: 0x7ffe,
} as const

const STRING8 = 0x001e
const UNICODE = 0x001f
const OBJECT = 0x000d
const BINARY = 0x0102
const MULTIPLE = 0x1000
const VARIABLE = new Set([STRING8, UNICODE, OBJECT, BINARY])
/** Bytes that a value takes ([MS-OXTNEF] 2.1.3.5); short ones are filled up to four. */
const FIXED: Readonly<Record<number, number>> = {
  0x0002: 4,
  0x0003: 4,
  0x0004: 4,
  0x0005: 8,
  0x0006: 8,
  0x0007: 8,
  0x000a: 4,
  0x000b: 4,
  0x0014: 8,
  0x0040: 8,
  0x0048: 16,
}
const FIRST_NAMED = 0x8000
const GUID = 16

export interface TnefProperty {
  readonly type: number
  readonly value: Uint8Array
}

const skipName = (cursor: TnefCursor): void => {
  cursor.take(GUID)
  const isText = cursor.long() === 1
  const length = cursor.long()
  if (!isText) return
  cursor.take(length)
  cursor.pad(length)
}

const readVariable = (cursor: TnefCursor): Uint8Array => {
  const length = cursor.long()
  const value = cursor.take(length)
  cursor.pad(length)
  return value
}

const readOne = (cursor: TnefCursor, type: number): Uint8Array => {
  if (VARIABLE.has(type)) return readVariable(cursor)
  const size = FIXED[type]
  if (size === undefined) throw new RangeError(`unknown property type ${type}`)
  return cursor.take(size)
}

/** Of several values the first; one is always there. */
const readValue = (cursor: TnefCursor, type: number): Uint8Array => {
  const bare = type & ~MULTIPLE
  const count = type & MULTIPLE || VARIABLE.has(bare) ? cursor.long() : 1
  let first: Uint8Array | null = null
  for (let left = count; left > 0; left -= 1) {
    const value = readOne(cursor, bare)
    first ??= value
  }
  return first ?? new Uint8Array()
}

/** The properties of an attachment by their ids ([MS-OXTNEF] 2.1.3.4); of damaged ones those that come before the damage. */
export const readProperties = (data: Uint8Array): ReadonlyMap<number, TnefProperty> => {
  const properties = new Map<number, TnefProperty>()
  const cursor = new TnefCursor(data)
  try {
    for (let left = cursor.long(); left > 0; left -= 1) {
      const type = cursor.word()
      const id = cursor.word()
      if (id >= FIRST_NAMED) skipName(cursor)
      properties.set(id, { type: type & ~MULTIPLE, value: readValue(cursor, type) })
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return properties
}

/** Text without the zero that ends it; null where there is none. */
export const textOf = (property: TnefProperty | undefined): string | null => {
  if (!property || ![STRING8, UNICODE].includes(property.type)) return null
  const encoding = property.type === UNICODE ? 'utf-16le' : 'windows-1252'
  return new TextDecoder(encoding).decode(property.value).replace(/\0.*$/su, '')
}

export const isSet = (property: TnefProperty | undefined): boolean => (property?.value[0] ?? 0) !== 0

/** A message inside a message is a TNEF stream behind the id of its interface. */
export const embeddedTnef = (property: TnefProperty | undefined): Uint8Array | null =>
  property?.type === OBJECT ? property.value.subarray(GUID) : null
