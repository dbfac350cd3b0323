import { describe, expect, it } from 'vitest'
import { configOf, faultNames, load } from './minimal-environment.js'

const OTHER_INBOX = {
  OC_INBOX_HOST: 'imap.otra.example',
  OC_INBOX_USERNAME: 'oc@otra.example',
  OC_INBOX_PASSWORD: 'otra secreta',
}

describe('the mailboxes', () => {
  it('are one account when nothing is said of the inbox for purchase orders', () => {
    expect(configOf({ IMAP_MAILBOX: 'INBOX, Confirmaciones' }).accounts).toEqual([
      {
        id: 'imap',
        host: 'imap.empresa.example',
        port: 993,
        secure: 'tls',
        username: 'controloc@empresa.example',
        auth: { kind: 'password', password: 'secreta' },
        folders: ['INBOX', 'Confirmaciones'],
        sentFolder: null,
        junkFolder: null,
        processedFolder: null,
        authResults: { kind: 'none' },
        ca: null,
      },
    ])
  })

  it('are one account, with the folders of both, when server and user are the same', () => {
    const { accounts } = configOf({
      OC_INBOX_HOST: 'IMAP.empresa.example',
      OC_INBOX_USERNAME: 'ControlOC@empresa.example',
      OC_INBOX_MAILBOX: 'INBOX,OC',
      OC_INBOX_SENT_MAILBOX: 'Enviados',
    })
    expect(accounts).toEqual([
      expect.objectContaining({ id: 'imap', folders: ['INBOX', 'OC'], sentFolder: 'Enviados' }),
    ])
  })

  it('are two accounts when the users differ', () => {
    const { accounts } = configOf({ OC_INBOX_USERNAME: 'oc@empresa.example', OC_INBOX_PASSWORD: 'x' })
    expect(accounts.map(({ id, username, host }) => [id, username, host])).toEqual([
      ['imap', 'controloc@empresa.example', 'imap.empresa.example'],
      ['oc_inbox', 'oc@empresa.example', 'imap.empresa.example'],
    ])
  })

  it('never hand the password of one to the other', () => {
    expect(faultNames({ OC_INBOX_HOST: 'imap.otra.example' })).toEqual(['OC_INBOX_PASSWORD'])
  })

  it('take nothing of the first server over to another', () => {
    const { accounts } = configOf({ ...OTHER_INBOX, IMAP_PORT: '1993', IMAP_AUTH_RESULTS: 'exchange' })
    expect(accounts[1]).toMatchObject({ port: 993, secure: 'tls', authResults: { kind: 'none' } })
  })

  it('warn when one mailbox has two passwords', () => {
    const { warnings, config } = load({ OC_INBOX_PASSWORD: 'otra' })
    expect(warnings.map(({ name }) => name)).toEqual(['OC_INBOX_PASSWORD'])
    expect(config?.accounts[0]?.auth).toEqual({ kind: 'password', password: 'secreta' })
  })
})

describe('whose authentication results are believed', () => {
  it.each([
    ['outlook.office365.com', { kind: 'exchange' }],
    ['imap.gmail.com', { kind: 'authserv-id', id: 'mx.google.com' }],
    ['imap.empresa.example', { kind: 'none' }],
    ['constructor', { kind: 'none' }],
  ])('is guessed for %s', (IMAP_HOST, authResults) => {
    expect(configOf({ IMAP_HOST }).accounts[0]).toMatchObject({ authResults })
  })

  it('can be named', () => {
    const { accounts } = configOf({ IMAP_AUTH_RESULTS: 'MX.empresa.example' })
    expect(accounts[0]?.authResults).toEqual({ kind: 'authserv-id', id: 'mx.empresa.example' })
  })
})

describe('encryption', () => {
  it.each([
    [{ IMAP_PORT: '993' }, 'tls'],
    [{ IMAP_PORT: '143' }, 'starttls'],
    [{ IMAP_HOST: 'localhost', IMAP_USE_SSL: 'False' }, 'plain'],
    [{ IMAP_HOST: '127.0.0.1', IMAP_USE_SSL: 'False', IMAP_PORT: '10143' }, 'plain'],
  ])('of the mailbox with %o is %s', (changes, secure) => {
    expect(configOf(changes).accounts[0]).toMatchObject({ secure })
  })

  it.each([
    [{ SMTP_PORT: '587' }, 'starttls'],
    [{ SMTP_PORT: '465' }, 'tls'],
    [{ SMTP_PORT: '465', SMTP_USE_TLS: 'False' }, 'tls'],
    [{ SMTP_HOST: '::1', SMTP_USE_TLS: 'False', SMTP_PORT: '25' }, 'plain'],
  ])('of sending with %o is %s', (changes, secure) => {
    expect(configOf(changes).smtp).toMatchObject({ secure })
  })

  it('may be absent on this machine only', () => {
    expect(faultNames({ IMAP_USE_SSL: 'False', SMTP_USE_TLS: 'False' })).toEqual([
      'IMAP_USE_SSL',
      'SMTP_USE_TLS',
    ])
    expect(faultNames({ ...OTHER_INBOX, OC_INBOX_USE_SSL: 'False' })).toEqual(['OC_INBOX_USE_SSL'])
  })

  it('trusts the certificate authority that a file holds', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n'
    const config = configOf({ IMAP_TLS_CA: '/ca.pem', SMTP_TLS_CA: '/ca.pem' }, { '/ca.pem': pem })
    expect([config.accounts[0]?.ca, config.smtp.ca]).toEqual([pem, pem])
  })

  it('is told of a certificate file that is absent or none', () => {
    const files = { '/ca.pem': 'nada' }
    expect(faultNames({ IMAP_TLS_CA: '/absent.pem', SMTP_TLS_CA: '/ca.pem' }, files)).toEqual([
      'IMAP_TLS_CA',
      'SMTP_TLS_CA',
    ])
  })
})

describe('sending', () => {
  it('goes out from the address of the user unless another is given', () => {
    expect(configOf().smtp.fromEmail).toBe('controloc@empresa.example')
    expect(configOf({ SMTP_FROM_EMAIL: 'otra@empresa.example' }).smtp.fromEmail).toBe('otra@empresa.example')
  })

  it('needs both user and password, or neither', () => {
    expect(faultNames({ SMTP_PASSWORD: '' })).toEqual(['SMTP_PASSWORD'])
    expect(faultNames({ SMTP_USERNAME: '', SMTP_FROM_EMAIL: 'a@b.example' })).toEqual(['SMTP_USERNAME'])
    const open = configOf({ SMTP_USERNAME: '', SMTP_PASSWORD: '', SMTP_FROM_EMAIL: 'a@b.example' })
    expect(open.smtp).toMatchObject({ username: null, auth: { kind: 'none' } })
  })
})
