import { describe, expect, it } from 'vitest'
import { createLogger } from '../../../../src/adapters/logger/index.js'
import type { LogLevel } from '../../../../src/adapters/logger/index.js'
import type { Logger } from '../../../../src/ports.js'

const logged = (write: (log: Logger) => void, level: LogLevel = 'info'): string[] => {
  const lines: string[] = []
  write(createLogger(level, { write: (line) => void lines.push(line) }))
  return lines
}

const parsed = (line = ''): Record<string, unknown> => {
  const fields: Record<string, unknown> = JSON.parse(line)
  return fields
}

const fieldsOf = (fields: object): Record<string, unknown> =>
  parsed(logged((log) => log.info(fields, 'm'))[0])

describe('the log', () => {
  it('is one JSON line per entry, with level, time and fields', () => {
    const [line = '', ...others] = logged((log) =>
      log.warn({ locator: 'AAKLMNO', mailbox: 'oc' }, 'mail put off'),
    )
    expect(others).toEqual([])
    expect(line.endsWith('}\n')).toBe(true)
    const { time, ...rest } = parsed(line)
    expect(rest).toEqual({ level: 'warn', locator: 'AAKLMNO', mailbox: 'oc', msg: 'mail put off' })
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  })

  it('stays one line whatever a value holds', () => {
    const [line = ''] = logged((log) => log.info({ subject: 'a\nb"c\u2028' }, 'two\nlines'))
    expect(line.trimEnd().split('\n')).toHaveLength(1)
  })

  it('leaves out what is below its level', () => {
    expect(logged((log) => log.debug({}, 'x'), 'info')).toEqual([])
    expect(logged((log) => log.debug({}, 'x'), 'debug')).toHaveLength(1)
  })

  it.each([
    'password',
    'IMAP_PASSWORD',
    'clientSecret',
    'accessToken',
    'Authorization',
    'api_key',
    'set-cookie',
    'AZURE_CLIENT_SECRET',
    'GOOGLE_REFRESH_TOKEN',
    'privateKey',
    'credential',
  ])('hides the value of "%s", however deep it lies', (name) => {
    const [line = ''] = logged((log) =>
      log.info({ [name]: 'hunter2', a: { b: [{ [name]: 'hunter2' }] } }, 'm'),
    )
    expect(line).not.toContain('hunter2')
    expect(line).toContain('[hidden]')
  })

  it('hides tokens that stand in a text', () => {
    const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln'
    const [line = ''] = logged((log) =>
      log.error({ error: new Error(`AUTH failed for Bearer abc.def-1 and ${jwt}`) }, 'm'),
    )
    expect(line).not.toMatch(/abc\.def|eyJ/)
    expect(line).toContain('Bearer [hidden]')
  })

  it.each([
    ['a secret of Entra', 'abc8Q~un-secreto-de-prueba.largo_0123456789'],
    ['a secret of Google', 'GOCSPX-un_secreto-de-prueba'],
    ['a refresh token of Google', '1//0un-permiso_de-prueba'],
    ['an access token of Google', 'ya29.un-permiso_de-prueba'],
    ['a login by token', Buffer.from('user=oc@hotel.example\u0001auth=Bearer ficha').toString('base64')],
    ['a field of a form', 'client_secret=una%20clave&grant_type=client_credentials'],
    ['the password of a URL', 'postgres://oc:una-clave@de-prueba@db.example:5432/oc'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----'],
  ])('hides %s that stands in a text', (_, secret) => {
    const [line = ''] = logged((log) => log.error({ reason: `refused: ${secret}` }, 'm'))
    expect(line).toContain('[hidden]')
    expect(line).not.toMatch(/prueba|dXNlcj|una%20clave|MIIEvQ/)
  })

  it.each([
    'AADSTS7000215: Invalid client secret provided.',
    '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    'https://oauth2.example/token could not be asked',
    'dXNlcjE',
  ])('leaves %s as it is', (reason) => {
    expect(fieldsOf({ reason })['reason']).toBe(reason)
  })

  it.each(['error', 'err'])(
    'writes an error in "%s" with code, stack and cause, and without what hangs on it',
    (name) => {
      const cause = new Error('connection reset')
      const error = Object.assign(new Error('send failed', { cause }), {
        code: 'ESOCKET',
        options: { auth: { user: 'oc', pass: 'hunter2' } },
      })
      const written = fieldsOf({ [name]: error })[name]
      expect(written).toMatchObject({
        type: 'Error',
        message: 'send failed',
        code: 'ESOCKET',
        cause: { message: 'connection reset' },
      })
      expect(written).toHaveProperty('stack')
      expect(JSON.stringify(written)).not.toContain('hunter2')
    },
  )

  it('writes the number of bytes, not the bytes', () => {
    expect(fieldsOf({ content: Buffer.from('%PDF') })['content']).toBe('[4 bytes]')
  })

  it('ends with what refers to itself', () => {
    const endless: Record<string, unknown> = {}
    endless['again'] = endless
    expect(JSON.stringify(fieldsOf({ endless }))).toContain('[deep]')
  })
})
