import { describe, expect, test } from 'vitest'
import { barred, type Level, type Role } from '../../bot/permission.js'

const ID = '01234567-89ab-cdef-0123-456789abcdef'

const refusal = (role: Role, needs: Level, adminsNamed = true): string | null =>
  barred({ role, id: ID }, needs, adminsNamed)

const may = (role: Role): readonly Level[] =>
  (['read', 'operate', 'administer'] as const).filter((level) => refusal(role, level) === null)

describe('who may do what', () => {
  test.each([
    ['admin', ['read', 'operate', 'administer']],
    ['member', ['read', 'operate']],
    ['guest', ['read']],
    ['outsider', []],
    ['unknown', ['read']],
  ] as const)('%s: %j', (role, levels) => {
    expect(may(role)).toEqual(levels)
  })
})

describe('a refusal is one sentence', () => {
  test('that names the setting, to a member who wants to administer', () => {
    expect(refusal('member', 'administer')).toBe(
      'Eso lo hace un administrador del servicio; los administradores se definen en ADMIN_IDS.',
    )
  })

  test('that says what to set, while there is no administrator at all', () => {
    expect(refusal('member', 'administer', false)).toContain(`agregue en ADMIN_IDS`)
    expect(refusal('member', 'administer', false)).toContain(`el suyo es ${ID}`)
  })

  test('that tells nothing of the settings to who is not of the team', () => {
    expect(refusal('outsider', 'administer')).toBe('Sólo los miembros del equipo pueden usar este bot.')
  })
})
