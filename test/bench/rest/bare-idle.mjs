import { readFileSync } from 'node:fs'
import { ImapFlow } from 'imapflow'

/** A client that does nothing but IDLE on the inbox. Its place, in the environment as the service has it. */
const { IMAP_HOST, IMAP_PORT, IMAP_USERNAME, IMAP_PASSWORD, IMAP_TLS_CA } = process.env

const client = new ImapFlow({
  host: IMAP_HOST,
  port: Number(IMAP_PORT),
  secure: true,
  auth: { user: IMAP_USERNAME, pass: IMAP_PASSWORD },
  tls: { ca: readFileSync(IMAP_TLS_CA) },
  logger: false,
  disableAutoIdle: true,
})
await client.connect()
await client.mailboxOpen('INBOX', { readOnly: true })
process.stdout.write('idles\n')
await client.idle()
