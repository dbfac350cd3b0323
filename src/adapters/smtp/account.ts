import type { SendingLimits } from '../../domain/sending-limits.js'

export type SmtpAuth =
  | { readonly user: string; readonly pass: string }
  /** OAuth (SASL XOAUTH2). The function is asked for each connection, and keeps its own cache. */
  | {
      readonly user: string
      readonly accessToken: () => Promise<string>
      /** The server did not take the last one: the next must be another. */
      readonly onRefused?: () => void
    }

export interface SmtpAccount {
  readonly host: string
  readonly port: number
  /** `starttls` refuses to go on when the server does not offer it; `plain` never encrypts. */
  readonly secure: 'tls' | 'starttls' | 'plain'
  readonly auth: SmtpAuth | null
  readonly from: { readonly address: string; readonly name: string }
  readonly tls?: { readonly ca?: string }
  /** What the mail service takes at once, in a minute, in a day. */
  readonly limits: SendingLimits
  /** Silence of the server after which a send has failed. Default 5 minutes (RFC 5321, 4.5.3.2 has 5 to 10). */
  readonly silenceMs?: number
}
