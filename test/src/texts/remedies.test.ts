import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VARIABLE_NAMES } from '../../../src/config/variables.js'
import { FAULT_CODES } from '../../../src/domain/fault-code.js'
import { isFaultCode, remedyOf } from '../../../src/texts/remedies.js'

const NAMES = {
  mailbox: 'controloc@empresa.example',
  host: 'outlook.office365.com',
  port: 993,
  tenantId: 'empresa.example',
  clientId: '11111111-2222-3333-4444-555555555555',
  objectId: '99999999-8888-7777-6666-555555555555',
  domain: 'empresa.example',
  adminUser: 'admin@empresa.example',
  recipient: 'agencia@cliente.example',
} as const

describe.each(FAULT_CODES)('the remedy of %s', (code) => {
  const { title, cause, remedy, commands } = remedyOf(code, NAMES)
  const prose = [title, cause, ...remedy]

  it('has a title, a cause and something to do', () => {
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u)
    expect(cause).toMatch(/^\p{Lu}.*\.$/su)
    expect(remedy.length).toBeGreaterThan(0)
    for (const step of remedy) expect(step).toMatch(/^\p{Lu}.*\.$/su)
  })

  it('is plain text, and short enough to be read', () => {
    for (const text of prose) expect(text).not.toMatch(/[*`_]{2}|`|\n/)
    expect(title.length).toBeLessThanOrEqual(90)
    expect(remedy.length).toBeLessThanOrEqual(5)
  })

  it('names variables that exist', () => {
    const named = prose.join(' ').match(/\b[A-Z]+_[A-Z_]+[A-Z]\b|\bMicrosoftApp\w+/g) ?? []
    expect(named.filter((name) => !(VARIABLE_NAMES as readonly string[]).includes(name))).toEqual([])
  })

  it('leaves no name open that is known', () => {
    expect(commands.filter((line) => /<[^/]|SERVIDOR|PUERTO|undefined/.test(line))).toEqual([])
  })
})

describe('the commands', () => {
  it('begin by connecting to Exchange, with the administrator', () => {
    const { commands, typedIn } = remedyOf('smtp_auth_off_in_mailbox', NAMES)
    expect(typedIn).toBe('powershell')
    expect(commands.slice(0, 2)).toEqual([
      "Connect-ExchangeOnline -UserPrincipalName 'admin@empresa.example'",
      "Set-CASMailbox -Identity 'controloc@empresa.example' -SmtpClientAuthenticationDisabled $false",
    ])
  })

  it('give the application its rights by its own ids', () => {
    expect(remedyOf('imap_password_impossible', NAMES).commands.slice(1)).toEqual([
      "New-ServicePrincipal -AppId '11111111-2222-3333-4444-555555555555' -ObjectId '99999999-8888-7777-6666-555555555555' -DisplayName 'Control OC'",
      "$app = Get-ServicePrincipal -Identity '11111111-2222-3333-4444-555555555555'",
      "Add-MailboxPermission -Identity 'controloc@empresa.example' -User $app.Identity -AccessRights FullAccess -AutoMapping $false",
      "Add-RecipientPermission -Identity 'controloc@empresa.example' -Trustee $app.Identity -AccessRights SendAs -Confirm:$false",
    ])
  })

  it.each([
    ['smtp_auth_off_in_tenant', 'Set-TransportConfig'],
    ['imap_token_refused', 'Remove-ServicePrincipal'],
    ['smtp_sender_blocked', 'Remove-BlockedSenderAddress'],
  ] as const)('of %s do no more than is needed when all are pasted: %s', (code, command) => {
    const lines = remedyOf(code, NAMES).commands.filter((line) => line.includes(command))
    expect(lines).not.toEqual([])
    expect(lines.filter((line) => !line.startsWith('# '))).toEqual([])
  })

  it('show a placeholder for what is not known', () => {
    expect(remedyOf('smtp_auth_off_in_mailbox').commands[1]).toBe(
      "Set-CASMailbox -Identity '<casilla>' -SmtpClientAuthenticationDisabled $false",
    )
    expect(remedyOf('connection_refused').commands[0]).toContain('SERVIDOR:PUERTO')
  })

  it('ask a port in its own way', () => {
    const ask = (port: number) =>
      remedyOf('starttls_missing', { host: 'smtp.office365.com', port }).commands[0]
    expect(ask(587)).toContain('smtp.office365.com:587 -starttls smtp')
    expect(ask(465)).not.toContain('-starttls')
  })

  it('name the account’s own variables', () => {
    const { remedy } = remedyOf('imap_login_wrong', { prefix: 'PREVIOUS_IMAP' })
    expect(remedy.join(' ')).toContain('PREVIOUS_IMAP_PASSWORD')
  })

  it('name the bot’s variables where it is the bot whose secret has expired', () => {
    const { remedy } = remedyOf('token_secret_expired', { app: 'bot' })
    expect(remedy.join(' ')).toContain('MicrosoftAppPassword')
  })
})

describe('names from outside', () => {
  const line = (mailbox: string): string =>
    remedyOf('smtp_auth_off_in_mailbox', { mailbox }).commands[1] ?? ''

  it.each([
    ["o'brien@empresa.example", "'o''brien@empresa.example'"],
    ['o’brien@empresa.example', "'o’’brien@empresa.example'"],
    ["x'; Remove-Mailbox 'jefe", "'x''; Remove-Mailbox ''jefe'"],
    ['$(Get-Mailbox)`n@empresa.example', "'$(Get-Mailbox)`n@empresa.example'"],
    ['x\r\nRemove-Mailbox jefe', "'xRemove-Mailbox jefe'"],
    ['x\u202E\u200Bx', "'xx'"],
  ])('stay one literal of PowerShell: %s', (mailbox, literal) => {
    expect(line(mailbox)).toBe(`Set-CASMailbox -Identity ${literal} -SmtpClientAuthenticationDisabled $false`)
  })

  /** "About Quoting Rules": any of these ends the string, unless it is doubled. */
  const LITERAL = /^'(?:[^'\u2018\u2019\u201A\u201B\r\n]|['\u2018\u2019\u201A\u201B]{2})*'$/u

  it('stay one literal whatever they are', () => {
    assert(
      property(string({ unit: 'binary', minLength: 1 }), (mailbox) => {
        const literal = line(mailbox).slice(
          'Set-CASMailbox -Identity '.length,
          -' -SmtpClientAuthenticationDisabled $false'.length,
        )
        expect(literal).toMatch(LITERAL)
      }),
    )
  })

  it.each(['-x', 'a;reboot', 'a b', '$(reboot)', "'", 'a\nb'])('are no host of a shell: %j', (host) => {
    expect(remedyOf('connection_refused', { host, port: 993 }).commands[0]).toBe(
      'openssl s_client -connect SERVIDOR:993 -servername SERVIDOR </dev/null',
    )
  })
})

describe('isFaultCode', () => {
  it('tells a fault of the table from any other code', () => {
    expect(isFaultCode('smtp_auth_off_in_tenant')).toBe(true)
    expect(isFaultCode('toString')).toBe(false)
  })
})
