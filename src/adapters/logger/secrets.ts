const SECRET_NAME = /passw|secret|token|authori[sz]ation|cookie|credential|api_?key|private_?key/i
/**
 * What libraries like to quote in their errors: a bearer token (RFC 6750), a JSON web token (RFC 7519), a field of a form that
 * was posted to a token endpoint (RFC 6749), the password in a URL (RFC 3986, 3.2.1), the answer to a SASL challenge (XOAUTH2
 * begins with `user=`, in base64), and secrets of Entra (`abc8Q~…`) and Google (`GOCSPX-…`, `1//…`, `ya29.…`), whose shape
 * gives them away.
 */
const SECRET_TEXT = new RegExp(
  [
    String.raw`\b(?<bearer>bearer\s+)[\w.~+/=-]+`,
    String.raw`\b(?<field>(?:client_secret|client_assertion|refresh_token|access_token|password|sig)=)[^&\s"']+`,
    String.raw`(?<login>\b[a-z][a-z+.-]*:\/\/[^\s:@/]*:)[^\s/]+(?=@)`,
    String.raw`\beyJ[\w-]+\.[\w-]+\.[\w-]*`,
    String.raw`\bdXNlcj[\w+/=]{16,}`,
    String.raw`[\w.~-]{3}\dQ~[\w.~-]{8,}`,
    String.raw`\bGOCSPX-[\w-]+`,
    String.raw`\b1//[\w-]{6,}`,
    String.raw`\bya29\.[\w-]+`,
    String.raw`-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)`,
  ].join('|'),
  'gi',
)
const HIDDEN = '[hidden]'
const DEEPEST = 6

/** What says which kind of secret it was stays. */
const cleanText = (text: string): string =>
  text.replace(
    SECRET_TEXT,
    (_, bearer: string | undefined, field: string | undefined, login: string | undefined) =>
      `${bearer ?? field ?? login ?? ''}${HIDDEN}`,
  )

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
