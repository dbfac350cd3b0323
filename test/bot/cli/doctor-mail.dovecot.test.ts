import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeWithDovecot } from '../../servers/describe-with-dovecot.js'
import { startDovecot, type DovecotServer } from '../../servers/dovecot.js'
import { withImap } from '../../servers/imap-hand.js'
import { startSmtp, type SmtpTestServer } from '../../servers/smtp.js'
import { CLIENT, startTokenServer, TENANT, type TokenServer } from '../../servers/token-server.js'
import { runCli } from './run-cli.js'

const MAILBOX = 'controloc@hotel.example'
const PASSWORD = 'S3cr3t0-casilla'
const APP_SECRET = 'S3cr3t0-aplicacion'

let dovecot: DovecotServer
let provider: TokenServer
let relay: SmtpTestServer
let folder: string

const lines = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')

const environment = (): Readonly<Record<string, string | number>> => ({
  IMAP_HOST: dovecot.host,
  IMAP_PORT: dovecot.imapsPort,
  IMAP_USERNAME: MAILBOX,
  IMAP_TLS_CA: 'ca.pem',
  SMTP_HOST: dovecot.host,
  SMTP_PORT: dovecot.submissionPort,
  SMTP_USERNAME: MAILBOX,
  SMTP_TLS_CA: 'ca.pem',
  SMTP_FROM_EMAIL: MAILBOX,
  ALLOWED_CONFIRMATION_SENDERS: 'confirmaciones@operador.example',
})

const withOAuth = (): Readonly<Record<string, string | number>> => ({
  ...environment(),
  IMAP_AUTH: 'oauth2',
  SMTP_AUTH: 'oauth2',
  AZURE_AUTHORITY: provider.authority,
  AZURE_TENANT_ID: TENANT,
  AZURE_CLIENT_ID: CLIENT,
  AZURE_CLIENT_SECRET: APP_SECRET,
})

const doctor = async (env: Readonly<Record<string, string | number>>, ...args: readonly string[]) => {
  writeFileSync(path.join(folder, '.env'), lines(env))
  const result = await runCli(folder, ['doctor', ...args])
  for (const secret of [PASSWORD, APP_SECRET, ...provider.granted.map(({ token }) => token)])
    expect(result.stdout + result.stderr).not.toContain(secret)
  return result
}

describeWithDovecot('control-oc doctor looks at mailboxes', () => {
  beforeAll(async () => {
    provider = await startTokenServer({ mailbox: MAILBOX })
    const onward = { lmtpPort: 0 }
    relay = await startSmtp({ tls: 'none', relay: onward })
    dovecot = await startDovecot({
      users: { [MAILBOX]: PASSWORD },
      relayPort: relay.port,
      introspectionUrl: provider.introspectionUrl,
    })
    onward.lmtpPort = dovecot.lmtpPort
    await dovecot.deliver(MAILBOX, 'From: a@b.example\nSubject: uno\n\nhola\n')
  })

  afterAll(async () => {
    await dovecot.stop()
    await provider.stop()
    await relay.stop()
  })

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cli-doctor-mail-'))
    writeFileSync(path.join(folder, 'ca.pem'), dovecot.ca)
  })

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
    provider.become({ refuse: null, roles: ['IMAP.AccessAsApp', 'SMTP.SendAsApp'] })
  })

  it('enters by token, and tells what it sees', async () => {
    const { exitCode, stdout } = await doctor(withOAuth(), '--only', 'token,imap')
    expect(stdout).toContain('✔ Permisos del token · https://outlook.office365.com: IMAP.AccessAsApp')
    expect(stdout).toMatch(/✔ Conexión · controloc@hotel\.example: TLSv1\.[23]/)
    expect(stdout).toContain('✔ Carpeta vigilada · controloc@hotel.example: «INBOX», 1 correo')
    expect(stdout).toContain('✔ Carpeta de enviados · controloc@hotel.example: «Elementos enviados»')
    expect(exitCode).toBe(0)
  })

  it('explains a refused login with the name of this mailbox', async () => {
    const env = { ...environment(), IMAP_PASSWORD: `${PASSWORD}-no`, SMTP_PASSWORD: PASSWORD }
    const { exitCode, stdout } = await doctor(env, '--only', 'imap')
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/✔ Conexión[\s\S]*✘ Entrada a la casilla[\s\S]*AUTHENTICATIONFAILED[\s\S]*Causa: /)
  })

  it('explains why no token is given, and what it lacks when one is', async () => {
    provider.become({
      refuse: { status: 401, error: 'invalid_client', description: 'AADSTS7000222: The keys are expired.' },
    })
    const refused = await doctor(withOAuth(), '--only', 'token', '--json')
    expect(JSON.parse(refused.stdout).findings[0]).toMatchObject({
      check: 'token.granted',
      code: 'token_secret_expired',
      explanation: { title: expect.any(String) },
    })
    provider.become({ refuse: null, roles: [] })
    const lacking = await doctor(withOAuth(), '--only', 'token')
    expect(lacking.stdout).toMatch(/✘ Permisos del token[\s\S]*no trae IMAP\.AccessAsApp, SMTP\.SendAsApp/)
  })

  it('shows what nobody has taught us whole', async () => {
    const description = 'AADSTS999999: Something that nobody has seen.'
    provider.become({ refuse: { status: 400, error: 'odd_request', description } })
    const { exitCode, stdout } = await doctor(withOAuth(), '--only', 'token')
    expect(stdout).toMatch(
      /✘ Se entrega un token[\s\S]*odd_request AADSTS999999: Something that nobody has seen\.[\s\S]*→ El texto no está entre los conocidos/,
    )
    expect(exitCode).toBe(1)
  })

  it('sends a test mail by token to our own mailbox, and sees it arrive', async () => {
    const { exitCode, stdout } = await doctor(withOAuth(), '--only', 'smtp', '--send-to', MAILBOX)
    expect(stdout).toMatch(/✔ Conexión · 127\.0\.0\.1:\d+: cifrada con STARTTLS/)
    expect(stdout).toMatch(/✔ El correo de prueba llegó · \S+: a «INBOX», en \d+ segundos/)
    expect(stdout).toContain('✔ Message-ID: el nuestro')
    expect(stdout).toContain("Set-Mailbox -Identity 'controloc@hotel.example' -MessageCopyForSMTP")
    expect(exitCode).toBe(2)
    expect(relay.mails.map(({ to }) => to)).toEqual([[MAILBOX]])
  })

  it('sends nothing where nobody asks for it, nor after a refused login', async () => {
    const env = { ...environment(), IMAP_PASSWORD: PASSWORD, SMTP_PASSWORD: `${PASSWORD}-no` }
    const before = relay.mails.length
    const refused = await doctor(env, '--only', 'smtp', '--send-to', MAILBOX)
    expect(refused.exitCode).toBe(1)
    expect(refused.stdout).toMatch(/✘ Entrada al servidor de envío[\s\S]*Causa: /)
    const quiet = await doctor({ ...env, SMTP_PASSWORD: PASSWORD }, '--only', 'smtp')
    expect(quiet.exitCode).toBe(0)
    expect(relay.mails.length).toBe(before)
  })

  it('finds a mail of an authorised sender among unwanted ones, and leaves it there', async () => {
    const mail = 'From: confirmaciones@operador.example\r\nSubject: Confirmacion\r\n\r\nhola\r\n'
    await withImap(dovecot, MAILBOX, PASSWORD, async (client) => {
      await client.mailboxCreate('Junk Email')
      await client.append('Junk Email', mail)
    })
    const { exitCode, stdout } = await doctor(withOAuth(), '--only', 'senders')
    expect(stdout).toMatch(
      /! Remitentes autorizados en «Correo no deseado» \(30 días\) · controloc@hotel\.example: 1\n/,
    )
    // Nothing shows that it is theirs: nobody is told to trust them for good.
    expect(stdout).not.toContain('-TrustedSendersAndDomains')
    expect(exitCode).toBe(2)
    const kept = await withImap(dovecot, MAILBOX, PASSWORD, (client) =>
      client.status('Junk Email', { messages: true, unseen: true }),
    )
    expect(kept).toMatchObject({ messages: 1, unseen: 1 })
  })

  it('sends a confirmation around, reads it, and would write to nobody', async () => {
    const { exitCode, stdout } = await doctor(withOAuth(), '--only', 'round_trip')
    expect(stdout).toContain('✔ Lo que se leyó del PDF: PRUEBA1, AGENCIA DE PRUEBA, HOTEL DE PRUEBA')
    expect(stdout).toContain('✔ A quién se pediría la OC: a nadie: es un mensaje nuestro')
    expect(exitCode).toBe(0)
    expect(relay.mails.flatMap(({ to }) => to).every((address) => address === MAILBOX)).toBe(true)
  })
})
