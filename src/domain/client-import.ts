import type { Delay, MailLanguage } from './client.js'

/** Why a row of a client sheet was not taken. Worded in Spanish at the edge. */
export type RowRefusal =
  | { readonly code: 'name_missing' }
  | { readonly code: 'oc_missing' }
  | { readonly code: 'oc_not_understood'; readonly text: string }
  | { readonly code: 'contact_not_understood'; readonly text: string }
  | {
      readonly code: 'delay_not_understood'
      readonly column: 'reminder' | 'ultimatum'
      readonly text: string
    }
  | { readonly code: 'rut_not_understood'; readonly text: string }
  | { readonly code: 'language_not_understood'; readonly text: string }
  | { readonly code: 'active_not_understood'; readonly text: string }
  | { readonly code: 'ultimatum_not_later' }
  | { readonly code: 'rows_disagree'; readonly rows: readonly number[] }

/** Why a file holds no client sheet. `old_or_protected_excel`: the container that .xls and password-protected .xlsx share. */
export type SheetFault =
  'not_a_sheet' | 'old_or_protected_excel' | 'too_large' | 'empty' | 'no_header_row' | 'no_rows'

/** What changes in a client. */
export type ClientChange =
  | { readonly field: 'requiresOc' | 'active'; readonly before: boolean; readonly after: boolean }
  | {
      readonly field: 'contacts'
      readonly before: readonly string[]
      readonly after: readonly string[]
    }
  | {
      readonly field: 'reminderAfter' | 'ultimatumAfter'
      readonly before: Delay | null
      readonly after: Delay | null
    }
  | { readonly field: 'notes' | 'rut'; readonly before: string | null; readonly after: string | null }
  | { readonly field: 'language'; readonly before: MailLanguage; readonly after: MailLanguage }
