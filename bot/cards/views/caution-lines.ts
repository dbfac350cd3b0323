import type { Reservation } from '../../../src/contract.js'
import { cautionText, isReadingProblemCode } from '../../../src/texts/reading-problems.js'
import { moreCautions } from '../../texts/reservation.js'
import { outside } from '../markdown.js'

type Oddity = Pick<NonNullable<Reservation['warnings']>[number], 'code' | 'detail'>

const SHOWN = 6

/** What is odd in a confirmation, one line each: "Ojo: el documento dice 4 noches, …". */
export const cautionLines = (oddities: readonly Oddity[]): readonly string[] => {
  const lines = [...new Set(oddities.map((oddity) => outside(cautionText(oddity), 300)))]
  const rest = lines.length - SHOWN
  return rest > 0 ? [...lines.slice(0, SHOWN), moreCautions(rest)] : lines
}

const toOddity = (value: unknown): readonly Oddity[] => {
  if (typeof value !== 'object' || value === null || !('code' in value)) return []
  const { code } = value
  if (typeof code !== 'string' || !isReadingProblemCode(code)) return []
  return [{ code, ...('detail' in value && typeof value.detail === 'string' && { detail: value.detail }) }]
}

/** The same from the JSON that an announcement carries. */
export const toldCautions = (oddities: string | undefined): readonly string[] => {
  const values: unknown = JSON.parse(oddities ?? '[]')
  return cautionLines(Array.isArray(values) ? values.flatMap(toOddity) : [])
}
