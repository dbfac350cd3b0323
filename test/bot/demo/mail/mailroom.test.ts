import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { composeMail } from '../../../../bot/demo/mail/compose.js'
import { openMailroom } from '../../../../bot/demo/mail/mailroom.js'
import type { Mailroom } from '../../../../bot/demo/mail/mailroom.js'

const ACCOUNT = { user: 'controloc@oficina.example', password: 'demo' }
const NOW = '2026-03-02T13:00:00.000Z'

let mailroom: Mailroom

beforeEach(async () => {
  mailroom = await openMailroom(ACCOUNT, () => NOW)
})

afterEach(() => mailroom.stop())

const sampleMail = (): Promise<Uint8Array> =>
  composeMail({
    from: 'Ana <ana@cliente.example>',
    to: ACCOUNT.user,
    subject: 'Órdenes de compra',
    text: 'Según lo conversado: ñandú',
    date: NOW,
  })

const send = () =>
  createTransport({
    host: '127.0.0.1',
    port: mailroom.smtpPort,
    ignoreTLS: true,
    auth: { user: ACCOUNT.user, pass: ACCOUNT.password },
  }).sendMail({
    from: ACCOUNT.user,
    to: 'ana@cliente.example',
    cc: 'jefatura@oficina.example',
    subject: 'Solicitud de Orden de Compra',
    text: 'Estimados',
    html: '<p>Estimados</p>',
  })

const withImap = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: mailroom.imapPort,
    secure: false,
    auth: { user: ACCOUNT.user, pass: ACCOUNT.password },
    logger: false,
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.logout()
  }
}

const fetchFirst = (folder: string) =>
  withImap(async (client) => {
    await client.mailboxOpen(folder, { readOnly: true })
    return client.fetchOne('1', { source: true, internalDate: true })
  })

describe('the inbox', () => {
  it('holds what was delivered, byte for byte, with its time', async () => {
    const source = await sampleMail()
    mailroom.deliver(source)
    const message = await fetchFirst('INBOX')
    expect(message).toMatchObject({ source: Buffer.from(source), internalDate: new Date(NOW) })
  })

  it('tells who waits there of a new mail', async () => {
    const seen = await withImap(async (client) => {
      await client.mailboxOpen('INBOX')
      const told = new Promise((resolve) => {
        client.once('exists', resolve)
      })
      const idling = client.idle()
      mailroom.deliver(await sampleMail())
      await told
      await client.noop()
      await idling
      return client.mailbox
    })
    expect(seen).toMatchObject({ exists: 1 })
  })
})

describe('what the clients get', () => {
  it('is kept as they see it', async () => {
    await send()
    expect(mailroom.clientMails()).toMatchObject([
      {
        at: NOW,
        to: ['ana@cliente.example'],
        cc: ['jefatura@oficina.example'],
        subject: 'Solicitud de Orden de Compra',
        html: '<p>Estimados</p>',
      },
    ])
  })

  it('is told to whoever listens', async () => {
    const subjects: string[] = []
    mailroom.onClientMail(({ subject }) => subjects.push(subject))
    await send()
    expect(subjects).toEqual(['Solicitud de Orden de Compra'])
  })

  it('lies in Sent too, as Exchange keeps it', async () => {
    await send()
    const sent = await fetchFirst('Sent')
    expect(String(sent && sent.source)).toContain('Solicitud de Orden de Compra')
  })

  it('is refused without the right password', async () => {
    const stranger = createTransport({
      host: '127.0.0.1',
      port: mailroom.smtpPort,
      ignoreTLS: true,
      auth: { user: ACCOUNT.user, pass: 'wrong' },
    })
    await expect(stranger.verify()).rejects.toThrow('535')
  })
})
