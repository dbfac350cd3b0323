export type PostgresFaultCode =
  | 'postgres_unreachable'
  | 'postgres_login_refused'
  | 'postgres_database_missing'
  | 'postgres_not_permitted'
  | 'postgres_schema_newer'
  | 'postgres_schema_older'
  | 'postgres_commit_unknown'
  | 'postgres_in_use'
  | 'postgres_of_another_office'
  | 'postgres_not_empty'

const SAYING: Readonly<Record<PostgresFaultCode, string>> = {
  postgres_unreachable: 'does not answer',
  postgres_login_refused: 'refuses the user or the password',
  postgres_database_missing: 'has no such database',
  postgres_not_permitted: 'does not let this user make its tables',
  postgres_schema_newer: 'was written by a newer Control OC',
  postgres_schema_older: 'was not prepared by this Control OC yet',
  postgres_commit_unknown: 'was lost while it committed, and nobody knows whether it did',
  postgres_in_use: 'is in use by another service',
  postgres_of_another_office: 'is in use by a service of another office',
  postgres_not_empty: 'holds a store already',
}

interface FaultDetails {
  readonly cause?: unknown
  readonly parts?: readonly string[]
}

/** What is wrong with the database as a whole. `where` never holds a password. */
export class PostgresFault extends Error {
  readonly code: PostgresFaultCode
  readonly where: string
  /** In what another office differs that is there; else nothing. */
  readonly parts: readonly string[]

  constructor(code: PostgresFaultCode, where: string, { cause, parts = [] }: FaultDetails = {}) {
    super([`the database ${where} ${SAYING[code]}`, ...parts].join(', '), { cause })
    this.name = 'PostgresFault'
    this.code = code
    this.where = where
    this.parts = parts
  }
}

/** Of PostgreSQL (appendix A of its manual), or of Node where none answered. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const SERVER_CODES: Readonly<Record<string, PostgresFaultCode>> = {
  '28P01': 'postgres_login_refused',
  '28000': 'postgres_login_refused',
  '3D000': 'postgres_database_missing',
  '42501': 'postgres_not_permitted',
}

/** What an error at opening says about the database; an error of another kind stays itself. */
export const faultOf = (error: unknown, where: string): unknown => {
  if (error instanceof PostgresFault) return error
  const known = SERVER_CODES[codeOf(error)]
  if (known) return new PostgresFault(known, where, { cause: error })
  return isAnswer(error) ? error : new PostgresFault('postgres_unreachable', where, { cause: error })
}

/** The server has judged the statement and is still there: what it says is certain. */
export const isAnswer = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error && error.severity === 'ERROR'

const AGAIN = new Set(['40001', '40P01', '55P03'])

/** The same work may succeed when it is done again: serialization failure, deadlock, a lock that was waited for too long. */
export const isWorthAgain = (error: unknown): boolean => AGAIN.has(codeOf(error))
