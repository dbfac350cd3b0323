/** The bytes that records of this process were stored as; gone with the record. */
const known = new WeakMap<object, Buffer>()

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  Object.values(value).forEach(freeze)
}

/**
 * What a record is once it was written and read again: JSON's copy, which nobody can change from outside. Each
 * record is put into JSON once only, so that a write costs what changed and not what there is.
 */
export const toStored = <T extends object>(record: T): T => {
  const text = JSON.stringify(record)
  const copy: T = JSON.parse(text)
  freeze(copy)
  known.set(copy, Buffer.from(text))
  return copy
}

/** A record's JSON in UTF-8, without a line break. */
export const bytesOf = (record: object): Buffer => {
  const bytes = known.get(record) ?? Buffer.from(JSON.stringify(record))
  known.set(record, bytes)
  return bytes
}

/** The same record, which nobody can change any more. */
export const frozen = <T extends object>(record: T): T => {
  freeze(record)
  return record
}
