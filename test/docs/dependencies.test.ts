import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }

const page = readFileSync(new URL('../../docs/dependencies.md', import.meta.url), 'utf8')

const named = (section: string): readonly string[] =>
  [...section.matchAll(/^\| `([^`]+)` \|/gm)].flatMap(([, name]) => name ?? [])

const [, forService = '', forBuild = ''] = page.split('\n## ')

const withoutTypes = (dependencies: object): readonly string[] =>
  Object.keys(dependencies).filter((name) => !name.startsWith('@types/'))

describe('the page of dependencies', () => {
  test('names every package of the service, and no other', () => {
    expect([...named(forService)].sort()).toEqual(
      [...withoutTypes(packageFile.dependencies), ...withoutTypes(packageFile.optionalDependencies)].sort(),
    )
  })

  test('names every package for building and showing, and no other', () => {
    const names = named(forBuild).filter((name) => name !== '@types/*')
    expect([...names].sort()).toEqual([...withoutTypes(packageFile.devDependencies)].sort())
  })

  test('names every package of types', () => {
    const types = Object.keys(packageFile.devDependencies).filter((name) => name.startsWith('@types/'))
    const row = page.split('\n').find((line) => line.includes('`@types/*`')) ?? ''
    expect(types.filter((name) => !row.includes(name.slice('@types/'.length)))).toEqual([])
  })
})
