const FACTORS = [2, 3, 4, 5, 6, 7]

const verifierOf = (body: string): string => {
  const sum = body
    .split('')
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (FACTORS[i % 6] ?? 2), 0)
  const rest = 11 - (sum % 11)
  if (rest === 11) return '0'
  return rest === 10 ? 'K' : String(rest)
}

/** With or without thousands points; the hyphen before the verifier is required, or any number would do. */
const SHAPE = /^(\d{1,2}\.?\d{3}\.?\d{3})-([\dk])$/iu

/** `76.123.456-k` → `76123456-K`, the one form in which RUTs are compared; null for what is none. */
export const normalRut = (word: string): string | null =>
  isRut(word) ? word.replaceAll(/[\s.]/gu, '').toUpperCase() : null

/**
 * Whether a word is a Chilean tax number (RUT) such as `76.123.456-0`. The verifier is modulo 11 with factors 2 to 7 from
 * the right, `K` for 10 (Servicio de Impuestos Internos).
 */
export const isRut = (word: string): boolean => {
  const [, body, verifier] = SHAPE.exec(word.replace(/\s/gu, '')) ?? []
  return body !== undefined && verifierOf(body.replaceAll('.', '')) === verifier?.toUpperCase()
}
