import { readFileSync, writeFileSync } from 'node:fs'
import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { PDFParse } from 'pdf-parse'

/**
 * The usual way of reading a mailbox: mail after mail is fetched, parsed and read in one process, and all that is known is
 * written anew after each. Its place, in the environment as the service has it. `node usual-way.mjs FILE`
 */
const [, , file] = process.argv
const { IMAP_HOST, IMAP_PORT, IMAP_USERNAME, IMAP_PASSWORD, IMAP_TLS_CA } = process.env

const textOf = async (pdf) => {
  const parser = new PDFParse({ data: new Uint8Array(pdf), verbosity: 0 })
  const { text } = await parser.getText()
  await parser.destroy()
  return text
}

const client = new ImapFlow({
  host: IMAP_HOST,
  port: Number(IMAP_PORT),
  secure: true,
  auth: { user: IMAP_USERNAME, pass: IMAP_PASSWORD },
  tls: { ca: readFileSync(IMAP_TLS_CA) },
  logger: false,
})
await client.connect()
await client.mailboxOpen('INBOX')
const known = []
for (const uid of await client.search({ all: true }, { uid: true })) {
  const { source } = await client.fetchOne(uid, { source: true }, { uid: true })
  const { subject, from, attachments } = await simpleParser(source)
  for (const { content } of attachments) {
    const text = await textOf(content)
    known.push({ locator: /LOC Interno: (\w+)/u.exec(text)?.[1], subject, from: from.text, text })
  }
  writeFileSync(file, JSON.stringify(known, null, 2))
}
await client.logout()

const { user, system } = process.cpuUsage()
process.stdout.write(String((user + system) / 1e6))
