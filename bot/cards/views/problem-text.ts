import { documentFaultText, readingProblemText } from '../../../src/texts/reading-problems.js'
import { NO_PDF } from '../../texts/review.js'

type ProblemCode = Parameters<typeof readingProblemText>[0]['code']
type DocumentFault = Parameters<typeof documentFaultText>[0]

const PROBLEMS: readonly ProblemCode[] = [
  'not_a_confirmation',
  'incomplete',
  'ambiguous_amount',
  'nights_mismatch',
  'rooms_mismatch',
  'guests_mismatch',
  'total_mismatch',
  'deadline_after_checkin',
]

const FAULTS: readonly DocumentFault[] = [
  'scanned',
  'encrypted',
  'damaged',
  'empty',
  'wrong_type',
  'too_large',
  'too_slow',
]

/** A comma parts two problems only where a code follows: the detail of one may list fields with commas between. */
const BETWEEN = new RegExp(`, (?=(?:${PROBLEMS.join('|')})(?::|,|$))`, 'u')

const oneProblem = (text: string): string => {
  const [name = '', ...rest] = text.split(': ')
  const detail = rest.join(': ')
  const code = PROBLEMS.find((known) => known === name)
  if (code) return readingProblemText({ code, severity: 'error', ...(detail === '' ? {} : { detail }) })
  const fault = FAULTS.find((known) => known === name)
  if (fault) return documentFaultText(fault)
  return name === 'no_pdf' ? NO_PDF : text
}

/** "incomplete: locator, agency, nights_mismatch: 3/4", as the engine gives it, in Spanish. */
export const problemText = (problems: string): string => problems.split(BETWEEN).map(oneProblem).join(' ')
