import { join } from 'node:path'
import { ADMIN_IDS } from '../../../bot/demo/people.js'
import type { DovecotServer } from '../../servers/dovecot.js'
import type { SmtpTestServer } from '../../servers/smtp.js'

export const OFFICE = 'controloc@hotelsales.example'
/** A second mailbox, for what is compared with the first. */
export const OTHER_OFFICE = 'reservas@hotelsales.example'
export const CONFIRMER = 'confirmaciones@kontrol.example'
export const PASSWORD = 'a password of no mailbox'

/** The certificate of the mail servers, in the folder of the world. */
export const CA_FILE = 'ca.pem'

export interface Around {
  readonly dovecot: DovecotServer
  readonly smtp: SmtpTestServer
  readonly folder: string
}

/** What an administrator would set; `dataDir` and `port` belong to one life of the service. */
export const environmentOf = (
  { dovecot, smtp, folder }: Around,
  { dataDir, port }: { readonly dataDir: string; readonly port: number },
): Readonly<Record<string, string>> => ({
  IMAP_HOST: dovecot.host,
  IMAP_PORT: String(dovecot.imapsPort),
  IMAP_USERNAME: OFFICE,
  IMAP_PASSWORD: PASSWORD,
  IMAP_TLS_CA: join(folder, CA_FILE),
  IMAP_AUTH_RESULTS: 'exchange',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(smtp.port),
  SMTP_USERNAME: OFFICE,
  SMTP_PASSWORD: PASSWORD,
  SMTP_TLS_CA: join(folder, CA_FILE),
  SMTP_FROM_EMAIL: OFFICE,
  SMTP_FROM_NAME: 'Oficina Ejemplo',
  ALLOWED_CONFIRMATION_SENDERS: CONFIRMER,
  PREVIEW_FIRST_MAILS: 'False',
  ADMIN_IDS: ADMIN_IDS.join(','),
  DATA_DIR: dataDir,
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
})
