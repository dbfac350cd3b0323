import { describe, expect, it } from 'vitest'
import { loadConfig, loadConfigFile, mergeEnvironments } from '../../src/config.js'
import { MINIMAL, configOf, faultNames, load, passwordOf, readFrom } from './config/minimal-environment.js'

describe("the owner's .env, pasted as it stands", () => {
  const OWNERS_ENV = [
    'IMAP_HOST=outlook.office365.com        # Cambio: era otro',
    'IMAP_PORT=993',
    'IMAP_USERNAME=controloc@empresa.example  # Cambio',
    'IMAP_PASSWORD=[CONTRASEÑA_SEGURA]      # Cambio: nueva contraseña',
    'IMAP_MAILBOX=INBOX',
    'IMAP_USE_SSL=True',
    'SMTP_HOST=smtp.office365.com',
    'SMTP_PORT=587',
    'SMTP_USERNAME=controloc@empresa.example',
    'SMTP_PASSWORD=K0ntr0l!OC#2025$Sys',
    'SMTP_FROM_EMAIL=controloc@empresa.example  # Cambio',
    'SMTP_FROM_NAME=Empresa Ejemplo - Administración',
    'SMTP_USE_TLS=True',
  ].join('\r\n')
  const read = readFrom({ '.env': OWNERS_ENV })

  it('has only a placeholder to tell of', () => {
    const { config, faults, placeholders } = loadConfigFile('.env', {}, read, 'inspect')
    expect(faults).toEqual([])
    expect(placeholders.map(({ name }) => name)).toEqual(['IMAP_PASSWORD'])
    expect(config?.smtp).toMatchObject({
      auth: { kind: 'password', password: 'K0ntr0l!OC#2025$Sys' },
      secure: 'starttls',
      fromName: 'Empresa Ejemplo - Administración',
    })
  })

  it('does not start the service while the placeholder stands', () => {
    const { config, faults } = loadConfigFile('.env', {}, read)
    expect(config).toBeNull()
    expect(faults).toEqual([
      expect.objectContaining({
        name: 'IMAP_PASSWORD',
        problem: expect.stringContaining('[CONTRASEÑA_SEGURA]'),
      }),
    ])
  })
})

describe('loadConfig', () => {
  it('gives the defaults of what is left out', () => {
    expect(configOf()).toMatchObject({
      delays: {
        reminder: { unit: 'days', days: 2 },
        ultimatum: { unit: 'days', days: 4 },
        expiry: { unit: 'days', days: 30 },
      },
      checkIntervalMs: 300_000,
      initialDays: 7,
      rehearsalAddress: null,
      office: { zone: 'America/Santiago', opensAt: '09:00', closesAt: '18:00', digestAt: '08:30' },
      ccRecipients: [],
      ocAmounts: { tolerance: 0.01, mismatch: 'warn' },
      dataDir: './data',
      documents: { kind: 'folder', path: './data' },
      dataDirWaitMs: null,
      port: 3978,
      bindHost: '127.0.0.1',
      production: false,
      logLevel: 'info',
    })
  })

  it('freezes all of it', () => {
    const config = configOf()
    expect(
      [config, config.accounts, config.accounts[0], config.office, config.delays.expiry].every(
        Object.isFrozen,
      ),
    ).toBe(true)
  })

  it('names everything that is missing at once', () => {
    const { config, faults } = loadConfig({}, readFrom({}))
    expect(config).toBeNull()
    expect(faults.map(({ name }) => name)).toEqual([
      'IMAP_HOST',
      'IMAP_USERNAME',
      'SMTP_HOST',
      'SMTP_FROM_EMAIL',
      'IMAP_PASSWORD',
    ])
  })

  it.each([
    ['IMAP_PORT', '99999'],
    ['IMAP_HOST', 'https://imap.empresa.example'],
    ['IMAP_USE_SSL', 'quizás'],
    ['IMAP_CHECK_INTERVAL', '5m'],
    ['SMTP_FROM_EMAIL', 'empresa'],
    ['SMTP_FROM_NAME', 'Empresa\nBcc: otra@b.example'],
    ['EMAIL_CC_RECIPIENTS', 'a@b.example, nadie'],
    ['ALLOWED_CONFIRMATION_SENDERS', '@'],
    ['DAYS_FOR_REMINDER_1', 'dos'],
    ['OFFICE_HOURS', '18:00-09:00'],
    ['OFFICE_TIMEZONE', 'Chile/Santiago de Chile'],
    ['EXTRA_HOLIDAYS', '2026-02-30'],
    ['DIGEST_TIME', '25:00'],
    ['OC_AMOUNT_TOLERANCE', '-1'],
    ['OC_AMOUNT_TOLERANCE', '101'],
    ['OC_AMOUNT_MISMATCH', 'ignore'],
    ['PUBLIC_URL', 'http://control-oc.empresa.example'],
    ['MicrosoftAppType', 'MultiTenant'],
    ['LOG_LEVEL', 'ruidoso'],
    ['IMAP_MAILBOX', ','],
  ])('says what %s should be when it is %o', (name, value) => {
    const { config, faults } = load({ [name]: value })
    expect(config).toBeNull()
    expect(faults).toEqual([{ name, problem: expect.stringContaining(value), expected: expect.any(String) }])
  })

  it('never shows a secret in a fault', () => {
    const { faults } = load({ IMAP_PASSWORD: 'secreta\u0000mala' })
    expect(faults.map(({ name }) => name)).toEqual(['IMAP_PASSWORD'])
    expect(JSON.stringify(faults)).not.toContain('secreta')
  })

  it('takes a variable without a value for one that is not there', () => {
    expect(configOf({ MicrosoftAppId: '', IMAP_PORT: ' ' }).accounts[0]).toMatchObject({ port: 993 })
  })
})

describe('passwords', () => {
  const password = (text: string) => passwordOf(configOf({ IMAP_PASSWORD: text }))

  it('lose the spaces that an app password is shown with', () => {
    expect([password('abcd efgh ijkl mnop'), password('abcd\u00a0efgh\u00a0ijkl\u00a0mnop')]).toEqual([
      'abcdefghijklmnop',
      'abcdefghijklmnop',
    ])
  })

  it.each(['abcd efgh ijkl', 'abc1 efgh ijkl mnop', 'una frase con espacios', ' a '])(
    'keep %o as it is',
    (text) => {
      expect(password(text)).toBe(text)
    },
  )
})

describe('the amount of an OC', () => {
  it.each([
    ['0', 0],
    ['0,5', 0.005],
    ['2.5 %', 0.025],
    ['100%', 1],
  ])('may differ by %s', (text, tolerance) => {
    expect(configOf({ OC_AMOUNT_TOLERANCE: text }).ocAmounts.tolerance).toBeCloseTo(tolerance, 10)
  })

  it('that differs more is asked about where the office wants that', () => {
    expect(configOf({ OC_AMOUNT_MISMATCH: 'Review' }).ocAmounts.mismatch).toBe('review')
  })
})

describe('delays', () => {
  it('may be minutes and hours, to try the flow out', () => {
    const { delays } = configOf({
      DAYS_FOR_REMINDER_1: '30m',
      DAYS_FOR_REMINDER_2: '2h',
      EXPIRE_AFTER_DAYS: '3h',
    })
    expect(delays).toEqual({
      reminder: { unit: 'ms', ms: 1_800_000 },
      ultimatum: { unit: 'ms', ms: 7_200_000 },
      expiry: { unit: 'ms', ms: 10_800_000 },
    })
  })

  it('must grow', () => {
    expect(
      faultNames({ DAYS_FOR_REMINDER_1: '4', DAYS_FOR_REMINDER_2: '4', EXPIRE_AFTER_DAYS: '12h' }),
    ).toEqual(['DAYS_FOR_REMINDER_2', 'EXPIRE_AFTER_DAYS'])
  })
})

describe('secrets in files', () => {
  const without = { IMAP_PASSWORD: undefined, IMAP_PASSWORD_FILE: '/run/secrets/imap' }

  it('are read without the line end', () => {
    const config = configOf(without, { '/run/secrets/imap': 'de archivo #1\r\n' })
    expect(passwordOf(config)).toBe('de archivo #1')
  })

  it('are a fault when the file cannot be read', () => {
    expect(faultNames(without)).toContain('IMAP_PASSWORD_FILE')
  })

  it('are a fault when the variable is set as well', () => {
    expect(faultNames({ IMAP_PASSWORD_FILE: '/f' }, { '/f': 'otra' })).toContain('IMAP_PASSWORD')
  })
})

describe('rehearsal', () => {
  it('sends to the staff', () => {
    const config = configOf({ MODO_ENSAYO: 'True', STAFF_EMAIL: 'Equipo@empresa.example' })
    expect(config.rehearsalAddress).toBe('equipo@empresa.example')
  })

  it('sends to the first who gets copies when no staff address is given', () => {
    const config = configOf({ MODO_ENSAYO: 'True', EMAIL_CC_RECIPIENTS: 'a@b.example; c@b.example' })
    expect(config.rehearsalAddress).toBe('a@b.example')
  })

  it('is a fault with nobody to send to', () => {
    expect(faultNames({ MODO_ENSAYO: 'True' })).toEqual(['STAFF_EMAIL'])
  })
})

describe('the bot', () => {
  const ID = '01234567-89ab-cdef-0123-456789abcdef'
  const CREDENTIALS = { MicrosoftAppId: ID, MicrosoftAppTenantId: ID, MicrosoftAppPassword: 'abc~Q' }

  it('listens to the world once it has credentials', () => {
    const config = configOf({ ...CREDENTIALS, PUBLIC_URL: 'https://bot.empresa.example/' })
    expect(config).toMatchObject({ bindHost: '0.0.0.0', publicUrl: 'https://bot.empresa.example' })
    expect(config.teams.credentials).toEqual({
      type: 'SingleTenant',
      appId: ID,
      tenantId: ID,
      password: 'abc~Q',
    })
  })

  it('needs no password with a managed identity', () => {
    const config = configOf({ ...CREDENTIALS, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' })
    expect(config.teams.credentials).toEqual({ type: 'UserAssignedMSI', appId: ID, tenantId: ID })
  })

  it('needs a tenant, and a password when it is single-tenant', () => {
    expect(faultNames({ MicrosoftAppId: ID })).toEqual(['MicrosoftAppTenantId', 'MicrosoftAppPassword'])
  })

  it('must have credentials in production', () => {
    expect(faultNames({ NODE_ENV: 'production' })).toEqual(['MicrosoftAppId'])
    expect(configOf({ ...CREDENTIALS, NODE_ENV: 'production' }).production).toBe(true)
  })

  it("is warned of a secret's id in the place of its value", () => {
    const { warnings } = load({ ...CREDENTIALS, MicrosoftAppPassword: ID, PUBLIC_URL: 'https://b.example' })
    expect(warnings.map(({ name }) => name)).toEqual(['MicrosoftAppPassword'])
  })
})

describe('warnings', () => {
  it('name the variable that a misspelt one was meant to be', () => {
    expect(load({ IMAP_PASWORD: 'x' }).warnings).toEqual([
      expect.objectContaining({ name: 'IMAP_PASWORD', expected: expect.stringContaining('IMAP_PASSWORD') }),
    ])
  })

  it('tell when nobody may send confirmations', () => {
    const { faults, warnings } = load({ ALLOWED_CONFIRMATION_SENDERS: '' })
    expect(faults).toEqual([])
    expect(warnings.map(({ name }) => name)).toEqual(['ALLOWED_CONFIRMATION_SENDERS'])
  })

  it('tell the line of the file that was left out', () => {
    const { warnings } = loadConfigFile('.env', MINIMAL, readFrom({ '.env': 'A=1\n```bash\n' }))
    expect(warnings.map(({ name }) => name)).toEqual(['.env, línea 2'])
  })
})

describe('the real environment', () => {
  it('wins over the file', () => {
    expect(mergeEnvironments({ A: 'file', B: 'file' }, { A: 'real' })).toEqual({ A: 'real', B: 'file' })
  })

  it('wins in either form of a name', () => {
    const merged = mergeEnvironments({ A: 'file', B_FILE: '/file' }, { A_FILE: '/real', B: 'real' })
    expect(merged).toEqual({ A_FILE: '/real', B: 'real' })
  })

  it('is enough when there is no file', () => {
    expect(loadConfigFile('.env', MINIMAL, readFrom({})).faults).toEqual([])
  })

  it('does not hide a file that cannot be read', () => {
    const denied = (): Uint8Array => {
      throw Object.assign(new Error('denied'), { code: 'EACCES' })
    }
    expect(() => loadConfigFile('.env', MINIMAL, denied)).toThrow('denied')
  })
})
