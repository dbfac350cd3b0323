import type { Transport } from './types.js'

const STARTTLS_IMAP_PORT = 143
const IMPLICIT_TLS_SMTP_PORT = 465

/** `IMAP_USE_SSL=True` means encrypted: from the first byte, or on port 143 by STARTTLS (RFC 8314, 3). */
export const imapTransport = (useSsl: boolean, port: number): Transport => {
  if (!useSsl) return 'plain'
  return port === STARTTLS_IMAP_PORT ? 'starttls' : 'tls'
}

/** Port 465 is encrypted from the first byte whatever `SMTP_USE_TLS` says (RFC 8314, 3.3). */
export const smtpTransport = (useTls: boolean, port: number): Transport => {
  if (port === IMPLICIT_TLS_SMTP_PORT) return 'tls'
  return useTls ? 'starttls' : 'plain'
}
