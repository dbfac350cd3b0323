import { describe, expect, test } from 'vitest'
import { readSettings } from '../../manifest/settings.js'
import { loadConfig, type Environment } from '../../src/config.js'

const ENV = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  PUBLIC_URL: 'https://oc.empresa.example/',
}

const read = (env: Environment, version = '0.1.0') =>
  readSettings(
    loadConfig(env, () => Buffer.of()),
    version,
  )

const problemOf = (env: Environment, version?: string): string => {
  const reading = read(env, version)
  return reading.ok ? '' : reading.problem
}

describe('the settings of the Teams app', () => {
  test('are few: the rest of the configuration may still be missing', () => {
    expect(read(ENV)).toEqual({
      ok: true,
      settings: {
        appId: ENV.MicrosoftAppId,
        publicUrl: 'https://oc.empresa.example',
        companyName: 'Control OC',
        version: '0.1.0',
        readsAllMessages: false,
      },
    })
  })

  test('take the company’s name from the mails, as short as Teams wants it', () => {
    const env = { ...ENV, SMTP_FROM_NAME: 'Empresa Ejemplo de Turismo y Hotelería' }
    expect(read(env)).toMatchObject({ settings: { companyName: 'Empresa Ejemplo de Turismo y Hot' } })
  })

  test('ask for the messages of the team only when told to', () => {
    const env = { ...ENV, TEAMS_READ_ALL_MESSAGES: 'sí' }
    expect(read(env)).toMatchObject({ settings: { readsAllMessages: true } })
  })

  test('name what is missing', () => {
    expect(problemOf({ PUBLIC_URL: ENV.PUBLIC_URL })).toBe(
      'Faltan en el entorno o en .env: MicrosoftAppId. El paquete de Teams no se armó.',
    )
  })

  test.each([
    ['MicrosoftAppId', 'el-bot'],
    ['PUBLIC_URL', 'oc.empresa.example'],
    ['TEAMS_READ_ALL_MESSAGES', 'quizás'],
    ['MicrosoftAppId', '[ID_DE_LA_APLICACION]'],
  ])('say what is wrong with %s=%s', (name, value) => {
    const problem = problemOf({ ...ENV, [name]: value })
    expect(problem).toMatch(/^El paquete de Teams no se armó:\n/u)
    expect(problem).toContain(`${name}: `)
    expect(problem).toContain('Se espera: ')
  })

  test('must name an address with https', () => {
    expect(problemOf({ ...ENV, PUBLIC_URL: 'http://localhost:3978' })).toContain(
      'PUBLIC_URL debe comenzar con https:// y es «http://localhost:3978».',
    )
  })

  test.each(['1', '1.0', 'v1.0.0', '1.0.0-beta', ''])(
    'want a version of three numbers, not «%s»',
    (version) => {
      expect(problemOf(ENV, version)).toContain(`La versión debe ser como 1.0.2 y es «${version}».`)
    },
  )
})
