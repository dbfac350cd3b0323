import type { FaultCode } from '../../domain/fault-code.js'

/** One text that the other side is known to say, and what it means. */
export interface AnswerRule {
  /** As it is said, with invented names in it. The guide of problems shows it, and test servers say it. */
  readonly says: string
  /** Holds for `says` and its kin; of several rules that hold, the first counts. */
  readonly pattern: RegExp
  readonly code: FaultCode
}
