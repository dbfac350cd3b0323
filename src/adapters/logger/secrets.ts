const SECRET_NAME = /passw|secret|token|authori[sz]ation|cookie|credential|api_?key|private_?key/i
/** A bearer token (RFC 6750) or a JSON web token (RFC 7519), as libraries like to quote them in their errors. */
const SECRET_TEXT = /\b(?<kept>bearer\s+)[\w.~+/=-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/gi
const HIDDEN = '[hidden]'
const DEEPEST = 6

const cleanText = (text: string): string =>
  text.replace(SECRET_TEXT, (_, kept: string | undefined) => `${kept ?? ''}${HIDDEN}`)

/** What says what went wrong. Libraries hang requests, options and mails on their errors: those stay away. */
const cleanError = (error: Error, depth: number): object => ({
  type: error.name,
  message: cleanText(error.message),
  ...('code' in error ? { code: clean(error.code, depth) } : {}),
  stack: cleanText(error.stack ?? ''),
  ...(error.cause === undefined ? {} : { cause: clean(error.cause, depth) }),
})

const clean = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) return '[deep]'
  if (value instanceof Error) return cleanError(value, depth + 1)
  if (value instanceof Date) return value
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1))
  return cleanFields(value, depth + 1)
}

const cleanFields = (fields: object, depth: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      SECRET_NAME.test(name) ? HIDDEN : clean(value, depth),
    ]),
  )

/** A copy for the log: secrets hidden, errors as plain fields, bytes as their number. */
export const withoutSecrets = (fields: object): Record<string, unknown> => cleanFields(fields, 0)
