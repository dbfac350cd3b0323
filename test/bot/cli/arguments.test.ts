import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../bot/cli/arguments.js'

const KINDS = { env: 'value', json: 'flag' } as const

const parse = (...args: string[]) => parseArguments(args, KINDS, 1)

describe('parseArguments', () => {
  it('tells flags, values and positionals apart, in any order', () => {
    expect(parse('file', '--env', 'x.env', '--json')).toEqual({
      ok: true,
      flags: new Set(['json']),
      values: new Map([['env', 'x.env']]),
      positionals: ['file'],
    })
  })

  it('takes a value after an equals sign', () => {
    expect(parse('--env=a=b')).toMatchObject({ values: new Map([['env', 'a=b']]) })
  })

  it('takes -h for --help, which every subcommand has', () => {
    expect(parse('-h')).toMatchObject({ flags: new Set(['help']) })
  })

  it('takes everything after -- for positionals', () => {
    expect(parse('--', '--json')).toMatchObject({ positionals: ['--json'] })
  })

  it.each([
    [['--jsn'], '--jsn'],
    [['--toString'], '--toString'],
    [['-x'], '-x'],
    [['--env'], '--env'],
    [['--env', '--json'], '--env'],
    [['--json=yes'], '--json'],
    [['one', 'two'], 'two'],
  ])('says what is wrong with %o', (args, named) => {
    expect(parse(...args)).toEqual({ ok: false, problem: expect.stringContaining(named) })
  })
})
