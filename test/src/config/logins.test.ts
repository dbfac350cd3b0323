import { describe, expect, it } from 'vitest'
import { configOf, faultNames, load } from './minimal-environment.js'

const EXCHANGE = {
  IMAP_HOST: 'outlook.office365.com',
  IMAP_PASSWORD: undefined,
  SMTP_HOST: 'smtp.office365.com',
  SMTP_PASSWORD: undefined,
}

const APP = {
  AZURE_TENANT_ID: 'empresa.example',
  AZURE_CLIENT_ID: '01234567-89ab-cdef-0123-456789abcdef',
  AZURE_CLIENT_SECRET: 'abc8Q~secreto',
}

const PEM = [
  '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
  '-----BEGIN CERTIFICATE-----\nBBBB\n-----END CERTIFICATE-----',
].join('\n')

const warningNames = (changes: Record<string, string | undefined>) =>
  load(changes).warnings.map(({ name }) => name)

describe('the logins of the mailboxes', () => {
  it('are by OAuth on Exchange when an application of Entra is named', () => {
    const { accounts, smtp } = configOf({ ...EXCHANGE, ...APP })
    expect(accounts[0]?.auth).toEqual({ kind: 'oauth2', provider: 'azure' })
    expect(smtp.auth).toEqual({ kind: 'oauth2', provider: 'azure' })
  })

  it('are by OAuth on Gmail when a refresh token is there', () => {
    const google = { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 's', GOOGLE_REFRESH_TOKEN: 'r' }
    const { accounts } = configOf({ IMAP_HOST: 'imap.gmail.com', IMAP_PASSWORD: undefined, ...google })
    expect(accounts[0]?.auth).toEqual({ kind: 'oauth2', provider: 'google' })
  })

  it('are by password everywhere else', () => {
    expect(configOf(APP).accounts[0]?.auth).toEqual({ kind: 'password', password: 'secreta' })
  })

  it('are as they are told to be', () => {
    const { accounts, smtp } = configOf({ ...APP, IMAP_AUTH: 'oauth2', SMTP_AUTH: 'password' })
    expect([accounts[0]?.auth.kind, smtp.auth.kind]).toEqual(['oauth2', 'password'])
  })

  it('miss the password that nothing replaces', () => {
    expect(faultNames(EXCHANGE)).toEqual(['IMAP_PASSWORD', 'SMTP_PASSWORD'])
  })

  it('are warned of where Exchange refuses passwords, now or soon', () => {
    const hosts = { IMAP_HOST: 'outlook.office365.com', SMTP_HOST: 'smtp.office365.com' }
    expect(warningNames(hosts)).toEqual(['IMAP_AUTH', 'SMTP_AUTH'])
    expect(warningNames({ ...hosts, ...APP })).toEqual([])
  })
})

describe('the limits of sending', () => {
  it.each([
    ['smtp.office365.com', 'controloc@empresa.example', 'exchange'],
    ['smtp.gmail.com', 'empresa@gmail.com', 'gmail'],
    ['smtp.gmail.com', 'controloc@empresa.example', 'google_workspace'],
    ['correo.empresa.example', 'controloc@empresa.example', 'other'],
  ])('at %s as %s are those of %s', (SMTP_HOST, SMTP_USERNAME, service) => {
    expect(configOf({ SMTP_HOST, SMTP_USERNAME }).smtp.service).toBe(service)
  })
})

describe('the application of Entra', () => {
  it('needs a tenant, an id and one credential', () => {
    const oauth = { IMAP_AUTH: 'oauth2' }
    expect(faultNames(oauth)).toEqual(['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'])
    expect(faultNames({ ...oauth, ...APP })).toEqual([])
  })

  it('has one credential, not two', () => {
    expect(faultNames({ ...APP, AZURE_MANAGED_IDENTITY: 'True' })).toEqual(['AZURE_CLIENT_SECRET'])
  })

  it('needs neither tenant nor id with the identity that the machine was given', () => {
    expect(configOf({ AZURE_MANAGED_IDENTITY: 'True' }).azure).toMatchObject({
      clientId: null,
      credential: { kind: 'managed_identity' },
    })
  })

  it('takes certificate and key from one file', () => {
    const named = { ...APP, AZURE_CLIENT_SECRET: undefined, AZURE_CLIENT_CERTIFICATE: 'app.pem' }
    const { azure } = configOf(named, { 'app.pem': PEM })
    expect(azure?.credential).toMatchObject({
      kind: 'certificate',
      privateKey: expect.stringContaining('AAAA'),
      certificate: expect.stringContaining('BBBB'),
    })
    expect(faultNames(named, { 'app.pem': PEM.slice(PEM.indexOf('-----BEGIN CERT')) })).toEqual([
      'AZURE_CLIENT_CERTIFICATE',
    ])
  })

  it('is warned of when the id of the secret stands for its value', () => {
    expect(warningNames({ ...APP, AZURE_CLIENT_SECRET: APP.AZURE_CLIENT_ID })).toEqual([
      'AZURE_CLIENT_SECRET',
    ])
  })
})

describe('sending by Graph', () => {
  it('needs no SMTP server, and sends as the address it writes from', () => {
    const { smtp } = configOf({
      ...APP,
      SMTP_AUTH: 'graph',
      SMTP_HOST: undefined,
      SMTP_USERNAME: undefined,
      SMTP_PASSWORD: undefined,
      SMTP_FROM_EMAIL: 'controloc@empresa.example',
    })
    expect(smtp).toMatchObject({ auth: { kind: 'graph' }, username: 'controloc@empresa.example' })
  })

  it('needs the application of Entra', () => {
    expect(faultNames({ SMTP_AUTH: 'graph' })).toContain('AZURE_CLIENT_ID')
  })
})

describe('the mailbox that is left', () => {
  const PREVIOUS = {
    PREVIOUS_IMAP_HOST: 'imap.gmail.com',
    PREVIOUS_IMAP_USERNAME: 'seguimiento@correo.example',
    PREVIOUS_IMAP_PASSWORD: 'abcd efgh ijkl mnop',
  }

  it('is watched beside the others, and nothing is moved in it', () => {
    const { accounts } = configOf({ ...PREVIOUS, IMAP_PROCESSED_FOLDER: 'Procesados' })
    expect(accounts.map(({ id, processedFolder }) => [id, processedFolder])).toEqual([
      ['imap', 'Procesados'],
      ['previous_imap', null],
    ])
    expect(accounts[1]).toMatchObject({
      port: 993,
      secure: 'tls',
      auth: { kind: 'password', password: 'abcdefghijklmnop' },
      authResults: { kind: 'authserv-id', id: 'mx.google.com' },
    })
  })

  it('needs its server and its user', () => {
    expect(faultNames({ PREVIOUS_IMAP_USERNAME: 'a@correo.example' })).toEqual(['PREVIOUS_IMAP_HOST'])
    expect(faultNames({ PREVIOUS_IMAP_HOST: 'imap.correo.example' })).toEqual(['PREVIOUS_IMAP_USERNAME'])
  })

  it('is not the mailbox that is kept', () => {
    expect(
      faultNames({
        PREVIOUS_IMAP_HOST: 'imap.empresa.example',
        PREVIOUS_IMAP_USERNAME: 'ControlOC@empresa.example',
        PREVIOUS_IMAP_PASSWORD: 'x',
      }),
    ).toEqual(['PREVIOUS_IMAP_USERNAME'])
  })
})
