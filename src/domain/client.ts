/** The normalised name; stable for as long as the client keeps its name. See client-name.ts. */
export type ClientId = string

/**
 * How long after day 0 a step is due. Days follow the office calendar; minutes and hours do not, they exist to
 * try the whole flow out in an afternoon.
 */
export type Delay =
  { readonly unit: 'days'; readonly days: number } | { readonly unit: 'ms'; readonly ms: number }

/** In which our mails to a client are written. */
export type MailLanguage = 'es' | 'en' | 'pt'

export const MAIL_LANGUAGES: readonly MailLanguage[] = ['es', 'en', 'pt']

export interface Client {
  readonly id: ClientId
  readonly name: string
  readonly requiresOc: boolean
  /** Addresses that get our mails and from which an OC is believed; lower case, may be empty. */
  readonly contacts: readonly string[]
  /** Null: the office's own delays. */
  readonly reminderAfter: Delay | null
  readonly ultimatumAfter: Delay | null
  readonly notes: string | null
  /** Chilean tax number without points, `76123456-0`; a document that bears it is likely this client's. */
  readonly rut?: string | null
  /** Absent: Spanish. */
  readonly language?: MailLanguage
  /** False: it is asked about like an unknown one before anything is sent. Absent: active. */
  readonly active?: boolean
}
