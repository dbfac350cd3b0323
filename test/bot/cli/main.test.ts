import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { SUMMARIES } from '../../../bot/cli/texts/main.js'
import { runCli } from './run-cli.js'

const run = (...args: string[]) => runCli(tmpdir(), args)

describe('control-oc', () => {
  it('makes its help from the table of subcommands', async () => {
    const { exitCode, stdout } = await run('--help')
    expect(exitCode).toBe(0)
    expect(Object.keys(SUMMARIES).filter((name) => !stdout.includes(`  ${name} `))).toEqual([])
  })

  it('proposes the nearest subcommand and ends with 2 for one it does not know', async () => {
    const { exitCode, stderr } = await run('inport-clients')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('¿Quiso decir «import-clients»?')
  })

  it('proposes nothing for a word like no subcommand', async () => {
    const { stderr } = await run('xyzzy-plugh')
    expect(stderr).not.toContain('¿Quiso decir')
  })

  it('shows its help and ends with 2 when nothing is asked', async () => {
    const { exitCode, stdout, stderr } = await run()
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Uso: control-oc')
  })
})
