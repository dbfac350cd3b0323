export type SheetFault =
  | 'not_a_sheet'
  /** The container that .xls and password-protected .xlsx share. */
  | 'old_or_protected_excel'
  | 'too_large'
  | 'empty'
  | 'no_header_row'

/** A file that holds no client sheet. Its message is the code. */
export class SheetUnreadable extends Error {
  readonly code: SheetFault

  constructor(code: SheetFault, cause?: unknown) {
    super(code, { cause })
    this.name = 'SheetUnreadable'
    this.code = code
  }
}
