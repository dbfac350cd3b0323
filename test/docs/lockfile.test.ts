import { describe, expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { FIRST_GOOD, knownBad, LOCKED, withoutIntegrity } from './known-bad.js'

describe('what is installed', () => {
  test('is held by a hash, every package of it', () => {
    expect(Object.keys(LOCKED).length).toBeGreaterThan(500)
    expect(withoutIntegrity(LOCKED)).toEqual([])
  })

  test('has no copy of a parser that is known to be bad', () => {
    expect(knownBad(LOCKED)).toEqual([])
  })

  test.each(Object.keys(FIRST_GOOD))('has %s at all, or its line here is of no use', (name) => {
    expect(Object.keys(LOCKED).some((path) => path.endsWith(`node_modules/${name}`))).toBe(true)
  })

  test('is what is asked for to the last number', () => {
    const { dependencies, optionalDependencies, devDependencies } = packageFile
    const wanted = { ...dependencies, ...optionalDependencies, ...devDependencies }
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([])
    expect(
      Object.entries(wanted).filter(([name, version]) => LOCKED[`node_modules/${name}`]?.version !== version),
    ).toEqual([])
  })
})

describe('a bad copy', () => {
  const good = { version: '10.6.0', integrity: `sha512-${'a'.repeat(86)}==` }

  test.each(['node_modules/nodemailer', 'node_modules/mailparser/node_modules/nodemailer'])(
    'is found at %s',
    (path) => {
      expect(knownBad({ [path]: { ...good, version: '10.4.0' } })).toEqual([
        expect.stringContaining('CVE-2026-125755'),
      ])
      expect(knownBad({ [path]: { ...good, version: '10.4.1' } })).toEqual([])
    },
  )

  test.each([{}, { integrity: 'sha1-aaaa' }, { integrity: '' }])('without its hash is found: %j', (copy) => {
    expect(withoutIntegrity({ 'node_modules/a': { version: '1.0.0', ...copy } })).toEqual(['node_modules/a'])
  })
})
