import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadConfigFile } from '../../src/config.js'
import { VARIABLE_NAMES, variable, type VariableName } from '../../src/config/variables.js'

const guide = readFileSync(new URL('../../docs/configuracion.md', import.meta.url), 'utf8')
const sample = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')

interface GuideRow {
  readonly name: string
  readonly preset: string
  readonly example: string
}

const guideRows: readonly GuideRow[] = [
  ...guide.matchAll(/^\| `(\w+)` \| ([^|]+) \| `([^|]+)` \| [^|]+ \|$/gm),
].map(([, name = '', preset = '', example = '']) => ({ name, preset, example }))

const rowOf = (name: VariableName): GuideRow | undefined => guideRows.find((row) => row.name === name)

const BASE = {
  IMAP_HOST: 'imap.a.example',
  IMAP_USERNAME: 'a@a.example',
  IMAP_PASSWORD: 'x',
  SMTP_HOST: 'smtp.a.example',
  SMTP_FROM_EMAIL: 'a@a.example',
}

describe('the guide to the configuration', () => {
  it('has one row for every variable and for nothing else', () => {
    expect(guideRows.map(({ name }) => name)).toEqual(VARIABLE_NAMES)
  })

  it.each(VARIABLE_NAMES.filter((name) => variable(name).preset))('tells the default of %s', (name) => {
    expect(rowOf(name)?.preset).toBe(`\`${variable(name).preset}\``)
  })

  it.each(VARIABLE_NAMES)('gives an example of %s that is understood', (name) => {
    const { values } = loadConfigFile('none', { ...BASE, [name]: rowOf(name)?.example }, () => Buffer.of())
    expect(values[name]).not.toBeNull()
  })
})

describe('the sample .env', () => {
  it('names every variable', () => {
    const named = new Set([...sample.matchAll(/^(?:# )?(\w+)=/gm)].map(([, name]) => name))
    expect(VARIABLE_NAMES.filter((name) => !named.has(name))).toEqual([])
  })

  it('has nothing to tell of but the secret that is to be put in', () => {
    const { faults, warnings } = loadConfigFile('.env', {}, () => Buffer.from(sample), 'inspect')
    expect(faults).toEqual([])
    expect(warnings.map(({ name }) => name)).toEqual(['AZURE_CLIENT_SECRET'])
  })
})
