import {
  READING_PROBLEM_CODES,
  documentFaultText,
  isDocumentFault,
  isReadingProblemCode,
  readingProblemText,
} from '../../../src/texts/reading-problems.js'
import { NO_PDF } from '../../texts/review.js'

/** A comma parts two problems only where a code follows: the detail of one may list fields with commas between. */
const BETWEEN = new RegExp(`, (?=(?:${READING_PROBLEM_CODES.join('|')})(?::|,|$))`, 'u')

const oneProblem = (text: string): string => {
  const [code = '', ...rest] = text.split(': ')
  const detail = rest.join(': ')
  if (isReadingProblemCode(code)) return readingProblemText({ code, ...(detail === '' ? {} : { detail }) })
  if (isDocumentFault(code)) return documentFaultText(code)
  return code === 'no_pdf' ? NO_PDF : text
}

/** "incomplete: locator, agency, nights_mismatch: 3/4", as the engine gives it, in Spanish. */
export const problemText = (problems: string): string => problems.split(BETWEEN).map(oneProblem).join(' ')
